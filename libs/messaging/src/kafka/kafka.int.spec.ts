import { createHook } from 'node:async_hooks';
import { specServices, specTopicPrefix } from '@tomoni/backing-services';
import { Kafka } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTopic } from '../spec/kafka.js';
import { until } from '../spec/until.js';
import { connectKafka, kafkaClients } from './connect.js';
import type { KafkaConsumer, KafkaMessage, KafkaPort, KafkaProducer, KafkaRecord } from './port.js';

const { kafkaBrokers } = specServices();
const prefix = specTopicPrefix();
const open: { close(): Promise<void> }[] = [];
const kept = <Closable extends { close(): Promise<void> }>(closable: Closable) => (open.push(closable), closable);
afterAll(async () => {
  await Promise.allSettled(open.map((each) => each.close()));
});

const message = (topic: string, key: string, n: number): KafkaMessage => ({
  topic, key, value: Buffer.from(JSON.stringify({ key, n })), headers: { ce_id: `${key}/${n}`, ce_subject: '件名 𠮷' },
});
const keys = Array.from({ length: 40 }, (_, i) => `key-${i}-𠮷`);

async function newTopic(port: KafkaPort, visibility = 'int', partitions = 12): Promise<string> {
  const name = `${visibility}.spec.${randomUUID()}`;
  await makeTopic(port, name, prefix, partitions);
  return prefix + name;
}

interface Reading { records: KafkaRecord[]; consumer: KafkaConsumer; failures: unknown[] }
async function read(port: KafkaPort, topics: string[], groupId: string = randomUUID(), onRecord?: (record: KafkaRecord) => Promise<void> | void): Promise<Reading> {
  const records: KafkaRecord[] = [];
  const failures: unknown[] = [];
  const consumer = kept(await port.consumer({
    groupId, topics, from: 'beginning', onFailure: (error) => failures.push(error),
    onRecord: (record) => {
      records.push(record);
      return onRecord?.(record);
    },
  }));
  return { records, consumer, failures };
}
const commitAll = ({ consumer, records }: Reading) => {
  const last = new Map(records.map((record) => [`${record.topic}/${record.partition}`, { ...record, offset: record.offset + 1n }]));
  return consumer.commit([...last.values()]);
};

describe.each(kafkaClients)('%s', (client) => {
  const port = connectKafka(client, kafkaBrokers, 'spec');
  const other = connectKafka(client === 'kafkajs' ? 'platformatic' : 'kafkajs', kafkaBrokers, 'spec');
  let producer: KafkaProducer;
  beforeAll(async () => { producer = kept(await port.producer()); });

  test('what it writes the other client reads: key, value, headers, order of each key', async () => {
    const topics = [await newTopic(port), await newTopic(port)];
    for (let n = 0; n < 5; n += 1) await producer.send(topics.flatMap((topic) => keys.map((key) => message(topic, key, n))));
    const { records } = await read(other, topics);
    await until(() => records.length, (count) => count >= 400);
    for (const topic of topics) for (const key of keys) {
      const ofKey = records.filter((record) => record.topic === topic && record.key === key);
      expect(ofKey.map(({ value, headers }) => [String(value), headers])).toEqual(
        [0, 1, 2, 3, 4].map((n) => [JSON.stringify({ key, n }), { ce_id: `${key}/${n}`, ce_subject: '件名 𠮷' }]));
      expect(new Set(ofKey.map(({ partition }) => partition)).size).toBe(1);
    }
    expect(new Set(records.map(({ partition }) => partition)).size).toBeGreaterThan(5);
  });

  test('it places a key where the other client and a stranger with kafkajs’s own partitioner place it', async () => {
    const topic = await newTopic(port);
    await producer.send(keys.map((key) => message(topic, key, 0)));
    const otherProducer = kept(await other.producer());
    await otherProducer.send(keys.map((key) => message(topic, key, 1)));
    const stranger = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: 0 }).producer();
    await stranger.connect();
    await stranger.send({ topic, messages: keys.map((key) => ({ key, value: '{}' })) });
    await stranger.disconnect();
    const { records } = await read(port, [topic]);
    await until(() => records.length, (count) => count >= 120);
    for (const key of keys) expect(new Set(records.filter((record) => record.key === key).map(({ partition }) => partition)).size, key).toBe(1);
  });

  test('topics keep what their visibility says, with the time of arrival; creating them twice changes nothing', async () => {
    const topics = await Promise.all(['pub', 'ptn', 'int', 'rst'].map((visibility) => newTopic(port, visibility, 3)));
    const admin = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: 0 }).admin();
    await admin.connect();
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: topics.map((name) => ({ type: 2, name, configNames: ['retention.ms', 'message.timestamp.type', 'cleanup.policy'] })) });
    const configOf = (name: string) => Object.fromEntries(resources.find(({ resourceName }) => resourceName === name)?.configEntries.map(({ configName, configValue }) => [configName, configValue]) ?? []);
    const day = 86_400_000;
    expect(topics.map((name) => configOf(name)['retention.ms'])).toEqual(['-1', String(365 * day), String(90 * day), String(7 * day)]);
    for (const name of topics) expect(configOf(name)).toMatchObject({ 'message.timestamp.type': 'LogAppendTime', 'cleanup.policy': 'delete' });
    const ours = await port.admin();
    await ours.createTopics(topics.map((topic) => ({ topic, partitions: 5, config: {} })));
    const { topics: found } = await admin.fetchTopicMetadata({ topics });
    expect(found.map(({ partitions }) => partitions.length)).toEqual([3, 3, 3, 3]);
    await ours.close();
    await admin.disconnect();
  });

  test('an unknown topic is refused, never made by sending', async () => {
    const lonely = kept(await port.producer());
    const topic = `${prefix}int.spec.never-made`;
    await expect(lonely.send([message(topic, 'k', 0)])).rejects.toThrow();
    const admin = kept(await port.admin());
    expect(await admin.topics()).not.toContain(topic);
  });

  test('a group goes on where it committed, and reads again what it did not', async () => {
    const topic = await newTopic(port, 'int', 1);
    const group = randomUUID();
    await producer.send([0, 1, 2, 3].map((n) => message(topic, 'k', n)));
    const first = await read(port, [topic], group);
    await until(() => first.records.length, (count) => count === 4);
    await first.consumer.commit([{ topic, partition: 0, offset: 2n }]);
    await first.consumer.close();
    const second = await read(port, [topic], group);
    await until(() => second.records.length, (count) => count >= 2);
    expect(second.records.map(({ offset }) => offset)).toEqual([2n, 3n]);
    const admin = kept(await port.admin());
    expect(await admin.lag(group, [topic])).toEqual([{ topic, partition: 0, isCommitted: true, offset: 2n, end: 4n }]);
    expect(await admin.lag(randomUUID(), [topic])).toEqual([{ topic, partition: 0, isCommitted: false, offset: 0n, end: 4n }]);
    await second.consumer.close();
  });

  test('nobody is given more while a record is held, the group stays whole, and then all come in order', async () => {
    const topic = await newTopic(port, 'int', 1);
    await producer.send(Array.from({ length: 3_000 }, (_, n) => message(topic, 'k', n)));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const reading = await read(port, [topic], randomUUID(), ({ offset }) => (offset === 10n ? held : undefined));
    await until(() => reading.records.length, (count) => count === 11);
    await sleep(4_000);
    expect(reading.records).toHaveLength(11);
    release();
    await until(() => reading.records.length, (count) => count >= 3_000);
    expect(reading.records.map(({ offset }) => offset)).toEqual(Array.from({ length: 3_000 }, (_, n) => BigInt(n)));
    await commitAll(reading);
    expect(reading.failures).toEqual([]);
  }, 60_000);

  test('members come and go while events flow: none is lost, each key keeps its order', async () => {
    const topic = await newTopic(port, 'int', 6);
    const group = randomUUID();
    const seen: KafkaRecord[] = [];
    const members: Reading[] = [];
    const join = async () => {
      const member = await read(port, [topic], group, (record) => void seen.push(record));
      members.push(member);
      return member;
    };
    let sent = 0;
    let stop = false;
    const sending = (async () => {
      for (; !stop; sent += 1) {
        await producer.send(keys.slice(0, 20).map((key) => message(topic, key, sent)));
        await sleep(20);
      }
    })();
    const committing = (async () => {
      while (!stop) {
        await Promise.all(members.map((member) => commitAll(member).catch(() => undefined)));
        await sleep(100);
      }
    })();
    await join();
    for (let round = 0; round < 3; round += 1) {
      const guest = await join();
      await sleep(1_500);
      members.splice(members.indexOf(guest), 1);
      await guest.consumer.close();
      await sleep(500);
    }
    stop = true;
    await Promise.all([sending, committing]);
    await until(() => new Set(seen.map(({ headers }) => headers['ce_id'])).size, (count) => count === sent * 20, 60_000);
    for (const key of keys.slice(0, 20)) {
      // What comes again after a rebalance is a duplicate; the first appearances must rise one by one.
      const firsts: number[] = [];
      for (const { value } of seen.filter((record) => record.key === key)) {
        const { n } = JSON.parse(String(value)) as { n: number };
        if (!firsts.includes(n)) firsts.push(n);
      }
      expect(firsts).toEqual(Array.from({ length: sent }, (_, n) => n));
    }
  }, 120_000);

  test('it reads from a moment on to the end, whatever the group has committed', async () => {
    const topic = await newTopic(port, 'int', 3);
    await producer.send(keys.map((key) => message(topic, key, 0)));
    const admin = kept(await port.admin());
    await sleep(50);
    const between = Date.now();
    await sleep(50);
    expect((await admin.rangesSince([topic], between)).every(({ offset, end }) => offset === end)).toBe(true);
    await producer.send(keys.map((key) => message(topic, key, 1)));
    const ranges = await admin.rangesSince([topic], between);
    expect(ranges.reduce((sum, { offset, end }) => sum + Number(end - offset), 0)).toBe(keys.length);
    const earlier = await admin.rangesSince([topic], 0);
    expect(earlier.every(({ offset }) => offset === 0n)).toBe(true);
    const records: KafkaRecord[] = [];
    await port.read(ranges, { reader: `${prefix}spec`, onRecord: (record) => void records.push(record) });
    expect(records.map(({ headers }) => headers['ce_id']).sort()).toEqual(keys.map((key) => `${key}/1`).sort());
  });

  test('an idle producer and consumer arm next to no timers: a core is not spent on waiting', async () => {
    const topic = await newTopic(port);
    const { records } = await read(port, [topic]);
    await producer.send([message(topic, 'k', 0)]);
    await until(() => records.length, (count) => count === 1);
    await sleep(1_000);
    let timers = 0;
    const counted = createHook({ init: (_id, type) => { if (type === 'Timeout') timers += 1; } }).enable();
    await sleep(5_000);
    counted.disable();
    // kafkajs as it comes arms one every millisecond and connection.
    expect(timers).toBeLessThan(500);
  }, 30_000);
});
