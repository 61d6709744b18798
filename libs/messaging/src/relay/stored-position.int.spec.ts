import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectKafka } from '../kafka/connect.js';
import { Metrics } from '../metrics.js';
import { publish } from '../outbox/publish.js';
import { caseMoved } from '../spec/contracts.js';
import { openDatabase } from '../spec/database.js';
import { makeTopic, readTopic } from '../spec/kafka.js';
import { until } from '../spec/until.js';
import { Relay } from './relay.js';

const { kafkaBrokers } = specServices();
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });
const kafka = connectKafka('platformatic', kafkaBrokers, 'spec');

let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
let prefix: string;
beforeEach(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
  prefix = specTopicPrefix();
  await makeTopic(kafka, caseMoved.topic, prefix);
});
afterEach(async () => {
  await db.close();
  await database.drop();
});

/** Moves ten cases while a relay runs, until Kafka has them and the relay has stored that it has. */
async function relayed(): Promise<void> {
  const relay = new Relay({ databaseUrl: database.migrationUrl, kafka, topics: { prefix, partitions: 3 }, metrics: new Metrics(), log: () => undefined, standbyMs: 50 });
  relay.start();
  await until(() => relay.state, (state) => state === 'sending');
  for (let step = 0; step < 10; step += 1) await db.transaction((tx) => publish(tx, caseMoved, { caseId: `case-${step}`, step }));
  await until(async () => (await db.owner.query<{ sent: boolean }[]>('SELECT bool_and(pg_visible_in_snapshot(xid, snapshot)) AS sent FROM outbox, relay_position'))[0]?.sent, (sent) => sent === true);
  await relay.stop();
}

const slots = () => db.owner.query<{ slot_name: string; active_pid: number | null }[]>('SELECT slot_name, active_pid FROM pg_replication_slots WHERE database = current_database()');
const before = (slot: string) => `${slot}_before`;
async function slotOfNobody(): Promise<string> {
  const found = await until(slots, (all) => all.length > 0 && all.every(({ active_pid: pid }) => pid === null));
  return found.map(({ slot_name: name }) => name).toSorted()[0] ?? '';
}
async function rememberSlot(): Promise<void> {
  const slot = await slotOfNobody();
  await db.owner.query('SELECT pg_copy_logical_replication_slot($1, $2)', [slot, before(slot)]);
}
/** As PostgreSQL finds its slot after a crash: where the last checkpoint wrote it down. */
async function setSlotBack(): Promise<void> {
  const slot = await slotOfNobody();
  await db.owner.query('SELECT pg_drop_replication_slot($1)', [slot]);
  await db.owner.query('SELECT pg_copy_logical_replication_slot($1, $2)', [before(slot), slot]);
  await db.owner.query('SELECT pg_drop_replication_slot($1)', [before(slot)]);
}

/** Records of the topic beyond one of each event. */
async function copies(): Promise<number> {
  const ids = (await readTopic(kafkaBrokers, prefix + caseMoved.topic)).map(({ headers }) => headers['ce_id']);
  return ids.length - new Set(ids).size;
}

test.each<[string, () => Promise<unknown>, number]>([
  ['repeats nothing: it goes on where it had stored it was', () => Promise.resolve(), 0],
  ['repeats what the slot has forgotten, where nothing is stored', () => db.owner.query('UPDATE relay_position SET confirmed_lsn = NULL'), 10],
  ['does not believe a position of another cluster', () => db.owner.query(`UPDATE relay_position SET system_id = 'another', confirmed_lsn = 'FFFFFFFF/0'`), 20],
])('after a crash of PostgreSQL a relay %s', async (_, change, repeated) => {
  await relayed();
  await rememberSlot();
  await relayed();
  await setSlotBack();
  await change();
  await relayed();
  expect(await copies()).toBe(repeated);
  expect((await readTopic(kafkaBrokers, prefix + caseMoved.topic)).length).toBe(30 + repeated);
});
