import { createRecordsBatch, type CompressionAlgorithmValue, type MessageRecord } from '@platformatic/kafka';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecordBatches, type BatchRecord } from './record-batches.js';

const bytes = (text: string) => Buffer.from(text);
interface Given { key: string | undefined; value: string | null; headers: Record<string, string>; timestamp: number }
const given = fc.record<Given>({
  key: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
  value: fc.option(fc.string({ maxLength: 300 })),
  headers: fc.dictionary(fc.constantFrom('ce_id', 'ce_ty', 'ce_type', 'ce_subject', '件名'), fc.string({ unit: 'grapheme', maxLength: 200 }), { noNullPrototype: true }),
  timestamp: fc.nat({ max: 2 ** 31 }).map((after) => 1_800_000_000_000 + after),
});

/** As the client writes them. */
function batchOf(records: readonly Given[], compression: CompressionAlgorithmValue = 'none', firstOffset = 0n): Buffer {
  const messages = records.map(({ key, value, headers, timestamp }) => ({
    topic: 't', partition: 0, key: key === undefined ? undefined : bytes(key), value: value === null ? null : bytes(value), timestamp: BigInt(timestamp),
    headers: new Map(Object.entries(headers).map(([name, text]) => [bytes(name), bytes(text)])),
  }));
  const { buffer } = createRecordsBatch(messages as unknown as MessageRecord[], { compression });
  buffer.writeBigInt64BE(firstOffset);
  return buffer;
}
function read(batches: Buffer, headers?: ReadonlySet<string>) {
  const records: BatchRecord[] = [];
  return { next: readRecordBatches(batches, headers, (record) => void records.push(record)), records };
}
const expected = (records: readonly Given[], firstOffset: bigint) =>
  records.map(({ key, value, headers, timestamp }, at) => ({ offset: firstOffset + BigInt(at), key, value: value === null ? null : bytes(value), headers, timestamp }));
const some = fc.array(given, { minLength: 1, maxLength: 8 });

test('every record comes out as the client wrote it, of any compression', () => {
  fc.assert(fc.property(some, some, fc.constantFrom('none', 'gzip', 'snappy', 'lz4', 'zstd'), fc.bigInt(0n, 2n ** 50n), (one, other, compression, offset) => {
    const after = offset + BigInt(one.length);
    const { records, next } = read(Buffer.concat([batchOf(one, compression, offset), batchOf(other, 'none', after)]));
    expect(records).toEqual([...expected(one, offset), ...expected(other, after)]);
    expect(next).toBe(after + BigInt(other.length));
  }));
});

test('only the headers that are asked for are decoded', () => {
  fc.assert(fc.property(some, fc.subarray(['ce_id', 'ce_type', '件名']), (records, names) => {
    const wanted = new Set(names);
    const picked = records.map((record) => ({ ...record, headers: Object.fromEntries(Object.entries(record.headers).filter(([name]) => wanted.has(name))) }));
    expect(read(batchOf(records), wanted).records).toEqual(expected(picked, 0n));
  }));
});

test('a batch that the broker cut is left for the next time, wherever it was cut', () => {
  fc.assert(fc.property(some, some, fc.nat(), (one, other, cut) => {
    const [whole, rest] = [batchOf(one), batchOf(other, 'none', BigInt(one.length))];
    const { records, next } = read(Buffer.concat([whole, rest.subarray(0, cut % rest.length)]));
    expect(records).toEqual(expected(one, 0n));
    expect(next).toBe(BigInt(one.length));
  }));
});

test('marks of transactions are no records, and are passed', () => {
  const batch = batchOf([{ key: 'k', value: 'v', headers: {}, timestamp: 0 }]);
  batch.writeInt16BE(1 << 5, 21);
  expect(read(batch)).toEqual({ records: [], next: 1n });
});

test('what is cut before its first batch ends has no next offset; what is not known is refused', () => {
  expect(read(Buffer.alloc(0)).next).toBeUndefined();
  const old = batchOf([{ key: 'k', value: 'v', headers: {}, timestamp: 0 }]);
  old[16] = 1;
  expect(() => read(old)).toThrow('the format 1, not 2');
  const strange = batchOf([{ key: 'k', value: 'v', headers: {}, timestamp: 0 }]);
  strange.writeInt16BE(7, 21);
  expect(() => read(strange)).toThrow('the compression 7');
});
