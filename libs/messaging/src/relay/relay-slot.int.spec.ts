import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectKafka } from '../kafka/connect.js';
import { Metrics } from '../metrics.js';
import { publish } from '../outbox/publish.js';
import { caseMoved } from '../spec/contracts.js';
import { openDatabase } from '../spec/database.js';
import { firstVersions, makeTopic, readTopic } from '../spec/kafka.js';
import { until } from '../spec/until.js';
import { Relay } from './relay.js';

const { kafkaBrokers } = specServices();
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });
const kafka = connectKafka('platformatic', kafkaBrokers, 'spec');

let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
let prefix: string;
let relays: Relay[];
beforeEach(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
  prefix = specTopicPrefix();
  await makeTopic(kafka, caseMoved.topic, prefix);
  relays = [];
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  await db.close();
  await database.drop();
});

function started(): Relay {
  const relay = new Relay({ databaseUrl: database.migrationUrl, kafka, topics: { prefix, partitions: 3 }, metrics: new Metrics(), log: () => undefined, standbyMs: 50 });
  relays.push(relay);
  relay.start();
  return relay;
}
const sending = (relay: Relay) => until(() => relay.state, (state) => state === 'sending');
const slots = () => db.owner.query<{ slot_name: string; failover: boolean }[]>('SELECT slot_name, failover FROM pg_replication_slots WHERE database = current_database()');

test('a standby may copy the slot, also one that an earlier version made', async () => {
  const mayCopy = async () => (await slots()).map(({ failover }) => failover);
  const first = started();
  await sending(first);
  expect(await mayCopy()).toEqual([true]);
  await first.stop();
  const [slot] = await slots();
  await db.owner.query('SELECT pg_drop_replication_slot($1)', [slot?.slot_name]);
  await db.owner.query(`SELECT pg_create_logical_replication_slot($1, 'pgoutput')`, [slot?.slot_name]);
  expect(await mayCopy()).toEqual([false]);
  await sending(started());
  expect(await mayCopy()).toEqual([true]);
});

test('a relay that waits for a long transaction before it can make its slot stops at once', async () => {
  const open = Promise.withResolvers<void>();
  const long = db.transaction(async (tx) => {
    await publish(tx, caseMoved, { caseId: 'a', step: 0 });
    await open.promise;
  });
  const relay = started();
  await until(() => relay.state, (state) => state === 'catching-up');
  await sleep(200);
  await relay.stop();
  open.resolve();
  await long;
  await sending(started());
  await until(() => db.owner.query<{ unsent: number }[]>('SELECT count(*)::int AS unsent FROM outbox JOIN relay_position ON NOT pg_visible_in_snapshot(xid, snapshot)'), ([row]) => row?.unsent === 0);
  const records = await readTopic(kafkaBrokers, prefix + caseMoved.topic);
  expect(firstVersions(records).get('a')).toEqual([1]);
});
