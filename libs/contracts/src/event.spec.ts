import { expect, test } from 'vitest';
import { z } from 'zod';
import { ContractRefused, defineEvent } from './event.js';
import { allEvents } from './index.js';
import { caseFields, caseRef, lgCode, publicText } from './values.js';

const id = '019a4f00-0000-7000-8000-000000000001';
const summary = { ja: '試験', en: 'A fixture' };
const declare = (fields: z.ZodRawShape, example: object, overrides: Partial<Parameters<typeof defineEvent>[0]> = {}) =>
  defineEvent<z.ZodObject>({
    type: 'participation.fixture.happened.v1',
    visibility: 'int',
    dataClass: 'C1',
    key: 'fixtureId',
    payload: z.object({ fixtureId: z.uuid(), ...fields }),
    example: { fixtureId: id, ...example },
    summary,
    ...overrides,
  });

function refusalOf(declaration: () => unknown): ContractRefused {
  try {
    declaration();
  } catch (error) {
    if (error instanceof ContractRefused) return error;
    throw error;
  }
  throw new Error('The declaration was accepted');
}

test('topic, service and aggregate follow from type and visibility', () => {
  expect(declare({}, {})).toMatchObject({ topic: 'int.participation.fixture', service: 'participation', aggregate: 'fixture', key: 'fixtureId' });
});

test.each([
  ['pub', 'C1'], ['pub', 'C2'], ['pub', 'C3'], ['pub', 'C4'], ['ptn', 'C1'], ['int', 'C3'], ['int', 'C4'], ['rst', 'C3'], ['rst', 'C4'],
] as const)('a %s event never carries %s', (visibility, dataClass) => {
  expect(refusalOf(() => declare({}, {}, { visibility, dataClass })).rule).toBe('data-class');
});

test.each([
  ['applicantName', z.enum(['a'])], ['nameKana', z.enum(['a'])], ['emails', z.array(z.uuid())], ['phoneNumber', z.int()], ['home_address', z.uuid()],
  ['birthDate', z.iso.date()], ['gender', z.enum(['f', 'm'])], ['personId', z.uuid()], ['sub', z.uuid()], ['clientIp', z.uuid()], ['氏名', z.uuid()], ['age', z.int()],
])('a field named %s is refused whatever it holds', (name, schema) => {
  const refusal = refusalOf(() => declare({ [name]: schema }, {}));
  expect(refusal).toMatchObject({ rule: 'personal-field', fields: [{ path: name }] });
});

test.each([
  ['free text', z.string()], ['short free text', z.string().max(20)], ['a mail format', z.email()], ['digits of any meaning', z.string().regex(/^[0-9]+$/)],
  ['kana', z.string().regex(/^[ァ-ヶー]+$/)], ['an address of a machine', z.ipv4()], ['free text, optional', z.string().optional()],
  ['free text in a choice', z.union([z.uuid(), z.string()])], ['unknown values', z.unknown()], ['open keys', z.record(z.string(), z.int())],
  ['changing values', z.string().transform((text) => text.length)],
])('%s is refused whatever its name', (_, schema) => {
  expect(refusalOf(() => declare({ value: schema }, {}))).toMatchObject({ rule: 'personal-field', fields: [{ path: 'value' }] });
});

test('nothing hides in lists, nested objects or undeclared fields', () => {
  const nested = refusalOf(() => declare({ items: z.array(z.object({ inner: z.object({ tel: z.uuid() }) })) }, {}));
  expect(nested.fields.map(({ path }) => path)).toEqual(['items[].inner.tel']);
  expect(refusalOf(() => declare({ more: z.looseObject({}) }, {})).fields.map(({ path }) => path)).toEqual(['more']);
  expect(refusalOf(() => declare({}, {}, { payload: z.looseObject({ fixtureId: z.uuid() }) })).rule).toBe('personal-field');
});

test('a text in public capacity is allowed with its reason, and only that field', () => {
  const groupName = publicText({ max: 50, meaning: '団体名 / group', because: 'The group agreed to publication.' });
  expect(declare({ groupName, alias: groupName.optional() }, { groupName: 'みどりの会' }).example).toMatchObject({ groupName: 'みどりの会' });
  expect(refusalOf(() => declare({ groupName, name: z.uuid() }, {})).fields.map(({ path }) => path)).toEqual(['name']);
});

test('an example that is no payload is refused', () => {
  expect(refusalOf(() => declare({ contactRef: caseRef }, { contactRef: 'nobody' })).rule).toBe('example');
});

test.each(['participation.Fixture.happened.v1', 'participation.fixture.v1', 'participation.fixture.happened.v0', 'participation.fixture.happened'])(
  '%s is no event type',
  (type) => {
    expect(refusalOf(() => declare({}, {}, { type: type as 'a.b.c.v1' })).rule).toBe('type');
  },
);

test('every registered event has its own type and a key that its payload requires', () => {
  expect(new Set(allEvents.map(({ type }) => type)).size).toBe(allEvents.length);
  for (const { key, payload, example } of allEvents) {
    const { [key]: id, ...withoutKey } = example;
    expect(id).toEqual(expect.any(String));
    expect(payload.safeParse(withoutKey).success).toBe(false);
  }
});

test('a municipality code with a wrong check digit or without its leading zero is no code', () => {
  expect(['123421', '011002', '131016'].every((code) => lgCode.safeParse(code).success)).toBe(true);
  expect(['123420', '11002', '１２３４２１', '131061'].some((code) => lgCode.safeParse(code).success)).toBe(false);
});

test('a page address is never a mail address or a script', () => {
  const { url } = caseFields;
  expect(url.safeParse('https://www.city.example.jp/a').success).toBe(true);
  expect(['mailto:taro@example.jp', 'javascript:alert(1)', 'file:///etc/passwd'].some((value) => url.safeParse(value).success)).toBe(false);
});
