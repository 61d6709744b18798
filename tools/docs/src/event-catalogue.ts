import { asyncApiDocument, payloadSchema, retentionDays, type AsyncApiDocument, type EventContract, type JsonSchema } from '@tomoni/contracts';
import type { Consumer } from './consumers.js';
import { json, markdown, table, type GeneratedDocument } from './generated-document.js';

const version = '0.1.0';

/** What partner agencies and open-data users may read: public events only. */
export const publicAsyncApi = (events: readonly EventContract[]): AsyncApiDocument =>
  asyncApiDocument(events.filter(({ visibility }) => visibility === 'pub'), {
    title: 'Tomoni: 公開イベント / public events',
    version,
    description: '誰でも受け取れる市の出来事。個人情報を含まず、すべて再読できます。 / What happens in the city, for everybody: no personal data, replayable from the first event.',
  });

export const wholeAsyncApi = (events: readonly EventContract[]): AsyncApiDocument =>
  asyncApiDocument(events, {
    title: 'Tomoni: すべてのイベント / all events',
    version,
    description: 'サービス間のイベントを含む全体。 / The whole, with the events between services.',
  });

export function eventCatalogue(events: readonly EventContract[], consumers: ReadonlyMap<string, readonly Consumer[]>): GeneratedDocument[] {
  const services = Map.groupBy(events, ({ service }) => service);
  return [
    json('docs/events/asyncapi.json', wholeAsyncApi(events)),
    json('docs/events/asyncapi-public.json', publicAsyncApi(events)),
    ...events.map((event) => json(`docs/events/schemas/${event.type}.json`, payloadSchema(event))),
    markdown('docs/events/README.md', 'libs/contracts', overview(events, consumers)),
    ...[...services].map(([service, events]) => markdown(`docs/events/${service}.md`, `libs/contracts/src/${service}`, servicePage(service, events, consumers))),
  ];
}

const visibilities = { pub: '公開 / everybody', ptn: '連携機関 / partners', int: 'サービス間 / between services', rst: '限定 / named consumers' };

function overview(events: readonly EventContract[], consumers: ReadonlyMap<string, readonly Consumer[]>): string[] {
  return [
    '# イベント一覧 / Event catalogue',
    '',
    'イベントは CloudEvents 1.0（Kafka ではバイナリモード、属性は `ce_*` ヘッダー）です。同じキーの中では順序が守られ、少なくとも一回届きます。`ce_id` で重複を除き、',
    '`ce_aggregateversion` の抜けは誤りとして扱ってください。知らない項目は無視してください。項目は増えるだけで、意味が変わるときは新しい `.v2` になります。',
    '',
    'Events are CloudEvents 1.0 (binary mode on Kafka: attributes are `ce_*` headers). Order holds within a key; delivery is at least once: dedupe on `ce_id`,',
    'treat a gap in `ce_aggregateversion` as an error, ignore fields you do not know. Fields are only added; a changed meaning is a new `.v2` beside the old one.',
    'No event holds personal data: a declaration that could is refused ([libs/contracts](../../libs/contracts/src/personal-fields.ts)).',
    '',
    '- [asyncapi-public.json](asyncapi-public.json): AsyncAPI 3, 連携機関向け / for partner agencies',
    '- [asyncapi.json](asyncapi.json): AsyncAPI 3, 全体 / the whole',
    '- [schemas/](schemas): JSON Schema (2020-12)',
    '',
    ...table(
      ['イベント / event', '', 'トピック / topic', '受け手 / consumers'],
      events.map((event) => [`[${event.type}](${event.service}.md#${anchor(event.type)})`, `${event.summary.ja}<br>${event.summary.en}`, `\`${event.topic}\``, consumersText(consumers.get(event.type))]),
    ),
  ];
}

const anchor = (heading: string) => heading.replaceAll('.', '');
const consumersText = (consumers: readonly Consumer[] = []) => [...new Set(consumers.map(({ service }) => service))].join(', ') || '–';
const retentionText = (days: number | null) => (days === null ? '無期限 / for ever' : `${days}日 / ${days} days`);

function servicePage(service: string, events: readonly EventContract[], consumers: ReadonlyMap<string, readonly Consumer[]>): string[] {
  return [`# ${service}`, '', '[一覧 / all events](README.md)', ...events.flatMap((event) => ['', ...eventSection(event, consumers.get(event.type))])];
}

function eventSection(event: EventContract, consumers: readonly Consumer[] = []): string[] {
  return [
    `## ${event.type}`,
    '',
    `${event.summary.ja} / ${event.summary.en}`,
    '',
    ...table(
      ['トピック / topic', 'キー / key', '公開範囲 / visibility', '機密区分 / class', '保存 / retention', 'スキーマ / schema'],
      [[`\`${event.topic}\``, `\`${event.key}\``, `${event.visibility}: ${visibilities[event.visibility]}`, event.dataClass, retentionText(retentionDays[event.visibility]), `[JSON Schema](schemas/${event.type}.json)`]],
    ),
    '',
    ...(consumers.length > 0
      ? ['受け手 / consumed by:', '', ...consumers.map(({ service, file, handler }) => `- ${service}: [${handler}](../../${file})`)]
      : ['受け手（このリポジトリ内） / consumed in this repository by: –']),
    '',
    ...table(['項目 / field', '型 / type', '必須 / required', '意味 / meaning'], fieldRows(payloadSchema(event))),
    '',
    '```json',
    JSON.stringify(event.example, undefined, 2),
    '```',
  ];
}

function fieldRows({ properties = {}, required = [] }: JsonSchema, prefix = ''): string[][] {
  return Object.entries(properties).flatMap(([name, schema]) => [
    [`\`${prefix}${name}\``, typeText(schema), required.includes(name) ? '●' : '', schema.description ?? ''],
    ...fieldRows(schema, `${prefix}${name}.`),
    ...(schema.items ? fieldRows(schema.items, `${prefix}${name}[].`) : []),
  ]);
}

function typeText(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.anyOf) return schema.anyOf.map(typeText).join(' | ');
  if (schema.items) return `list of ${typeText(schema.items)}`;
  const range = [['≥', schema.minimum], ['≤', schema.maximum], ['≤', schema.maxLength]].flatMap(([sign, limit]) => (isLimit(limit) ? [`${String(sign)} ${limit}`] : []));
  const pattern = typeof schema.pattern === 'string' && !schema.format ? `\`${schema.pattern}\`` : '';
  return [typeof schema.format === 'string' ? schema.format : (schema.type ?? ''), pattern, ...range].filter(Boolean).join(' ');
}

/** zod writes JavaScript's largest integer where there is no limit. */
const isLimit = (limit: unknown): limit is number => typeof limit === 'number' && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
