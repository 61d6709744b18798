import { areaCode, civilDate, code, moment } from '@tomoni/contracts';
import { Audit, NotAudited, pageOf, pageQuery, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { mappedActions, textVariables } from './telegram-mapping.js';
import { TelegramRulesService } from './telegram-rules.service.js';
import { TelegramSourcesService } from './telegram-sources.service.js';
import { telegramStates, type TelegramAreaRow, type TelegramMapping } from './telegram.entity.js';
import { areaRelations, telegramActions } from './telegram.js';
import { refusalReasons } from './telegram-xml.js';
import { TelegramsService } from './telegrams.service.js';

const coded = z.object({ code: z.string(), name: z.string() });
const decision = z.object({
  action: z.enum(telegramActions), reason: z.string(), alertKind: z.string(), level: z.int(), official: z.boolean(),
  evacuationPrompt: z.int().nullable().meta({ description: '避難情報を出すか人に判断を求める段階 / level at which people are asked whether to order evacuation; nothing is ordered by a telegram' }),
  drill: z.enum(['normal', 'drill', 'test']), kinds: z.array(coded),
  areas: z.array(coded.extend({ relation: z.enum(areaRelations), cityAreas: z.array(z.string()) })), texts: z.object({ ja: z.string(), en: z.string() }),
});
const item = z.object({
  type: z.string(), kinds: z.array(coded.extend({ condition: z.string(), last: z.array(coded) })), areas: z.array(coded.extend({ codeType: z.string() })),
});
const understood = z.object({
  kindTitle: z.string(), kindCode: z.string(), title: z.string(), status: z.string(), infoType: z.string(), eventId: z.string(), serial: z.string(), reportedAt: z.string(),
  targetAt: z.string(), validUntil: z.string(), sentAt: z.string(), office: z.string(), infoKind: z.string(), headline: z.string(), items: z.array(item), details: z.array(item), sentences: z.array(z.string()),
});
const summary = {
  id: z.uuid(), source: z.string(), docId: z.string(), state: z.enum(telegramStates), kindCode: z.string(), title: z.string(), status: z.string(), infoType: z.string(),
  reportedAt: moment.nullable(), action: z.enum(telegramActions).nullable(), alertKind: z.string(), level: z.int(), refusal: z.enum(refusalReasons).nullable(), refusalDetail: z.string().nullable(),
  duplicateOf: z.uuid().nullable(), rawBytes: z.int(), receivedAt: moment,
};
const example = {
  id: '019a4f00-0000-7000-8000-0000000000f1', source: 'extra', docId: 'https://www.data.jma.go.jp/developer/xml/data/20260622140000_0_VPWW55_120000.xml', state: 'taken', kindCode: 'VPWW55',
  title: '千葉県大雨警報・注意報', status: '通常', infoType: '発表', reportedAt: '2026-06-22T14:00:00.000Z', action: 'auto-issue', alertKind: 'heavy-rain', level: 4, refusal: null, refusalDetail: null,
  duplicateOf: null, rawBytes: 12_182, receivedAt: '2026-06-22T14:00:41.000Z',
};
const TelegramSummary = z.object(summary).meta({ id: 'TelegramSummary', description: '届いた電文とその扱い / a telegram and what was done about it', example });
const TelegramView = z
  .object({ ...summary, understood: understood.nullable(), decision: decision.nullable(), rawText: z.string().nullable() })
  .meta({ id: 'Telegram', description: '電文の全文と、読み取った内容 / a telegram as it came and what was understood', example: { ...example, understood: null, decision: null, rawText: null } });
const TelegramSourcesView = z
  .array(z.object({
    name: z.string(), address: z.string(), condition: z.enum(['waiting', 'ok', 'failing']), problem: z.string().nullable(), failures: z.int(),
    lastAttemptAt: moment.nullable(), lastSuccessAt: moment.nullable(), nextAttemptAt: moment, waitingFiles: z.int(), failingFiles: z.int(),
  }))
  .meta({
    id: 'TelegramSources', description: '電文の取得状況 / how the sources of telegrams fare',
    example: [{ name: 'extra', address: 'https://www.data.jma.go.jp/developer/xml/feed/extra.xml', condition: 'ok', problem: null, failures: 0, lastAttemptAt: '2026-06-22T14:00:40.000Z', lastSuccessAt: '2026-06-22T14:00:40.000Z', nextAttemptAt: '2026-06-22T14:01:40.000Z', waitingFiles: 0, failingFiles: 0 }],
  });

const text = (max: number) => z.string().max(max).refine((value) => !value.includes('\u0000') && value.isWellFormed(), { params: { ja: '使えない文字があります', en: 'It has a character that cannot be stored' } });
const template = text(2_000).min(1).refine((value) => [...value.matchAll(/\{(\w*)\}?/g)].every(([whole, name]) => whole.endsWith('}') && (textVariables as readonly string[]).includes(name ?? '')), {
  params: { ja: `使える差し込みは ${textVariables.map((name) => `{${name}}`).join('')} です`, en: `The variables are ${textVariables.map((name) => `{${name}}`).join('')}` },
});
const mapping = z.strictObject({
  kindCode: text(10).min(1), itemCode: text(10).min(1), itemName: text(100), effectiveFrom: civilDate,
  // 避難情報 is decided by people: domain.md N3.
  alertKind: code.refine((value) => !value.startsWith('evacuation'), { params: { ja: '避難情報は電文から自動では出せません', en: 'An evacuation order never comes out of a telegram' } }),
  level: z.int().min(0).max(5), official: z.boolean(), action: z.enum(mappedActions), textJa: template, textEn: template, basis: text(200).min(1),
});
const ChangeMapping = mapping.meta({
  example: {
    kindCode: 'VPHW', itemCode: '1', itemName: '', effectiveFrom: '2026-12-01', alertKind: 'tornado', level: 2, official: false, action: 'draft',
    textJa: '{time} {areas}: {kind}\n{headline}', textEn: '{time} {areas}: Tornado, {kind}', basis: '防災会議の決定',
  },
});
const MappingView = z.object(mapping.shape).meta({ id: 'TelegramMapping', description: '電文の種別をどう扱うか（適用日つき） / what is made of a kind in telegrams, from a day on' });
const area = z.strictObject({ codeType: text(60).min(1), code: text(20).min(1), effectiveFrom: civilDate, relation: z.enum(areaRelations), cityAreas: z.array(areaCode).max(200), basis: text(200).min(1) });
const ChangeArea = area.meta({ example: { codeType: '市町村', code: '1221100', effectiveFrom: '2026-12-01', relation: 'neighbour', cityAreas: [], basis: '隣接する市' } });
const AreaView = z.object(area.shape).meta({ id: 'TelegramArea', description: '電文の地域と市との関係（適用日つき） / how an area of telegrams lies to the city, from a day on' });

const shown = text(100).optional();
const TelegramQuery = pageQuery({ kind: shown, status: shown, state: z.enum(telegramStates).optional(), action: z.enum(telegramActions).optional() });
const TelegramId = z.object({ id: z.uuid() });

@Controller()
export class TelegramsController {
  constructor(private readonly telegrams: TelegramsService, private readonly rules: TelegramRulesService, private readonly sources: TelegramSourcesService) {}

  @Get('telegrams')
  @Scopes('telegrams:read', { kinds: ['staff'] })
  @NotAudited('Telegrams are public; nobody is named in them.')
  @Returns(pageOf(TelegramSummary))
  list(@Query({ schema: TelegramQuery }) query: z.output<typeof TelegramQuery>) {
    return this.telegrams.list(query);
  }

  @Get('telegrams/sources')
  @Scopes('telegrams:read', { kinds: ['staff'] })
  @NotAudited('Addresses and states of machines.')
  @Returns(TelegramSourcesView)
  sourcesNow() {
    return this.sources.list();
  }

  @Get('telegrams/:id')
  @Scopes('telegrams:read', { kinds: ['staff'] })
  @NotAudited('Telegrams are public; nobody is named in them.')
  @Returns(TelegramView)
  get(@Param({ schema: TelegramId }) { id }: z.output<typeof TelegramId>) {
    return this.telegrams.get(id);
  }

  @Get('telegram-mappings')
  @Scopes('telegrams:read', { kinds: ['staff'] })
  @NotAudited('Rules of the city; no person in them.')
  @Returns(z.array(MappingView))
  mappings() {
    return this.rules.mappings();
  }

  @Post('telegram-mappings')
  @Scopes('settings:change', { kinds: ['staff'] })
  @Audit('telegram-mapping', { ids: (reply) => [[(reply as TelegramMapping).kindCode, (reply as TelegramMapping).itemCode, (reply as TelegramMapping).itemName].join(':')] })
  @Returns(MappingView)
  changeMapping(@Body({ schema: ChangeMapping }) body: z.output<typeof ChangeMapping>) {
    return this.rules.changeMapping(body);
  }

  @Get('telegram-areas')
  @Scopes('telegrams:read', { kinds: ['staff'] })
  @NotAudited('Rules of the city; no person in them.')
  @Returns(z.array(AreaView))
  areas() {
    return this.rules.areas();
  }

  @Post('telegram-areas')
  @Scopes('settings:change', { kinds: ['staff'] })
  @Audit('telegram-area', { ids: (reply) => [`${(reply as TelegramAreaRow).codeType}:${(reply as TelegramAreaRow).code}`] })
  @Returns(AreaView)
  changeArea(@Body({ schema: ChangeArea }) body: z.output<typeof ChangeArea>) {
    return this.rules.changeArea(body);
  }
}
