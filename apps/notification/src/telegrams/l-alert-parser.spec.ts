import { expect, test } from 'vitest';
import { firstAreaRules } from './telegram-areas.js';
import { decide } from './telegram-decision.js';
import { firstMappings } from './telegram-mapping.js';
import { latestOf, seriesOf } from './telegram-order.js';
import { parseTelegram } from './telegram-parser.js';
import { XmlRefused } from './telegram-xml.js';

interface Written { status?: string; type?: string; revision?: number; category?: string; code?: string; errata?: string; body?: string; at?: string }
const sender = 'pref.example.jp';
const district = (name: string, code = '') => `<pcx_ev:Area><pcx_eb:Location><commons:areaName>${name}</commons:areaName>${code}</pcx_eb:Location><pcx_ev:DateTime>2026-09-05T18:00:00+09:00</pcx_ev:DateTime></pcx_ev:Area>`;
const detail = (sort: string, condition: string, ...areas: string[]) => `<pcx_ev:Detail><pcx_ev:Sort>${sort}</pcx_ev:Sort><pcx_ev:IssueOrLift>${condition}</pcx_ev:IssueOrLift><pcx_ev:Areas>${areas.join('')}</pcx_ev:Areas></pcx_ev:Detail>`;
const orders = (...details: string[]) => `<pcx_ev:EvacuationOrder><pcx_ev:ComplementaryInfo>川の水位が上がっています。</pcx_ev:ComplementaryInfo>${details.join('')}</pcx_ev:EvacuationOrder>`;
const notice = (category: string, subCategory: string) => `<pcx_gi:GeneralInformation><pcx_gi:Category>${category}</pcx_gi:Category><pcx_gi:SubCategory>${subCategory}</pcx_gi:SubCategory><pcx_gi:Title>停電</pcx_gi:Title><pcx_gi:Description>復旧は20時の見込みです。</pcx_gi:Description></pcx_gi:GeneralInformation>`;
const whole = orders(detail('避難指示', '発令', district('神崎町全域')));

/** As systems of prefectures write them (PCXML 1.3). */
const xml = ({ status = 'Actual', type = 'Report', revision = 1, category = 'EvacuationOrder', code = '12342', errata = '', body = whole, at = '2026-09-05T18:01:00+09:00' }: Written = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<edxlde:EDXLDistribution xmlns:edxlde="urn:oasis:names:tc:emergency:EDXL:DE:1.0" xmlns:commons="http://xml.publiccommons.ne.jp/xml/edxl/" xmlns:pcx_eb="http://xml.publiccommons.ne.jp/pcxml1/elementBasis3/"
  xmlns:pcx_ib="http://xml.publiccommons.ne.jp/pcxml1/informationBasis3/" xmlns:pcx_ev="http://xml.publiccommons.ne.jp/pcxml1/body/evacuation3" xmlns:pcx_gi="http://xml.publiccommons.ne.jp/pcxml1/body/GeneralInformation3">
  <edxlde:distributionID>${sender}-5b7c7a52-6f1d-4c57-9d0e-0a1b2c3d4e5f</edxlde:distributionID><edxlde:senderID>${sender}</edxlde:senderID><edxlde:dateTimeSent>${at}</edxlde:dateTimeSent>
  <edxlde:distributionStatus>${status}</edxlde:distributionStatus><edxlde:distributionType>${type}</edxlde:distributionType>
  <commons:targetArea><commons:areaName>神崎町</commons:areaName><commons:jisX0402>${code}</commons:jisX0402></commons:targetArea>
  <commons:contentObject><edxlde:contentDescription>避難指示を発令</edxlde:contentDescription><edxlde:xmlContent><edxlde:embeddedXMLContent>
    <Report xmlns="http://xml.publiccommons.ne.jp/pcxml1/3">
      <Control><Title>${category}</Title><edxlde:distributionStatus>${status}</edxlde:distributionStatus>${errata && `<Errata><pcx_eb:Description>${errata}</pcx_eb:Description></Errata>`}</Control>
      <pcx_ib:Head><pcx_ib:Title>神崎町 避難情報</pcx_ib:Title><pcx_ib:ReportDateTime>${at}</pcx_ib:ReportDateTime><pcx_ib:Headline><pcx_ib:Text>避難指示を発令</pcx_ib:Text></pcx_ib:Headline></pcx_ib:Head>
      ${body}
    </Report></edxlde:embeddedXMLContent></edxlde:xmlContent>
    <commons:publishingOrganizationName>千葉県</commons:publishingOrganizationName><commons:documentRevision>${revision}</commons:documentRevision>
    <commons:documentID>${sender}-0d5e0f2a-95a0-4a0e-8c63-2f7a8b9c0d1e</commons:documentID><commons:category>${category}</commons:category>
  </commons:contentObject>
</edxlde:EDXLDistribution>`;
const read = (written?: Written) => parseTelegram(Buffer.from(xml(written)));
const rules = (change: object = {}) => ({ tenant: '123421', mappings: firstMappings, areas: firstAreaRules('123421'), ...change });

test('what a document says, under the names of telegrams', () => {
  expect(read()).toMatchObject({
    kindTitle: 'EvacuationOrder', kindCode: 'LAEV', title: '神崎町 避難情報', status: '通常', infoType: '発表', serial: '1', eventId: `${sender}-0d5e0f2a-95a0-4a0e-8c63-2f7a8b9c0d1e`,
    reportedAt: '2026-09-05T18:01:00+09:00', office: '千葉県', headline: '避難指示を発令', sentences: ['川の水位が上がっています。'],
    items: [{ type: 'EvacuationOrder', kinds: [{ name: '避難指示', condition: '発令' }], areas: [{ code: '1234200', name: '神崎町全域', codeType: '市町村' }] }],
  });
  expect(read({ category: 'GeneralInformation', body: notice('ライフライン', '電気') })).toMatchObject({
    kindCode: 'LAGI', items: [{ kinds: [{ name: 'ライフライン・電気' }], areas: [{ code: '1234200' }] }], sentences: ['停電', '復旧は20時の見込みです。'],
  });
});

test.each<[string, Written, object]>([
  ['an order that somebody else gave for the city asks people and orders nothing', {}, { action: 'draft', alertKind: 'other', level: 4, evacuationPrompt: 4, areas: [{ relation: 'own', cityAreas: ['123421'] }] }],
  ['the highest of several counts', { body: orders(detail('高齢者等避難', '発令', district('神崎町全域')), detail('緊急安全確保', '発令', district('神崎町全域'))) }, { action: 'draft', level: 5 }],
  ['a district is a part of its municipality, never the whole', { body: orders(detail('避難指示', '発令', district('北地区'))) }, { action: 'draft', reason: 'area-unclear', areas: [{ name: '北地区', relation: 'part', cityAreas: [] }] }],
  ['a word that is no 発令区分 of the law', { body: orders(detail('避難勧告', '発令', district('神崎町全域'))) }, { action: 'record', reason: 'kind-not-mapped' }],
  ['a neighbour’s order', { code: '12236' }, { action: 'record', reason: 'neighbour' }],
  ['the order of a city far away', { code: '12204' }, { action: 'ignore', reason: 'elsewhere' }],
  ['no code of a municipality', { code: '' }, { action: 'ignore', reason: 'elsewhere' }],
  ['an exercise of others is no drill of the city', { status: 'Exercise' }, { action: 'record', reason: 'drill', drill: 'drill' }],
  ['a status nobody knows is never real', { status: 'System' }, { action: 'record', drill: 'test' }],
  ['a failure of the power supply is proposed', { category: 'GeneralInformation', body: notice('ライフライン', '電気') }, { action: 'draft', alertKind: 'other', level: 0, evacuationPrompt: null }],
  ['other notices are kept', { category: 'GeneralInformation', body: notice('観光・文化', '観光・文化') }, { action: 'record', reason: 'kind-not-mapped' }],
  ['a kind of document nobody knows', { category: 'Volunteer', body: '' }, { action: 'record', reason: 'kind-not-mapped' }],
  ['a cancellation is a cancellation', { type: 'Cancel', revision: 2 }, { action: 'cancel' }],
])('%s', (_, written, expected) => { expect(decide(read(written), rules(), 'new')).toMatchObject(expected); });

test('the city’s own document comes back and does nothing', () => {
  expect(decide(read(), rules({ lAlertSender: sender }), 'new')).toMatchObject({ action: 'ignore', reason: 'own-document' });
  expect(decide(read(), rules({ lAlertSender: 'pref.example' }), 'new').action).toBe('draft');
});

test('revisions of a document are one series, the highest holds; what is no longer in it has ended', () => {
  const [first, second, correction] = [read(), read({ revision: 2, type: 'Update', body: orders(detail('避難指示', '解除', district('神崎町全域'))) }), read({ revision: 3, type: 'Update', errata: '地区を訂正', at: '2026-09-05T17:59:00+09:00' })];
  expect(new Set([first, second, correction].map(seriesOf)).size).toBe(1);
  expect(seriesOf(read({ status: 'Exercise' }))).not.toBe(seriesOf(first));
  expect(latestOf([correction, first, second])).toBe(correction);
  expect(correction.infoType).toBe('訂正');
  expect(decide(second, rules(), 'open')).toMatchObject({ action: 'lift', reason: 'lifted' });
  expect(decide(read({ revision: 2, type: 'Update', code: '12204' }), rules(), 'open')).toMatchObject({ action: 'lift', reason: 'no-longer-in-force' });
  expect(decide(read({ revision: 2, type: 'Update' }), rules(), 'open')).toMatchObject({ action: 'update' });
});

test('the same in a newer version of the definition', () => {
  const newer = xml().replaceAll('elementBasis3', 'elementBasis4').replaceAll('evacuation3', 'evacuation4').replaceAll('pcxml1/3', 'pcxml2/1');
  expect(parseTelegram(Buffer.from(newer))).toEqual(read());
});

test.each([
  ['a revision that is no number', (document: string) => document.replace('documentRevision>1<', 'documentRevision>one<')],
  ['no documentID', (document: string) => document.replace(/<commons:documentID>.*?<\/commons:documentID>/, '')],
  ['a moment that is none', (document: string) => document.replaceAll('2026-09-05T18:01:00+09:00', 'soon')],
  ['no head', (document: string) => document.replaceAll('pcx_ib:Head>', 'pcx_ib:Hat>')],
  ['no content', (document: string) => document.replaceAll('commons:contentObject', 'commons:nothing')],
  ['an entity', (document: string) => document.replace('<edxlde:EDXL', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><edxlde:EDXL')],
])('refused: %s', (_, broken) => { expect(() => parseTelegram(Buffer.from(broken(xml())))).toThrow(XmlRefused); });
