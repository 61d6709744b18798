import fc from 'fast-check';
import { expect, test } from 'vitest';
import { telegramXml, warning } from '../spec-telegrams.js';
import { parseTelegram } from './telegram-parser.js';
import { readXml, XmlRefused, xmlLimits, type RefusalReason } from './telegram-xml.js';

const good = telegramXml(warning(['レベル４大雨危険警報', '43'])).toString();
const withDtd = (dtd: string, use = '') => good.replace('<Report', `${dtd}<Report`).replace('見本の見出し', `見本${use}`);
const refusal = (bytes: Uint8Array | string): RefusalReason | undefined => {
  try {
    parseTelegram(Buffer.from(bytes));
  } catch (error) {
    if (error instanceof XmlRefused) return error.reason;
    throw error;
  }
  return undefined;
};

test.each<[string, Uint8Array | string, RefusalReason]>([
  ['a billion laughs', withDtd('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>', '&c;'), 'dtd'],
  ['an external DTD', withDtd('<!DOCTYPE Report SYSTEM "http://127.0.0.1:9/evil.dtd">'), 'dtd'],
  ['XXE', withDtd('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', '&f;'), 'dtd'],
  ['an entity nobody declared', withDtd('', '&nbsp;'), 'malformed'],
  ['an entity called like a property of every object', withDtd('', '&constructor;'), 'malformed'],
  ['a depth bomb', `<?xml version="1.0"?>${'<a>'.repeat(100_000)}`, 'too-deep'],
  ['100 MB', new Uint8Array(100_000_000), 'too-large'],
  ['a text without end', `<a>${'x'.repeat(xmlLimits.text + 1)}</a>`, 'text-too-long'],
  ['very many elements', `<a>${'<b/>'.repeat(xmlLimits.elements + 1)}</a>`, 'too-many-elements'],
  ['very many attributes', `<a ${Array.from({ length: 100 }, (_, index) => `a${index}="1"`).join(' ')}/>`, 'too-many-attributes'],
  ['a truncated file', good.slice(0, good.length - 40), 'malformed'],
  ['half a character at the end', Buffer.from(good).subarray(0, Buffer.from(good).indexOf('見本') + 1), 'encoding'],
  ['a wrong encoding declaration', good.replace('UTF-8', 'Shift_JIS'), 'encoding'],
  ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), 'encoding'],
  ['NUL', good.replace('見本の', '見\u0000本'), 'malformed'],
  ['NUL as a number', good.replace('見本の', '見&#0;本'), 'malformed'],
  ['half a pair as a number', good.replace('見本の', '見&#xD800;本'), 'malformed'],
  ['nothing', '', 'empty'],
  ['white space', ' \n ', 'empty'],
  ['HTML', '<html><body>503</body></html>', 'not-a-telegram'],
  ['no namespace at all', good.replaceAll(/ xmlns(:\w+)?="[^"]*"/g, ''), 'not-a-telegram'],
  ['a head in a foreign namespace', good.replace('informationBasis1', 'somethingElse1'), 'incomplete'],
  ['no moment of the report', good.replaceAll('2026-06-22T23:00:00+09:00', 'yesterday'), 'incomplete'],
  ['two roots', `${good}<Report/>`, 'malformed'],
])('refuses %s', (_, bytes, reason) => { expect(refusal(bytes)).toBe(reason); });

test('reads on where nothing is wrong: a mark at the beginning, comments, instructions, CDATA, numbers, prefixes', () => {
  const strange = `\ufeff${good}`.replace('<Report', '<!-- <!DOCTYPE no> --><?xml-stylesheet href="http://127.0.0.1:9/"?><Report').replace('見本の見出し', '<![CDATA[<b>]]>&#x898B;&#26412;&lt;<!-- -->の');
  expect(parseTelegram(Buffer.from(strange))).toMatchObject({ headline: '<b>見本<の', items: { length: 2 } });
  const prefixed = good.replace('<Report xmlns="http://xml.kishou.go.jp/jmaxml1/"', '<j:Report xmlns:j="http://xml.kishou.go.jp/jmaxml1/"').replace('</Report>', '</j:Report>')
    .replace(/<Control>.*<\/Control>/s, (control) => control.replaceAll(/<(\/?)(\w)/g, '<$1j:$2'));
  expect(parseTelegram(Buffer.from(prefixed))).toEqual(parseTelegram(Buffer.from(good)));
});

test('an element of another namespace is not taken for one of the format', () => {
  const mixed = good.replace('<Title>千葉県', '<x:Title xmlns:x="urn:x">嘘</x:Title><x:Serial xmlns:x="urn:x">9</x:Serial><Title>千葉県');
  expect(parseTelegram(Buffer.from(mixed))).toEqual(parseTelegram(Buffer.from(good)));
});

test('whatever bytes come, they are read or refused with a reason', () => {
  const bytes = Buffer.from(good);
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }), fc.nat(bytes.length), (changes, length) => {
    const broken = Buffer.from(bytes.subarray(0, length || bytes.length));
    for (const [at, value] of changes) if (at < broken.length) broken[at] = value;
    try {
      expect(JSON.stringify(parseTelegram(broken))).not.toContain('\\u0000');
    } catch (error) {
      expect(error).toBeInstanceOf(XmlRefused);
    }
  }), { numRuns: 500 });
});

test('stops reading when it takes too long', () => {
  expect(() => readXml(Buffer.from(`<a>${'<b/>'.repeat(100_000)}</a>`), { ...xmlLimits, milliseconds: -1 })).toThrow(expect.objectContaining({ reason: 'too-slow' }));
});
