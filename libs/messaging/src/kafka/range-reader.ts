import { Admin, Connection, INT64_SIZE, Writer, type Reader } from '@platformatic/kafka';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeError } from '../errors.js';
import { readRecordBatches } from './record-batches.js';
import type { PartitionRange, ReadRanges } from './port.js';

const fetchKey = 1;
/** Names topics, as version 13 and later do not; every broker since 2.7 knows it. */
const fetchVersion = 12;
const bytesAtOnce = 4 * 1024 * 1024; // decoded in one go: ten milliseconds
const bytesOfPartition = 1024 * 1024;
const waitMs = 500;
const patienceMs = 10_000;
const pauseMs = 250;

/** What is left to read of a partition. */
interface Left {
  readonly topic: string;
  readonly partition: number;
  readonly end: bigint;
  next: bigint;
}

/**
 * Reads ranges of partitions from their leaders, without a group: nobody waits for it to join, and it decodes no more than is asked for.
 * Goes on while leaders move and brokers come back, for ten seconds without a record.
 * @throws when a partition cannot be read, or no longer holds what the range names
 */
export async function readRanges(admin: Admin, clientId: string, ranges: readonly PartitionRange[], { headers, signal, onRecord }: ReadRanges): Promise<void> {
  const open = new Set<Left>(ranges.filter(({ offset, end }) => offset < end).map(({ topic, partition, offset, end }) => ({ topic, partition, end, next: offset })));
  const take = (left: Left, bytes: Buffer) => {
    const next = readRecordBatches(bytes, headers, (record) => {
      if (record.offset >= left.next && record.offset < left.end) onRecord({ topic: left.topic, partition: left.partition, ...record });
    });
    left.next = next ?? left.next;
    if (left.next >= left.end) open.delete(left);
  };
  let [isFirst, lastAt] = [true, performance.now()];
  while (open.size > 0) {
    signal?.throwIfAborted();
    const before = sumOf(open);
    try {
      for (const [leader, ofLeader] of await byLeader(admin, open, !isFirst)) await readFrom(leader, clientId, () => ofLeader.filter((left) => open.has(left)), take, signal);
    } catch (error) {
      if (sumOf(open) < before) lastAt = performance.now();
      if (!(error instanceof NotNow) || performance.now() - lastAt > patienceMs) throw error;
      await sleep(pauseMs);
    }
    isFirst = false;
  }
}

const sumOf = (lefts: Iterable<Left>): bigint => [...lefts].reduce((sum, { next, end }) => sum + end - next, 0n);

/** A broker did not answer, or not with records: asked again it may. */
class NotNow extends Error {
  override readonly name = 'NotNow';
}

interface Leader {
  readonly host: string;
  readonly port: number;
}

async function byLeader(admin: Admin, open: ReadonlySet<Left>, forceUpdate: boolean): Promise<Map<Leader, Left[]>> {
  const names = [...new Set([...open].map(({ topic }) => topic))];
  const { topics, brokers } = await orNotNow('The brokers cannot be asked', admin.metadata({ topics: names, forceUpdate }));
  return Map.groupBy(open, ({ topic, partition }) => {
    const leader = brokers.get(topics.get(topic)?.partitions[partition]?.leader ?? -1);
    if (!leader) throw new NotNow(`${topic}/${partition} has no leader`);
    return leader;
  });
}

async function orNotNow<Answer>(what: string, work: void | Promise<Answer>): Promise<Answer> {
  try {
    return (await work) as Answer;
  } catch (error) {
    throw new NotNow(`${what}: ${describeError(error)}`, { cause: error });
  }
}

async function readFrom({ host, port }: Leader, clientId: string, lefts: () => readonly Left[], take: (left: Left, bytes: Buffer) => void, signal?: AbortSignal): Promise<void> {
  const connection = new Connection(clientId, { connectTimeout: 3_000, requestTimeout: 30_000 });
  connection.on('error', () => undefined); // the request under way rejects as well
  const what = `Reading from ${host}:${port} failed`;
  try {
    await orNotNow(what, connection.connect(host, port));
    for (let wanted = lefts(); wanted.length > 0; wanted = lefts()) {
      signal?.throwIfAborted();
      const before = sumOf(wanted);
      for (const { topic, partition, code, bytes } of await orNotNow(what, fetch(connection, wanted))) {
        const left = wanted.find((each) => each.partition === partition && each.topic === topic);
        if (code === offsetOutOfRange) throw new Error(`${topic}/${partition} no longer holds what was to be read`);
        if (code !== 0) throw new NotNow(`${topic}/${partition} cannot be read: the broker answers with error ${code}`);
        if (left && bytes) take(left, bytes);
      }
      if (sumOf(wanted) === before) throw new NotNow(`${host}:${port} has no records of what is left to read`);
    }
  } finally {
    await connection.close().catch(() => undefined);
  }
}

const offsetOutOfRange = 1;

/** One partition's part of the answer. */
interface Part {
  readonly topic: string;
  readonly partition: number;
  /** Of the protocol; 0 is none. */
  readonly code: number;
  readonly bytes: Buffer | null;
}

/** Kafka protocol: Fetch, without a session. */
function fetch(connection: Connection, lefts: readonly Left[]): Promise<Part[]> {
  const topics = [...Map.groupBy(lefts, ({ topic }) => topic)];
  const request = () => Writer.create()
    .appendInt32(-1) // no replica
    .appendInt32(waitMs)
    .appendInt32(1) // bytes at least
    .appendInt32(bytesAtOnce)
    .appendInt8(0) // isolation: nobody here writes in transactions of Kafka
    .appendInt32(0) // session
    .appendInt32(-1) // its epoch: none
    .appendArray(topics, (writer, [topic, partitions]) => {
      writer.appendString(topic).appendArray(partitions, (one, { partition, next }) => {
        one.appendInt32(partition).appendInt32(-1).appendInt64(next).appendInt32(-1).appendInt64(-1n).appendInt32(bytesOfPartition);
      });
    })
    .appendArray([], () => undefined) // forgotten topics
    .appendString('') // rack
    .appendTaggedFields();
  return new Promise((resolve, reject) => {
    connection.send(fetchKey, fetchVersion, request, (_correlation, _key, _version, reader) => partsOf(reader), true, true, (error, parts) => {
      if (parts) resolve(parts);
      else reject(error ?? new Error('no answer'));
    });
  });
}

function partsOf(reader: Reader): Part[] {
  reader.readInt32(); // throttled so many milliseconds
  const code = reader.readInt16();
  if (code !== 0) throw new Error(`the broker answers with error ${code}`);
  reader.readInt32(); // session
  const topics = reader.readArray(() => {
    const topic = reader.readString();
    return reader.readArray((): Part => {
      const partition = reader.readInt32();
      const error = reader.readInt16();
      reader.skip(3 * INT64_SIZE); // high watermark, last stable offset, first offset
      reader.readNullableArray(() => { reader.skip(2 * INT64_SIZE); }); // aborted transactions: producer, first offset
      reader.readInt32(); // preferred replica
      return { topic, partition, code: error, bytes: reader.readNullableBytes() };
    });
  });
  return topics.flat();
}
