import { freePort, Proxy, startKafka, type Kafka } from '@tomoni/backing-services';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { platformaticPort } from './platformatic.adapter.js';
import type { KafkaPort, KafkaRecord, PartitionRange } from './port.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let kafka: Kafka;
let wire: Proxy;
let port: KafkaPort;
const topic = `int.spec.${randomUUID()}`;
const amount = 6_000;
let ranges: PartitionRange[];
beforeAll(async () => {
  const behind = await freePort();
  wire = await Proxy.open(() => behind);
  kafka = await startKafka({ listeners: [{ name: 'WIRE', port: behind, advertisedPort: wire.port }] });
  port = platformaticPort([`127.0.0.1:${wire.port}`], 'spec');
  const admin = await port.admin();
  await admin.createTopics([{ topic, partitions: 3, config: {} }]);
  const producer = await port.producer();
  const value = Buffer.alloc(2_000);
  for (let n = 0; n < amount; n += 500)
    await producer.send(Array.from({ length: 500 }, (_, at) => ({ topic, key: `key-${(n + at) % 7}`, value, headers: { ce_id: String(n + at), ce_type: 'x' } })));
  await producer.close();
  ranges = await admin.rangesSince([topic], 0);
  await admin.close();
});
afterAll(async () => {
  await wire.close();
  await kafka.stop();
});

async function readAll(of: readonly PartitionRange[] = ranges, options: { headers?: ReadonlySet<string>; signal?: AbortSignal } = {}): Promise<KafkaRecord[]> {
  const records: KafkaRecord[] = [];
  await port.read(of, { reader: 'spec', ...options, onRecord: (record) => void records.push(record) });
  return records;
}
const ids = (records: readonly KafkaRecord[]) => records.map(({ headers }) => Number(headers['ce_id'])).sort((a, b) => a - b);
const everything = Array.from({ length: amount }, (_, n) => n);

/** Rising without a gap within each partition. */
function expectInOrder(records: readonly KafkaRecord[]): void {
  for (const [partition, ofPartition] of Map.groupBy(records, (record) => record.partition)) {
    const range = ranges.find((each) => each.partition === partition);
    expect(ofPartition.map(({ offset }) => offset)).toEqual(Array.from({ length: Number((range?.end ?? 0n) - (range?.offset ?? 0n)) }, (_, n) => (range?.offset ?? 0n) + BigInt(n)));
  }
}

test('it gives every record of the ranges once, in the order of its partition, with the headers that are asked for', async () => {
  const records = await readAll(ranges, { headers: new Set(['ce_id']) });
  expect(ids(records)).toEqual(everything);
  expectInOrder(records);
  expect(records[0]?.headers).toEqual({ ce_id: expect.any(String) as string });
  const inner = ranges.map((range) => ({ ...range, offset: range.offset + 10n, end: range.end - 10n }));
  expect(await readAll(inner)).toHaveLength(amount - 60);
  expect(await readAll([])).toEqual([]);
});

test('a connection that ends in the middle costs nothing and gives nothing twice', async () => {
  const cuts = [1_000_000, 5_000_000, 9_000_000];
  let bytes = 0;
  wire.watch((direction, chunk) => {
    bytes += direction === 'down' ? chunk.length : 0;
    if (bytes < (cuts[0] ?? Infinity)) return undefined;
    cuts.shift();
    return 'drop';
  });
  const records = await readAll().finally(() => { wire.watch(undefined); });
  expect(cuts).toEqual([]);
  expect(ids(records)).toEqual(everything);
  expectInOrder(records);
});

test('what a range names and the broker does not have is told, and not waited for without an end', async () => {
  await expect(readAll(ranges.map((range) => ({ ...range, offset: range.end + 5n, end: range.end + 10n })))).rejects.toThrow(/no longer holds what was to be read/);
  await expect(readAll(ranges.map((range) => ({ ...range, end: range.end + 1n })))).rejects.toThrow(/has no records of what is left to read/);
});

test('what goes wrong with a record is the reader’s own, and is not tried again', async () => {
  let calls = 0;
  await expect(port.read(ranges, { reader: 'spec', onRecord: () => { calls += 1; throw new Error('mine'); } })).rejects.toThrow('mine');
  expect(calls).toBe(1);
});

test('a broker that does not answer is given up after a while, or when nobody wants it any more', async () => {
  const signal = AbortSignal.timeout(1_000);
  wire.watch(() => 'drop');
  try {
    await expect(readAll(ranges, { signal })).rejects.toThrow(/aborted|timeout/i);
    await expect(readAll()).rejects.toThrow(/cannot be asked|failed/);
  } finally {
    wire.watch(undefined);
  }
  expect(await readAll()).toHaveLength(amount);
});
