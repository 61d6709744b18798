import { setTimeout as sleep } from 'node:timers/promises';
import { topic } from '../data-source.js';
import { administer } from '../kafka.js';
import type { Fault, Scene } from './fault.js';

async function brokerAway({ city }: Scene, seconds: number): Promise<void> {
  await city.killKafka();
  await sleep(seconds * 1_000);
  await city.startKafka();
}

export const serverFaults: readonly Fault[] = [
  {
    name: 'postgres-killed', quick: true,
    proves: 'PostgreSQL killed with -9 and started again: what was acknowledged is in its log, and the relay goes on from its position.',
    inject: async ({ city }) => {
      await city.killPostgres();
      await city.startPostgres();
    },
  },
  {
    name: 'postgres-restarted',
    proves: 'A fast restart of PostgreSQL, twice: sessions are cut in the middle of transactions, and nothing is half done.',
    inject: async ({ city, random }) => {
      for (let times = 0; times < 2; times += 1) {
        await city.stopPostgres();
        await city.startPostgres();
        await sleep(random.between(500, 2_000));
      }
    },
  },
  {
    name: 'broker-killed', quick: true,
    proves: 'Kafka killed with -9 and started again: the batch under way is sent again, whole and before anything else.',
    inject: (scene) => brokerAway(scene, 0),
  },
  {
    name: 'broker-away',
    proves: 'Kafka is away for 60 s (`--long`: ten minutes): services go on working, and the backlog arrives in order.',
    inject: (scene) => brokerAway(scene, scene.long ? 600 : 60),
  },
  {
    name: 'redis-killed',
    proves: 'Redis killed and started again: it holds nothing that an event or an answer depends on.',
    inject: async ({ city }) => {
      await city.killRedis();
      await sleep(3_000);
      await city.startRedis();
    },
  },
  {
    name: 'topic-replayed', quick: true,
    proves: 'The whole topic is delivered once more: consumers know every event by its id.',
    inject: async ({ city }) => {
      await sleep(2_000);
      await city.database.replayAll(city.operatorsKafka());
    },
  },
  {
    name: 'offsets-deleted',
    proves: 'The group of a consumer is deleted: it begins at the first event again and does nothing twice.',
    inject: async ({ city }) => {
      await city.processes.stop('recorder');
      await administer(city.brokers, (admin) => admin.deleteGroups(['recorder']));
      await city.processes.start('recorder');
    },
  },
  {
    name: 'offsets-reset',
    proves: 'An operator sets the offsets of a group back to the beginning: as with a new group, nothing is done twice.',
    inject: async ({ city }) => {
      await city.processes.stop('recorder');
      await administer(city.brokers, (admin) => admin.resetOffsets({ groupId: 'recorder', topic, earliest: true }));
      await city.processes.start('recorder');
    },
  },
  {
    name: 'topic-deleted', deletesTopic: true,
    proves: 'A topic is deleted while the consumers are behind; the operator stops the relay and the consumers, lets the topic be made anew and replays the outbox: every effect is there once, in order.',
    inject: async ({ city }) => {
      await city.processes.stop('recorder');
      await city.processes.stop('notification');
      await sleep(3_000);
      await city.processes.stop('relay');
      await administer(city.brokers, (admin) => admin.deleteTopics({ topics: [topic] }));
      await sleep(2_000);
      await administer(city.brokers, (admin) => admin.deleteGroups(['recorder', 'notification']));
      await city.database.replayAll(city.operatorsKafka());
      for (const name of ['relay', 'notification', 'recorder']) await city.processes.start(name);
    },
  },
];
