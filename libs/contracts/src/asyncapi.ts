import { retentionDays, type EventContract } from './event.js';
import { payloadSchema, type JsonSchema } from './json-schema.js';

export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string; readonly license: { name: string } };
  readonly channels: Readonly<Record<string, object>>;
  readonly [section: string]: unknown;
}

/**
 * The events as an AsyncAPI 3 document: the platform sends, whoever reads it receives.
 * @param version of the whole set of contracts, such as `0.1.0`
 */
export function asyncApiDocument(events: readonly EventContract[], info: { title: string; version: string; description: string }): AsyncApiDocument {
  const topics = Map.groupBy(events, ({ topic }) => topic);
  return {
    asyncapi: '3.0.0',
    info: { ...info, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/json',
    channels: Object.fromEntries([...topics].map(([topic, events]) => [topic, channel(topic, events)])),
    operations: Object.fromEntries([...topics].map(([topic, events]) => [`send.${topic}`, operation(topic, events)])),
    components: {
      messages: Object.fromEntries(events.map((event) => [event.type, message(event)])),
      schemas: { cloudEventHeaders },
    },
  };
}

const day = 24 * 60 * 60 * 1000;

function channel(topic: string, events: readonly EventContract[]) {
  const days = retentionDays[visibilityOf(events)];
  return {
    address: topic,
    messages: Object.fromEntries(events.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
    bindings: {
      kafka: { topic, topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': days === null ? -1 : days * day }, bindingVersion: '0.5.0' },
    },
  };
}

function visibilityOf([event]: readonly EventContract[]) {
  if (!event) throw new Error('A topic has at least one event');
  return event.visibility;
}

const operation = (topic: string, events: readonly EventContract[]) => ({
  action: 'send',
  channel: { $ref: `#/channels/${topic}` },
  messages: events.map(({ type }) => ({ $ref: `#/channels/${topic}/messages/${type}` })),
});

const message = (event: EventContract) => ({
  name: event.type,
  title: `${event.summary.ja} / ${event.summary.en}`,
  contentType: 'application/json',
  headers: { $ref: '#/components/schemas/cloudEventHeaders' },
  payload: payloadSchema(event, 'draft-7'),
  bindings: { kafka: { key: { type: 'string', description: event.key }, bindingVersion: '0.5.0' } },
  examples: [{ name: 'example', headers: exampleHeaders(event), payload: event.example }],
});

const text = (description: string, rest: JsonSchema = {}): JsonSchema => ({ type: 'string', description, ...rest });

/** CloudEvents 1.0 in binary mode: attributes are Kafka headers. */
const cloudEventHeaders: JsonSchema = {
  type: 'object',
  required: [
    'content-type', 'ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'ce_tenant', 'ce_visibility', 'ce_dataclass',
    'ce_fiscalyear', 'ce_aggregateversion', 'ce_correlationid', 'ce_drill', 'ce_personal',
  ],
  properties: {
    'content-type': text('本文の形式 / of the payload', { enum: ['application/json'] }),
    ce_specversion: text('CloudEvents', { enum: ['1.0'] }),
    ce_id: text('イベントID（UUIDv7、重複排除に使う） / UUIDv7, what consumers dedupe on', { format: 'uuid' }),
    ce_source: text('発行元（/団体コード/サービス） / who published it: /municipality/service', { pattern: '^/\\d{6}/[a-z-]+$' }),
    ce_type: text('種類 / type'),
    ce_subject: text('キー（案件のID） / the key: the id of the case'),
    ce_time: text('発生時刻（UTC） / when it happened, in UTC', { format: 'date-time' }),
    ce_tenant: text('団体コード / municipality code', { pattern: '^\\d{6}$' }),
    ce_visibility: text('公開範囲 / visibility', { enum: ['pub', 'ptn', 'int', 'rst'] }),
    ce_dataclass: text('機密区分 / data class', { enum: ['C0', 'C1', 'C2'] }),
    ce_fiscalyear: text('年度 / fiscal year', { pattern: '^\\d{4}$' }),
    ce_aggregateversion: text('同じキーの中の連番（1から、抜けは誤り） / counts the events of a key from 1; a gap is an error', { pattern: '^[1-9]\\d*$' }),
    ce_correlationid: text('一連の処理の番号 / the whole of what belongs together'),
    ce_causationid: text('きっかけとなったイベントのID / id of the event that caused it'),
    ce_traceparent: text('W3C Trace Context'),
    traceparent: text('W3C Trace Context'),
    ce_drill: text('通常・訓練・試験の別 / normal, drill or test', { enum: ['normal', 'drill', 'test'] }),
    ce_personal: text('個人情報の有無（常に無） / whether it holds personal data: never', { enum: ['false'] }),
  },
};

const exampleHeaders = ({ type, service, key, visibility, dataClass, example }: EventContract) => ({
  'content-type': 'application/json',
  ce_specversion: '1.0',
  ce_id: '019a4f00-0000-7000-8000-0000000000ff',
  ce_source: `/123421/${service}`,
  ce_type: type,
  ce_subject: String(example[key]),
  ce_time: '2026-06-20T01:00:00.000Z',
  ce_tenant: '123421',
  ce_visibility: visibility,
  ce_dataclass: dataClass,
  ce_fiscalyear: '2026',
  ce_aggregateversion: '1',
  ce_correlationid: '019a4f00-0000-7000-8000-0000000000fe',
  ce_drill: 'normal',
  ce_personal: 'false',
});
