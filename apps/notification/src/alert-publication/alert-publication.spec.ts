import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { PublishedAlert } from '../alerts/published-alerts.service.js';
import { activePage, alertPage } from './alert-page.js';
import { capDocument, type CapSurroundings } from './cap-alert.js';
import { capFeed } from './cap-feed.js';
import { isKnown, prefersPage } from './file-request.js';
import { activeJson, alertJson, ActiveAlertsView, PublishedAlertView } from './published-alert.view.js';
import { published } from './spec/alerts.js';

vi.setConfig({ testTimeout: 60_000 });

const asOf = new Date('2026-09-05T09:01:00Z');
const address = 'https://city.example.jp/alerts/';
const around: CapSurroundings = { sender: 'oshirase@city.example.jp', city: '見本市', lgCode: '123421', address, hasMap: true, ringsOf: () => [] };
const page = (alerts: PublishedAlert[], limit = 100_000) => activePage({ city: '見本市', asOf, drills: alerts.some(({ drill }) => drill !== 'normal') }, alerts, limit, () => undefined);
const feed = (alerts: PublishedAlert[]) => capFeed({ city: '見本市', drills: false, address, mapBytes: () => 1_234 }, alerts);

/** Names of the elements in a document, in order. */
function elementsOf(html: string): string[] {
  const names: string[] = [];
  const walk = (node: { nodeName: string; childNodes?: unknown[]; attrs?: { name: string }[] }) => {
    names.push([node.nodeName, ...(node.attrs ?? []).map(({ name }) => name)].join(' '));
    for (const child of node.childNodes ?? []) if ((child as { nodeName: string }).nodeName !== '#text') walk(child as typeof node);
  };
  walk(parse(html));
  return names;
}
function readXml(xml: string): { names: string[]; texts: string[] } {
  const [names, texts]: [string[], string[]] = [[], []];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name, attributes }) => { names.push([name, ...Object.keys(attributes)].join(' ')); });
  parser.on('text', (text) => { texts.push(text); });
  parser.on('error', (error) => { throw error; });
  parser.write(xml).close();
  return { names, texts };
}

/** Everything in it that comes from people or other systems is `text`. */
function saying(text: string): PublishedAlert {
  const three = { ja: text, easy: text, en: text };
  // As every text of an alert: time, place, action.
  const message = { subject: text, text: `日時\n場所\n${text}` };
  return published({ title: three, areas: [{ code: 'north', name: { ja: text, en: text } }] },
    { headline: three, title: three, messages: { ja: message, 'ja-easy': message, en: message }, areas: [{ code: 'north', name: { ja: text, en: text } }] },
    { action: 'cancel', reason: text, headline: three, messages: { ja: message, en: message } });
}
const hostile = fc.oneof(
  fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='x", '</title></svg><script>', ']]>', '<!--', '-->', '<?xml?>', '&#60;b&#62;', '&lt;b', '\u0000\u0008', '\uD800', '\uFFFE', '</info><info>', '<![CDATA[', 'javascript:x', '\u202E'),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

test('nothing in the words of an alert becomes markup: the elements are the same whatever they say', () => {
  const forms: [string, (alert: PublishedAlert) => string[]][] = [
    ['active page', (alert) => elementsOf(page([alert]))],
    ['page', (alert) => elementsOf(alertPage('見本市', alert, undefined))],
    ['feed', (alert) => readXml(feed([alert])).names],
    ['CAP', (alert) => alert.versions.flatMap((version) => readXml(capDocument(alert, version, around)).names)],
  ];
  for (const [name, namesOf] of forms) {
    const plain = namesOf(saying('ふつうの言葉'));
    fc.assert(fc.property(hostile, hostile, (one, other) => {
      expect(namesOf(saying(`言葉${one}と${other}`)), name).toEqual(plain);
    }), { numRuns: 150 });
  }
});

test('what people wrote is read as they wrote it', () => {
  const text = '"川" & <山>\n\'海\'';
  expect(readXml(feed([saying(text)])).texts).toContain(text);
});

describe('CAP 1.2', () => {
  let schema: string;
  beforeAll(async () => { schema = await readFile(join(import.meta.dirname, 'spec/CAP-v1.2.xsd'), 'utf8'); });
  const isValid = async (documents: string[]) => {
    const result = await validateXML({ xml: documents.map((contents, index) => ({ fileName: `cap-${index}.xml`, contents })), schema: [{ fileName: 'CAP-v1.2.xsd', contents: schema }] });
    expect(result.errors).toEqual([]);
    expect(result.valid).toBe(true);
  };
  const field = (xml: string, name: string) => [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);

  test('every kind of message of every drill, level and area is valid against the schema of OASIS', async () => {
    const documents = (['normal', 'drill', 'test'] as const).flatMap((drill) => [null, 1, 3, 5].flatMap((level) => {
      const alert = published({ drill, level, areas: [{ code: '123421', name: { ja: '見本市', en: 'Sample City' } }, { code: 'north', name: { ja: '北地区', en: 'North' } }] },
        { action: 'issue' }, { action: 'update' }, { action: 'correct', reason: '訂正 & <訂正>' }, { action: level === null ? 'cancel' : 'lift', reason: 'x' });
      const ring = [[140.1, 35.7], [140.2, 35.7], [140.2, 35.8], [140.1, 35.7]] as const;
      return alert.versions.map((version) => capDocument(alert, version, { ...around, ringsOf: () => [ring] }));
    }));
    await isValid([...documents, ...saying('<&"\u0000').versions.map((version) => capDocument(saying('<'), version, around))]);
  });

  test('an invalid document would be noticed', async () => {
    const [version] = published().versions;
    const broken = capDocument(published(), version, around).replace('<msgType>Alert</msgType>', '<msgType>Alarm</msgType>');
    expect((await validateXML({ xml: [{ fileName: 'cap.xml', contents: broken }], schema: [{ fileName: 'CAP-v1.2.xsd', contents: schema }] })).valid).toBe(false);
  });

  test('what comes later names all that came before; a lift is an all-clear, a cancellation never is', () => {
    const alert = published({}, { action: 'issue' }, { action: 'update' }, { action: 'lift' });
    const [first, second, lifted] = alert.versions.map((version) => capDocument(alert, version, around)) as [string, string, string];
    expect([first, second, lifted].map((xml) => field(xml, 'msgType'))).toEqual([['Alert'], ['Update'], ['Update']]);
    expect(field(first, 'references')).toEqual([]);
    const name = (index: number) => `oshirase@city.example.jp,urn:uuid:${alert.versions[index]?.id},${['2026-09-05T18:00:00+09:00', '2026-09-05T18:10:00+09:00'][index]}`;
    expect(field(lifted, 'references')).toEqual([`${name(0)} ${name(1)}`]);
    expect(field(first, 'language')).toEqual(['ja', 'ja-x-easy', 'en']);
    expect(field(first, 'responseType')).toEqual(['Evacuate', 'Evacuate', 'Evacuate']);
    expect([field(lifted, 'responseType'), field(lifted, 'urgency')]).toEqual([['AllClear', 'AllClear', 'AllClear'], ['Past', 'Past', 'Past']]);
    expect(field(first, 'instruction')[0]).toBe('早めに安全な場所へ移動してください');

    const wrong = published({}, { action: 'issue' }, { action: 'cancel', reason: '誤報' });
    const cancelled = capDocument(wrong, wrong.versions[1] ?? wrong.versions[0], around);
    expect(field(cancelled, 'msgType')).toEqual(['Cancel']);
    expect(cancelled).not.toContain('AllClear');
    expect(field(cancelled, 'note')).toEqual(['誤報']);

    const after = published({ supersedes: alert.id });
    const document = capDocument(after, after.versions[0], { ...around, replaced: alert });
    expect(field(document, 'msgType')).toEqual(['Update']);
    expect(field(document, 'references')[0]?.split(' ')).toHaveLength(3);
  });

  test('a drill is an exercise in every document, and says so in words', () => {
    for (const [drill, status] of [['drill', 'Exercise'], ['test', 'Test'], ['normal', 'Actual']] as const) {
      const alert = published({ drill }, {}, {});
      for (const version of alert.versions) {
        const xml = capDocument(alert, version, around);
        expect(field(xml, 'status')).toEqual([status]);
        expect(xml.includes('実際の緊急情報ではありません')).toBe(drill !== 'normal');
      }
    }
  });
});

test('an alert in the page: first three lines time, place and action; easy Japanese before Japanese before English; no script', () => {
  const html = page([published()]);
  const texts = [...html.matchAll(/<p class="text">([^<]*)/g)].map(([, text]) => text?.split('\n').slice(0, 3).map((line) => line.split(':')[0]));
  expect(texts).toEqual([['いつ', 'どこ', 'すること'], ['日時', '場所', '行動'], ['Time', 'Place', 'What to do']]);
  expect(html).not.toMatch(/<script|onclick|javascript:/);
});

test('however many and however long, the page stays below 100 kB and the gravest come first and whole', () => {
  fc.assert(fc.property(fc.array(fc.record({ level: fc.constantFrom(null, 1, 2, 3, 4, 5), words: fc.nat(2_000), lifted: fc.boolean() }), { minLength: 1, maxLength: 400 }), (many) => {
    const alerts = many.map(({ level, words, lifted }) => {
      const message = { subject: 'x', text: `日時: a\n場所: b\n行動: c\n${'長'.repeat(words)}` };
      return published({ level, status: lifted ? 'lifted' : 'issued' }, { messages: { ja: message, 'ja-easy': message, en: message } });
    });
    const html = page(alerts);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(100_000);
    const gravest = Math.max(...alerts.map((alert) => (alert.status === 'issued' ? 10 + (alert.level ?? 0) : 0)));
    const first = /<article[^>]*aria-labelledby="h-([^"]+)"/.exec(html)?.[1];
    const shown = alerts.find(({ id }) => id === first);
    expect(shown && (shown.status === 'issued' ? 10 + (shown.level ?? 0) : 0)).toBe(gravest);
    expect(Number(/ほかに(\d+)件/.exec(html)?.[1] ?? 0) + new Set(html.match(/public\/[0-9a-f-]{36}\.html/g)).size).toBe(alerts.length);
    expect(Buffer.byteLength(activeJson({ code: '123421', name: '見本市' }, asOf, alerts, 500_000, () => true))).toBeLessThanOrEqual(500_000);
  }), { numRuns: 30 });
});

test('ended alerts are shown as ended, replaced ones by what replaced them alone, drills never without their mark', () => {
  const lifted = page([published({ status: 'lifted' }, {}, { action: 'lift' })]);
  expect(lifted).toContain('解除されました');
  expect(lifted).toContain('発表中の緊急情報はありません');
  expect(page([published({ status: 'cancelled' }, {}, { action: 'cancel' })])).toContain('安全になったというお知らせではありません');
  const before = published({ status: 'expired' });
  const after = published({ supersedes: before.id });
  expect(page([before, after])).not.toContain(before.id);
  const drill = published({ drill: 'drill' });
  for (const html of [page([drill]), alertPage('見本市', drill, undefined)]) expect(html).toContain('これは訓練または試験です。実際の緊急情報ではありません');
  for (const html of [page([before]), alertPage('見本市', before, undefined)]) expect(html).not.toContain('訓練');
});

test('the data are what their schema says', () => {
  const alert = published({}, {}, { action: 'lift', reason: 'x' });
  const dates = (_: string, value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? new Date(value) : value);
  const list = ActiveAlertsView.parse(JSON.parse(activeJson({ code: '123421', name: '見本市' }, asOf, [alert], 500_000, () => true), dates));
  expect(list.alerts[0]).toMatchObject({ id: alert.id, links: { map: `public/${alert.id}.svg`, cap: `cap/${alert.versions[1]?.id}.xml` } });
  expect(PublishedAlertView.parse(JSON.parse(alertJson(alert, false), dates)).versions.map(({ serial }) => serial)).toEqual([1, 2]);
});

test.each([
  [undefined, false], ['*/*', false], ['application/json', false], ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
  ['text/html;q=0.5, application/json', false], ['application/json;q=0.5, text/html', true], ['text/html;q=0', false], [';;;q=x,', false], ['text/html;q=abc', false],
])('Accept: %s asks for a page: %s', (accept, answer) => {
  expect(prefersPage(accept)).toBe(answer);
});

test.each([
  [{}, false], [{ 'if-none-match': '"a"' }, true], [{ 'if-none-match': 'W/"a"' }, true], [{ 'if-none-match': '"b", "a"' }, true], [{ 'if-none-match': '*' }, true], [{ 'if-none-match': '"b"' }, false],
  [{ 'if-modified-since': 'Sat, 05 Sep 2026 09:00:00 GMT' }, true], [{ 'if-modified-since': 'Sat, 05 Sep 2026 08:59:59 GMT' }, false], [{ 'if-modified-since': 'yesterday' }, false],
  [{ 'if-none-match': '"b"', 'if-modified-since': 'Sat, 05 Sep 2026 09:00:00 GMT' }, false],
])('a reader with %j has it already: %s', (asked, answer) => {
  expect(isKnown({ etag: '"a"', modified: new Date('2026-09-05T09:00:00.400Z') }, asked)).toBe(answer);
});
