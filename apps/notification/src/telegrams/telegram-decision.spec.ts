import { expect, test } from 'vitest';
import { decidedArea, firstAreaRules } from './telegram-areas.js';
import { decide, type SeriesState } from './telegram-decision.js';
import { filled, firstMappings, mappingOf, type Mapping } from './telegram-mapping.js';
import { parseTelegram } from './telegram-parser.js';
import { telegramXml, warning, type Written } from '../spec-telegrams.js';

const rules = (tenant = '123421') => ({ tenant, mappings: firstMappings, areas: firstAreaRules(tenant) });
const decided = (written: Written, state?: SeriesState, tenant?: string) => decide(parseTelegram(telegramXml(written)), rules(tenant), state);
const municipality = '気象・地震・火山情報／市町村等';

test.each<[string, Written, object]>([
  ['a new warning name says its level', warning(['レベル４大雨危険警報', '43']), { action: 'auto-issue', alertKind: 'heavy-rain', level: 4, official: true, evacuationPrompt: 4 }],
  ['a level in the name counts, not what the code meant before', warning(['レベル３高潮警報', '08']), { action: 'auto-issue', alertKind: 'storm-surge', level: 3 }],
  ['the old name of the same code', { kindTitle: '気象警報・注意報（Ｈ２７）', ...warning(['高潮警報', '08']) }, { level: 4, official: true }],
  ['an advisory is recorded', warning(['レベル２大雨注意報', '10']), { action: 'record', reason: 'kind-is-recorded', level: 2, evacuationPrompt: null }],
  ['a code nobody knows yet is for people', warning(['レベル５猛烈な雨特別警報', '77']), { action: 'draft', alertKind: 'weather', level: 5 }],
  ['a storm has no official level', { kindTitle: '気象警報・注意報（Ｒ０６）（暴風）', ...warning(['暴風警報', '05']) }, { action: 'auto-issue', official: false, evacuationPrompt: null }],
  ['another municipality', warning(['レベル５大雨特別警報', '33'], ['船橋市', '1220400']), { action: 'ignore', reason: 'elsewhere', level: 0, areas: [] }],
  ['a neighbour', warning(['レベル５大雨特別警報', '33'], ['香取市', '1223600']), { action: 'record', reason: 'neighbour', areas: [] }],
  ['a volcano’s レベル is another scale', { kindTitle: '噴火警報・予報', information: [{ type: '噴火警報・予報（対象市町村等）', items: [{ kinds: [['レベル５（避難）', '02', '発表']], areas: [['千葉県神崎町', '1234200']] }] }] }, { alertKind: 'volcano', level: 3, official: false }],
  ['training is a drill', { status: '訓練', ...warning(['レベル４大雨危険警報', '43']) }, { action: 'drill', drill: 'drill', level: 4 }],
  ['a test is a test', { status: '試験', ...warning(['レベル４大雨危険警報', '43']) }, { action: 'drill', drill: 'test' }],
  ['a status nobody knows is never real', { status: '演習', ...warning(['レベル４大雨危険警報', '43']) }, { action: 'drill', reason: 'unknown-status', drill: 'test' }],
  ['a cancelled drill is a drill', { status: '訓練', infoType: '取消', ...warning(['レベル４大雨危険警報', '43']) }, { action: 'drill' }],
  ['a cancellation without a headline', { infoType: '取消', information: [] }, { action: 'cancel', reason: 'cancelled-by-source' }],
  ['a correction', { infoType: '訂正', ...warning(['レベル４大雨危険警報', '43']) }, { action: 'update', reason: 'corrected' }],
  ['a delayed telegram is looked at first', { infoType: '遅延', ...warning(['レベル４大雨危険警報', '43']) }, { action: 'draft', reason: 'info-type' }],
  ['an end', warning(['解除', '00']), { action: 'lift', reason: 'lifted', level: 0 }],
  ['an intensity without a code', { kindTitle: '震源・震度に関する情報', information: [{ type: '震源・震度に関する情報（市町村等）', items: [{ kinds: [['震度５弱']], areas: [['神崎町', '1234200']] }] }] }, { action: 'auto-issue', alertKind: 'earthquake', level: 4 }],
  ['no headline', { kindTitle: '震源に関する情報' }, { action: 'record', reason: 'no-items' }],
  ['a kind of telegram nobody knows', { kindTitle: '新しい情報', ...warning(['何か', '1']) }, { action: 'record', reason: 'kind-not-mapped' }],
  ['a part of the prefecture that no row knows', { kindTitle: '記録的短時間大雨情報', information: [{ type: '記録的短時間大雨情報（発表細分）', items: [{ kinds: [['記録的短時間大雨情報', '1']], areas: [['千葉県南部', '120030']], codeType: '気象情報／府県予報区・細分区域等' }] }] }, { action: 'record', reason: 'neighbour' }],
  ['the part of the prefecture that contains the city', { kindTitle: '記録的短時間大雨情報', information: [{ type: '記録的短時間大雨情報（発表細分）', items: [{ kinds: [['記録的短時間大雨情報', '1']], areas: [['千葉県北東部', '120020']], codeType: '気象情報／府県予報区・細分区域等' }] }] }, { action: 'auto-issue', alertKind: 'record-rain' }],
])('%s', (_, written, expected) => { expect(decided(written)).toMatchObject(expected); });

test('no telegram ever makes an evacuation order, whatever a mapping says of it', () => {
  expect(firstMappings.filter(({ alertKind }) => alertKind.startsWith('evacuation'))).toEqual([]);
  expect(decided(warning(['避難指示', '99'])).alertKind).not.toContain('evacuation');
});

test('an open alert follows its series: updated, lifted when its warning has ended or is only an advisory now, cancelled', () => {
  expect(decided(warning(['レベル５大雨特別警報', '33']), 'open')).toMatchObject({ action: 'update', level: 5 });
  expect(decided(warning(['レベル２大雨注意報', '10']), 'open')).toMatchObject({ action: 'lift', reason: 'lowered', level: 2 });
  expect(decided(warning(['レベル４大雨危険警報', '43'], ['船橋市', '1220400']), 'open')).toMatchObject({ action: 'lift', reason: 'no-longer-in-force' });
  expect(decided({ ...warning(['レベル４大雨危険警報', '43'], ['船橋市', '1220400']), infoType: '取消' }, 'open')).toMatchObject({ action: 'cancel' });
  // An earthquake is not over because a later report names others.
  expect(decided({ kindTitle: '震度速報', information: [{ type: '震度速報', items: [{ kinds: [['震度４']], areas: [['神奈川県東部', '360']], codeType: '地震情報／細分区域' }] }] }, 'open').action).toBe('ignore');
  expect(decided(warning(['レベル５大雨特別警報', '33']), 'superseded')).toMatchObject({ action: 'ignore', reason: 'superseded' });
});

test('what arrives late issues nothing by itself', () => {
  const telegram = parseTelegram(telegramXml(warning(['レベル４大雨危険警報', '43'])));
  const at = (hours: number) => ({ ...rules(), arrived: { at: new Date(Date.parse(telegram.reportedAt) + hours * 3_600_000), freshHours: 3 } });
  expect(decide(telegram, at(2.9), 'new').action).toBe('auto-issue');
  expect(decide(telegram, at(3.1), 'new')).toMatchObject({ action: 'draft', reason: 'late' });
  expect(decide({ ...telegram, infoType: '取消' }, at(30), 'open').action).toBe('cancel');
});

test('an area is never wider than the telegram’s: a ward or a part of the city is for people', () => {
  const item = (name: string, code: string) => ({ information: [{ type: '気象警報・注意報（市町村等）', items: [{ kinds: [['レベル４大雨危険警報', '43'] as [string, string]], areas: [[name, code] as [string, string]] }] }] });
  expect(decided(item('仙台市東部', '0410001'), 'new', '041009')).toMatchObject({ action: 'draft', reason: 'area-unclear', areas: [{ relation: 'part', cityAreas: [] }] });
  const withRow = { ...rules('041009'), areas: [{ codeType: '市町村', code: '0410001', relation: 'part' as const, cityAreas: ['sendai-east'] }] };
  expect(decide(parseTelegram(telegramXml(item('仙台市東部', '0410001'))), withRow, 'new')).toMatchObject({ action: 'auto-issue', areas: [{ cityAreas: ['sendai-east'] }] });
});

test.each([
  ['1234200', '123421', 'own'], ['0121400', '123421', 'elsewhere'], ['4010000', '401005', 'own'], ['4010300', '401005', 'part'], ['4013100', '401005', 'elsewhere'],
  ['4013200', '401307', 'part'], ['4020200', '401307', 'elsewhere'], ['1410000', '141011', 'containing'], ['1310100', '131016', 'own'], ['2213001', '221309', 'part'],
])('municipality %s to the city %s is %s', (code, tenant, relation) => {
  expect(decidedArea({ code, name: '', codeType: municipality }, tenant, []).relation).toBe(relation);
});

test('a mapping that says more goes before one that says less, and a text fills in only what it may', () => {
  const base = { alertKind: 'x', level: 1, official: false, action: 'record' as const, textJa: '', textEn: '' };
  const mappings: Mapping[] = [{ ...base, kindCode: 'VPWW', itemCode: '*', itemName: '' }, { ...base, kindCode: 'VPWW', itemCode: '*', itemName: '警報' }, { ...base, kindCode: 'VPWW', itemCode: '03', itemName: '' }, { ...base, kindCode: 'VPWW55', itemCode: '*', itemName: '' }];
  const found = (kindCode: string, code: string, name: string) => mappings.indexOf(mappingOf(mappings, kindCode, { code, name }) ?? ({} as never));
  expect([found('VPWW54', '99', '何か'), found('VPWW54', '99', '新警報'), found('VPWW54', '03', '大雨警報'), found('VPWW55', '03', '大雨警報')]).toEqual([0, 1, 2, 3]);
  expect(mappingOf(mappings, 'VFVO50', { code: '03', name: '' })).toBeUndefined();
  const values = { kind: '{areas}', areas: '町', office: '', time: '', headline: '', title: '' };
  expect(filled('{kind}と{areas}と{toString}', values)).toBe('{areas}と町と{toString}');
});
