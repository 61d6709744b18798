import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { Kafka, logLevel } from 'kafkajs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runEvents } from '../cli/commands.js';
import type { CliConfig } from '../cli/config.js';
import { publish } from '../outbox/publish.js';
import { caseMoved, caseOpened } from '../spec/contracts.js';
import { openDatabase } from '../spec/database.js';
import { readTopic } from '../spec/kafka.js';
import { startService, type Behaviour } from '../spec/service.js';
import { until } from '../spec/until.js';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 30_000 });
const { kafkaBrokers } = specServices();

let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
let config: CliConfig;
let services: Awaited<ReturnType<typeof startService>>[];
beforeEach(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
  await db.owner.query(`
    CREATE TABLE effect (seq bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL, case_id text NOT NULL, step integer NOT NULL, note text DEFAULT 'none',
      CONSTRAINT effect_step CHECK (step >= 0), CONSTRAINT effect_place PRIMARY KEY (seq)) WITH (fillfactor = 80);
    CREATE UNIQUE INDEX effect_once ON effect (event_id) WHERE step > 0;
    REVOKE DELETE ON effect FROM participation`);
  config = { DATABASE_URL: database.adminUrl, KAFKA_BROKERS: kafkaBrokers, KAFKA_CLIENT: 'platformatic', KAFKA_TOPIC_PREFIX: specTopicPrefix(), KAFKA_PARTITIONS: 4 };
  services = [];
});
afterEach(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await db.close();
  await database.drop();
});

async function start(behave?: Behaviour) {
  const service = await startService(db.app, {
    service: 'participation', roles: ['consumer', 'relay'], tenant: '123421', kafka: { client: 'platformatic', brokers: kafkaBrokers },
    topics: { prefix: config.KAFKA_TOPIC_PREFIX, partitions: 4 }, replicationUrl: database.migrationUrl, retryPauseMs: 20,
  }, undefined, behave);
  services.push(service);
  await until(() => db.owner.query<object[]>('SELECT FROM projection'), ({ length }) => length === 1);
  return service;
}

async function events(...argv: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await runEvents([...argv, '--service', 'participation'], () => config, { print: (line) => lines.push(line), signal: AbortSignal.timeout(80_000) });
  return { code, text: lines.join('\n') };
}
const ordered = ['--yes', '--who', 'operator', '--why', 'ticket 7'];
const rebuild = () => events('rebuild', '--projection', 'cases', ...ordered);
const move = (caseId: string, step: number) => db.transaction((tx) => publish(tx, caseMoved, { caseId, step }));
const moves = (keys: number, steps: number) => db.transaction(async (tx) => {
  for (let step = 1; step <= steps; step += 1) await Promise.all(Array.from({ length: keys }, (_, key) => publish(tx, step === 1 ? caseOpened : caseMoved, { caseId: `k-${key}`, step })));
});
const effects = () => db.owner.query<{ case_id: string; step: number }[]>('SELECT case_id, step FROM effect ORDER BY seq');
const count = async () => (await effects()).length;
/** Each key's steps in the order in which they had their effect: 1, 2, 3 … when none is missing, doubled or out of order. */
const stepsByKey = async () => new Map([...Map.groupBy(await effects(), ({ case_id }) => case_id)].map(([key, of]) => [key, of.map(({ step }) => step)]));
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);
const schemas = () => db.owner.query<object[]>(`SELECT nspname FROM pg_namespace WHERE nspname ~ '_(rebuild|replaced)$'`);
const shape = () => db.owner.query<object[]>(`
  SELECT 'index' AS kind, indexdef AS text FROM pg_indexes WHERE tablename = 'effect' UNION ALL
  SELECT 'constraint', conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'effect'::regclass UNION ALL
  SELECT 'column', attname || ' ' || atttypid::regtype || ' ' || attnotnull || attidentity::text || coalesce(pg_get_expr(adbin, adrelid), '') FROM pg_attribute
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = 'effect'::regclass AND attnum > 0 UNION ALL
  SELECT 'grant', grantee || privilege_type FROM information_schema.table_privileges WHERE table_name = 'effect' AND table_schema = current_schema() UNION ALL
  SELECT 'options', reloptions::text FROM pg_class WHERE oid = 'effect'::regclass ORDER BY 1, 2`);

test('under load every effect is there once and in order, in tables of the same shape; it shows how far it is, and leaves a line in the audit', async () => {
  await start();
  await moves(40, 25);
  await until(count, (seen) => seen === 1_000);
  await db.owner.query(`DELETE FROM effect WHERE step % 7 = 0; UPDATE effect SET note = 'a bug wrote this'`);
  const before = await shape();

  let isWriting = true;
  const writing = Promise.all(upTo(4).map(async (writer) => {
    let step = 0;
    for (; isWriting; step += 1) await move(`hot-${writer}`, step + 1);
    return step;
  }));
  const { code, text } = await rebuild();
  isWriting = false;
  const written = await writing;
  expect({ code, text }).toMatchObject({ code: 0, text: expect.stringMatching(/^cases: effect would be made anew from [\d,]+ records of int\.participation\.spec-case, pub\.participation\.spec-case-list, beside[^]*done: ([\d,]+) of \1 records, [\d,]+ a second/) as string });

  const all = 1_000 + written.reduce((sum, steps) => sum + steps, 0);
  await until(count, (seen) => seen >= all);
  const steps = await stepsByKey();
  for (let key = 0; key < 40; key += 1) expect(steps.get(`k-${key}`)).toEqual(upTo(25));
  written.forEach((last, writer) => { expect(steps.get(`hot-${writer + 1}`)).toEqual(upTo(last)); });
  expect(await db.owner.query(`SELECT FROM effect WHERE note <> 'none'`)).toEqual([]);
  expect(await shape()).toEqual(before);
  expect(await schemas()).toEqual([]);
  expect(await db.owner.query('SELECT who, why, action FROM events_audit')).toEqual([{ who: 'operator', why: 'ticket 7', action: 'rebuild' }]);
  expect((await events('rebuild')).text).toMatch(/^cases: effect from int\.participation\.spec-case, pub\.participation\.spec-case-list\n {2}\S+Z done: /);
});

test('an event in the dead letters has its effect once: after the swap, when it is released', async () => {
  let isPoisonous = true;
  await start(({ payload }) => {
    if (isPoisonous && payload.caseId === 'bad' && payload.step === 2) throw new Error('poison');
  });
  for (const step of upTo(4)) await move('bad', step);
  await move('good', 1);
  await until(() => db.owner.query<object[]>('SELECT FROM dead_letter'), ({ length }) => length === 3);
  expect((await rebuild()).text).toContain('done: 5 of 5 records');
  expect(await stepsByKey()).toEqual(new Map([['bad', [1]], ['good', [1]]]));
  isPoisonous = false;
  expect((await events('redrive', '--key', 'bad', ...ordered)).code).toBe(0);
  await until(count, (seen) => seen === 5);
  expect((await stepsByKey()).get('bad')).toEqual([1, 2, 3, 4]);
});

test('what an operator gave up has no effect in the new tables either', async () => {
  await start(({ payload }) => {
    if (payload.step === 2) throw new Error('poison');
  });
  for (const step of upTo(3)) await move('k', step);
  const [letter] = await until(() => db.owner.query<{ event_id: string }[]>(`SELECT event_id FROM dead_letter WHERE state = 'failed'`), ({ length }) => length === 1);
  await events('discard', '--id', letter?.event_id ?? '', ...ordered);
  await until(count, (seen) => seen === 2);
  expect((await rebuild()).text).toContain('done: 3 of 3 records');
  expect((await stepsByKey()).get('k')).toEqual([1, 3]);
});

test('a handler that does more than its projection changes nothing, and neither does one that no longer understands an old event', async () => {
  let rebuilding = false;
  let isStrange = false;
  await db.owner.query('CREATE TABLE other (id integer)');
  await start(async (_, tx) => {
    if (isStrange) throw new Error('not understood any more');
    if (rebuilding) await tx.query('INSERT INTO other VALUES (1)');
  });
  await moves(3, 2);
  await until(count, (seen) => seen === 6);
  rebuilding = true;
  expect(await rebuild()).toMatchObject({ code: 1, text: expect.stringMatching(/failed, and nothing was changed: \d events cannot be handled.*permission denied for view other/) as string });
  isStrange = true;
  expect(await rebuild()).toMatchObject({ code: 1, text: expect.stringContaining('not understood any more') as string });
  expect(await count()).toBe(6);
  expect(await db.owner.query('SELECT FROM other')).toEqual([]);
  expect(await schemas()).toEqual([]);
});

test('who dies in the middle is followed by another, from the beginning; a cancelled one leaves everything as it was', async () => {
  let isStuck = true;
  const never = Promise.withResolvers<never>();
  let live = 0;
  const first = await start(async () => {
    if (++live > 6 && isStuck) await never.promise;
  });
  await moves(3, 2);
  await until(count, (seen) => seen === 6);
  const watching = rebuild();
  await until(() => live, (seen) => seen > 6);
  expect(await events('rebuild', '--projection', 'cases', ...ordered)).toMatchObject({ code: 2, text: expect.stringMatching(/is being rebuilt: running/) as string });
  never.reject(new Error('killed'));
  isStuck = false;
  services = [];
  await first.stop();
  await start();
  expect((await watching).text).toMatch(/done: 6 of 6 records/);
  expect(await stepsByKey()).toEqual(new Map(upTo(3).map((key) => [`k-${key - 1}`, [1, 2]])));

  let again: ReturnType<typeof rebuild> | undefined;
  await db.owner.transaction(async (reader) => {
    await reader.query('LOCK TABLE effect IN ACCESS SHARE MODE');
    again = rebuild();
    await until(() => db.owner.query<object[]>(`SELECT FROM projection_rebuild WHERE state = 'running' AND read = 6`), ({ length }) => length === 1);
    expect((await events('rebuild', '--projection', 'cases', '--cancel', ...ordered)).code).toBe(0);
  });
  expect(await again).toMatchObject({ code: 1, text: expect.stringContaining('cancelled') as string });
  expect(await count()).toBe(6);
  await until(schemas, ({ length }) => length === 0);
});

test.each([
  ['ALTER TABLE effect ADD COLUMN number serial', 'owns the sequence effect_number_seq'],
  ['CREATE VIEW seen AS SELECT * FROM effect', 'the view seen reads it'],
  ['CREATE TABLE note (of bigint REFERENCES effect (seq))', 'it has the foreign key note_of_fkey'],
  [`CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'; CREATE TRIGGER told AFTER INSERT ON effect FOR EACH ROW EXECUTE FUNCTION f()`, 'it has the trigger told'],
  ['ALTER TABLE effect RENAME TO effects', 'there is no such table'],
])('a table that others hold on to is not replaced: %s', async (change, why) => {
  await start();
  await db.owner.query(change);
  expect(await rebuild()).toMatchObject({ code: 1, text: expect.stringContaining(why) as string });
});

test('what cannot be done is a sentence, and changes nothing', async () => {
  await start();
  expect(await events('rebuild', '--projection', 'nothing', ...ordered)).toEqual({ code: 2, text: 'participation has no projection "nothing"; it has cases.' });
  expect(await events('rebuild', '--projection', 'cases', '--cancel', ...ordered)).toEqual({ code: 2, text: 'cases is not being rebuilt: there is nothing to cancel.' });
  expect(await events('rebuild', '--projection', 'cases')).toMatchObject({ code: 0, text: expect.stringContaining('Nothing was done (dry run)') as string });

  await move('k', 1);
  await until(count, (seen) => seen === 1);
  const topic = config.KAFKA_TOPIC_PREFIX + caseMoved.topic;
  const [record] = await readTopic(kafkaBrokers, topic);
  const admin = new Kafka({ brokers: [kafkaBrokers], logLevel: logLevel.NOTHING }).admin();
  await admin.fetchTopicOffsets(topic); // so that the client knows the topic
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: record?.partition ?? 0, offset: '1' }] });
  await admin.disconnect();
  expect(await events('rebuild', '--projection', 'cases', ...ordered)).toMatchObject({ code: 2, text: expect.stringMatching(/lost its first 1 records of partition \d[^]*--partial/) as string });
  expect(await db.owner.query('SELECT FROM projection_rebuild')).toEqual([]);
});
