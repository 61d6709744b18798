import { freePort, kafkaClusterId, startKafka, type Kafka } from '@tomoni/backing-services';
import { Kafka as Operator, logLevel, type Admin } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../spec/until.js';
import { connectKafka, kafkaClients } from './connect.js';
import { positionOf } from './murmur2.js';
import type { KafkaMessage } from './port.js';
import { readToEnd } from './read-to-end.js';

let nodes: Kafka[];
let brokers: string;
let admin: Admin;
beforeAll(async () => {
  const [id, controllerPorts] = [kafkaClusterId(), [await freePort(), await freePort()]];
  nodes = await Promise.all(controllerPorts.map((_, at) => startKafka({ cluster: { id, node: at + 1, controllerPorts } })));
  brokers = nodes.map((node) => node.brokers).join();
  admin = new Operator({ brokers: brokers.split(','), logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
}, 120_000);
afterAll(async () => {
  await admin.disconnect();
  await Promise.all(nodes.map((node) => node.stop()));
});

/** Of two partitions the keys of one. */
const keysOf = (partition: number) => Array.from({ length: 40 }, (_, n) => `key-${n}`).filter((key) => positionOf(key) % 2 === partition);
const leaders = async (topic: string) => (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]?.partitions.toSorted((one, other) => one.partitionId - other.partitionId).map(({ leader }) => leader);

test.each(kafkaClients)('%s: what is sent while a partition moves to a broker that has answered already is there, or was not acknowledged', async (client) => {
  const topic = `int.spec.${randomUUID()}`;
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, replicaAssignment: [{ partition: 0, replicas: [1] }, { partition: 1, replicas: [2] }] }] });
  const port = connectKafka(client, brokers, 'spec');
  let producer = await port.producer();
  const batch = (n: number): KafkaMessage[] => [...keysOf(0), ...keysOf(1)].map((key) => ({ topic, key, value: Buffer.from(String(n)), headers: {} }));
  await producer.send(batch(0));

  await admin.alterPartitionReassignments({ topics: [{ topic, partitionAssignment: [{ partition: 0, replicas: [2] }] }] });
  await until(() => leaders(topic), (now) => String(now) === '2,2');
  // As the relay does: what was refused is sent again whole, by a new producer.
  await producer.send(batch(1)).catch(async () => {
    await producer.close();
    producer = await port.producer();
    await producer.send(batch(1));
  });
  await producer.close();

  const seen = new Set<string>();
  await readToEnd(port, { topics: [topic], since: new Date(0), reader: 'spec', onRecord: ({ key, value }) => seen.add(`${key} ${String(value)}`) });
  expect([...seen].sort()).toEqual([0, 1].flatMap((n) => batch(n).map(({ key }) => `${key} ${n}`)).sort());
}, 60_000);
