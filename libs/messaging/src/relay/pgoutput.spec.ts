import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLsn, parseLsn, PgOutput } from './pgoutput.js';

const text = (value: string) => Buffer.from(`${value}\0`);
const int32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer).swap32();
const int16 = (value: number) => Buffer.from(Uint16Array.of(value).buffer).swap16();

function relation(table: number, columns: readonly string[]): Buffer {
  return Buffer.concat([Buffer.from('R'), int32(table), text('s'), text('outbox'), Buffer.from('d'), int16(columns.length),
    ...columns.map((name) => Buffer.concat([Buffer.from([0]), text(name), int32(25), int32(0)]))]);
}
function insert(table: number, values: readonly (string | null)[]): Buffer {
  return Buffer.concat([Buffer.from('I'), int32(table), Buffer.from('N'), int16(values.length),
    ...values.map((value) => (value === null ? Buffer.from('n') : Buffer.concat([Buffer.from('t'), int32(Buffer.byteLength(value)), Buffer.from(value)])))]);
}

test('rows come as they were written, under the names their table has at that moment', () => {
  const decoder = new PgOutput();
  expect(decoder.read(relation(7, ['id', 'key']))).toBeUndefined();
  expect(decoder.read(insert(7, ['1', '鍵𠮷']))).toEqual({ kind: 'insert', row: { id: '1', key: '鍵𠮷' } });
  decoder.read(relation(7, ['id', 'key', 'added']));
  expect(decoder.read(insert(7, ['2', '', null]))).toEqual({ kind: 'insert', row: { id: '2', key: '', added: null } });
});

test('a row outlives the buffer it came in', () => {
  const decoder = new PgOutput();
  decoder.read(relation(7, ['id']));
  const buffer = insert(7, ['kept']);
  const change = decoder.read(buffer);
  buffer.fill(0);
  expect(change).toEqual({ kind: 'insert', row: { id: 'kept' } });
});

test('begin tells when, commit tells how far', () => {
  const begin = Buffer.alloc(21);
  begin.write('B');
  begin.writeBigInt64BE(BigInt(Date.UTC(2026, 3, 1) - Date.UTC(2000, 0, 1)) * 1000n, 9);
  const commit = Buffer.alloc(26);
  commit.write('C');
  commit.writeBigUInt64BE(0x1_2345n, 10);
  expect(new PgOutput().read(begin)).toEqual({ kind: 'begin', committedAt: new Date('2026-04-01T00:00:00Z') });
  expect(new PgOutput().read(commit)).toEqual({ kind: 'commit', end: 0x1_2345n });
});

test('a row of an unknown table, and a column that was not sent, are errors', () => {
  expect(() => new PgOutput().read(insert(7, ['1']))).toThrow('description');
  const decoder = new PgOutput();
  decoder.read(relation(7, ['id']));
  expect(() => decoder.read(Buffer.concat([Buffer.from('I'), int32(7), Buffer.from('N'), int16(1), Buffer.from('u')]))).toThrow('came as "u"');
});

test('a position of the log survives being written', () => {
  expect(parseLsn('16/B374D848')).toBe(0x16b374d848n);
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (lsn) => parseLsn(formatLsn(lsn)) === lsn));
});
