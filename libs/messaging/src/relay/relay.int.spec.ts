import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectKafka } from '../kafka/connect.js';
import { Metrics } from '../metrics.js';
import { publish } from '../outbox/publish.js';
import { caseMoved } from '../spec/contracts.js';
import { openDatabase } from '../spec/database.js';
import { faulty, firstVersions, makeTopic, readTopic, type Faults } from '../spec/kafka.js';
import { until } from '../spec/until.js';
import { relayLag } from './relay-lag.js';
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

function newRelay(faults: Faults = {}, drainMs = 5_000, port = kafka): Relay {
  const relay = new Relay({
    databaseUrl: database.migrationUrl, kafka: faulty(port, faults), topics: { prefix, partitions: 3 },
    metrics: new Metrics(), log: () => undefined, standbyMs: 50, drainMs,
  });
  relays.push(relay);
  return relay;
}
const started = (faults: Faults = {}, drainMs?: number) => {
  const relay = newRelay(faults, drainMs);
  relay.start();
  return relay;
};
/** As a power cut leaves it: nothing more is sent, acknowledged or stored. */
const killed = (relay: Relay) => relay.stop();
const sending = (relay: Relay) => until(() => relay.state, (state) => state === 'sending');

const move = (key: string, step: number) => db.transaction((tx) => publish(tx, caseMoved, { caseId: key, step }));
const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
async function moveAll(steps: number, from = 0): Promise<void> {
  for (let step = from; step < from + steps; step += 1) await Promise.all(keys.map((key) => move(key, step)));
}
const topic = () => prefix + caseMoved.topic;
const inKafka = () => readTopic(kafkaBrokers, topic());
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** By the stored position; it follows the relay within a second. */
async function unsent(): Promise<number> {
  const [row] = await db.owner.query<{ count: number }[]>(
    `SELECT count(*)::int FROM outbox LEFT JOIN relay_position ON true WHERE snapshot IS NULL OR NOT pg_visible_in_snapshot(xid, snapshot)`);
  return row?.count ?? -1;
}

/** Nothing lost, every key in order; and how many came twice. */
async function expectAll(perKey: number): Promise<number> {
  await until(unsent, (count) => count === 0);
  const records = await inKafka();
  for (const key of keys) expect(firstVersions(records).get(key), key).toEqual(upTo(perKey));
  return records.length - keys.length * perKey;
}
const slots = () => db.owner.query<{ slot_name: string; active_pid: number | null }[]>('SELECT slot_name, active_pid FROM pg_replication_slots WHERE database = current_database()');
async function dropSlot(): Promise<void> {
  await until(slots, ([slot]) => slot !== undefined && slot.active_pid === null);
  await db.owner.query('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database()');
}

test('events come in order, once, with the headers of CloudEvents; also those published before the first start', async () => {
  await moveAll(3);
  const relay = started();
  await sending(relay);
  await moveAll(3, 3);
  expect(await expectAll(6)).toBe(0);
  const [record] = await inKafka();
  expect(record?.headers).toMatchObject({
    ce_specversion: '1.0', ce_source: '/123421/participation', ce_type: caseMoved.type, ce_subject: record?.key, 'content-type': 'application/json',
    ce_tenant: '123421', ce_visibility: 'int', ce_dataclass: 'C1', ce_drill: 'normal', ce_personal: 'false', ce_correlationid: 'spec', ce_aggregateversion: '1',
  });
  expect(new Date(record?.headers['ce_time'] ?? '').getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test('a relay killed before it sends loses nothing', async () => {
  const first = started({ beforeSend: () => new Promise(() => undefined) }, 0);
  await sending(first);
  await moveAll(5);
  await until(() => first.waiting, (waiting) => waiting === 35);
  await killed(first);
  started();
  expect(await expectAll(5)).toBe(0);
});

test('a relay killed after Kafka has the events and before PostgreSQL knows sends them again, and nothing out of order', async () => {
  let sent = 0;
  const first = started({ afterSend: (batch) => { sent += batch.length; return new Promise(() => undefined); } }, 0);
  await sending(first);
  await moveAll(5);
  await until(() => sent, (count) => count > 0);
  await killed(first);
  started();
  expect(await expectAll(5)).toBe(sent);
});

test('a lost slot is replaced and the table fills the gap, with transactions open across the loss', async () => {
  const first = started();
  await sending(first);
  await moveAll(4);
  await expectAll(4);
  await first.stop();
  const open = Promise.withResolvers<void>();
  const long = db.transaction(async (tx) => {
    await publish(tx, caseMoved, { caseId: 'g', step: 4 });
    await open.promise;
  });
  await moveAllBut('g', 2, 4);
  await dropSlot();
  await moveAllBut('g', 2, 6);
  const second = started();
  await sleep(300); // the new slot waits for the open transaction to end
  open.resolve();
  await long;
  await sending(second);
  await Promise.all([4, 5, 6].map((step) => move('g', step)));
  expect(await expectAll(8)).toBe(0);
  expect((await relayLag(db.app)).catchingUp).toBe(false);
});
async function moveAllBut(left: string, steps: number, from: number): Promise<void> {
  for (let step = from; step < from + steps; step += 1) await Promise.all(keys.filter((key) => key !== left).map((key) => move(key, step)));
}

test('a slot dropped under a running relay', async () => {
  const relay = started();
  await sending(relay);
  await moveAll(3);
  const publishing = moveAll(20, 3);
  await db.owner.query('SELECT pg_terminate_backend(active_pid), pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database()').catch(() => undefined);
  await publishing;
  await expectAll(23);
});

test('a relay killed in the middle of a catch-up: the next one begins it again', async () => {
  await moveAll(200);
  let batches = 0;
  const first = started({ beforeSend: () => ((batches += 1) === 2 ? new Promise(() => undefined) : undefined) }, 0);
  await until(() => batches, (count) => count === 2);
  expect(first.state).toBe('catching-up');
  await moveAll(2, 200);
  await killed(first);
  expect((await relayLag(db.app)).catchingUp).toBe(true);
  started();
  expect(await expectAll(202)).toBe(500);
});

test('of two relays one sends; the other takes over when it stops, and nothing comes twice', async () => {
  const first = started();
  await sending(first);
  const second = started();
  await moveAll(10);
  expect(second.state).toBe('standby');
  const publishing = moveAll(50, 10);
  await sleep(100);
  await first.stop();
  await publishing;
  await sending(second);
  expect(await expectAll(60)).toBe(0);
});

test('a relay that slept while a standby took over only repeats, and steps back', async () => {
  // Its request is on its way and arrives when everybody has long given it up.
  const asleep = Promise.withResolvers<void>();
  let isTired = false;
  let late: Promise<void> | undefined;
  const sleeper = newRelay({}, 5_000, {
    ...kafka,
    async producer() {
      const producer = await kafka.producer();
      return {
        close: () => (late ? Promise.resolve() : producer.close()),
        send(batch) {
          if (!isTired || late) return producer.send(batch);
          late = asleep.promise.then(() => producer.send(batch)).finally(() => producer.close());
          return late;
        },
      };
    },
  });
  sleeper.start();
  await sending(sleeper);
  await moveAll(1);
  await expectAll(1);
  isTired = true;
  await moveAll(30, 1);
  const [slot] = await until(slots, () => late !== undefined);
  const standby = started();
  await until(() => standby.state, (state) => state === 'standby');
  // What PostgreSQL does to a relay it has not heard of for a minute.
  await db.owner.query('SELECT pg_terminate_backend($1)', [slot?.active_pid]);
  await until(() => [sleeper.state, standby.state], (states) => states.includes('sending') && states.includes('standby'));
  await moveAll(5, 31);
  await expectAll(36);
  asleep.resolve();
  await late;
  await moveAll(5, 36);
  await expectAll(41);
});

test('two that both believe to lead: the one that is superseded stops by itself', async () => {
  const relay = started();
  await sending(relay);
  await move('a', 1);
  await db.owner.query('UPDATE relay_position SET leader = gen_random_uuid()');
  await move('a', 2);
  await until(() => relay.state, (state) => state !== 'sending');
  await sending(relay);
  await move('a', 3);
  await until(async () => firstVersions(await inKafka()).get('a'), (versions) => versions?.length === 3);
});

test('a request Kafka refuses is sent again whole, before anything else', async () => {
  let failures = 0;
  const relay = started({
    beforeSend: () => { if ((failures += 1) % 3 === 0) throw new Error('no leader'); },
    afterSend: () => { if (failures % 4 === 0) throw new Error('the answer was lost'); },
  });
  await sending(relay);
  for (let round = 0; round < 12; round += 1) {
    const before = failures;
    await moveAll(1, round);
    await until(() => failures, (count) => count > before);
  }
  await expectAll(12);
  expect(failures).toBeGreaterThan(12);
});

test('a transaction of 30,000 events passes with bounded memory', async () => {
  let most = 0;
  const relay = started({ beforeSend: () => { most = Math.max(most, relay.waiting ?? 0); return sleep(5); } });
  await sending(relay);
  await db.owner.query(`INSERT INTO outbox (id, topic, key, type, payload, aggregate_version, occurred_at, tenant, visibility, data_class, fiscal_year, correlation_id, drill)
    SELECT gen_random_uuid(), $1, 'big', $2, '{"caseId":"big","step":1}', n, now(), '123421', 'int', 'C1', 2026, 'c', 'normal' FROM generate_series(1, 30000) n`, [caseMoved.topic, caseMoved.type]);
  await move('a', 1);
  await until(unsent, (count) => count === 0, 60_000);
  const records = await inKafka();
  expect(firstVersions(records).get('big')).toEqual(upTo(30_000));
  expect(records).toHaveLength(30_001);
  expect(most).toBeGreaterThan(500);
  expect(most).toBeLessThan(8_000);
}, 120_000);

test('an event of 250 kB passes, and many of them in one transaction', async () => {
  started();
  await db.owner.query(`INSERT INTO outbox (id, topic, key, type, payload, aggregate_version, occurred_at, tenant, visibility, data_class, fiscal_year, correlation_id, drill)
    SELECT gen_random_uuid(), $1, 'large', $2, jsonb_build_object('caseId', repeat('x', 250000)), n, now(), '123421', 'int', 'C1', 2026, 'c', 'normal' FROM generate_series(1, 20) n`, [caseMoved.topic, caseMoved.type]);
  await until(async () => firstVersions(await inKafka()).get('large'), (versions) => versions?.length === 20);
});

test('an idle relay writes nothing and stores that everything is sent', async () => {
  const relay = started();
  await sending(relay);
  await moveAll(2);
  const position = () => db.owner.query<{ updated_at: Date }[]>('SELECT updated_at FROM relay_position');
  await until(unsent, (count) => count === 0);
  await sleep(1_500);
  const after = await position();
  await sleep(1_500);
  expect(await position()).toEqual(after);
  expect(await relayLag(db.app)).toMatchObject({ active: true, catchingUp: false, walStatus: 'reserved' });
});
