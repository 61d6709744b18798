import { specDatabase, type SpecDatabase } from '@tomoni/backing-services';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { eventContext } from '../event-context.js';
import { caseMoved, caseOpened } from '../spec/contracts.js';
import { inTenant, openDatabase } from '../spec/database.js';
import { maxPayloadBytes, publish } from './publish.js';

let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const outboxOf = (key: string) =>
  db.app.query<Record<string, unknown>[]>('SELECT * FROM outbox WHERE key = $1 ORDER BY seq', [key]);

test('an event has its whole envelope', async () => {
  const now = () => new Date('2027-03-31T23:30:00+09:00');
  const context = { tenant: '131016', correlationId: 'c-1', causationId: 'e-0', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, drill: 'drill' as const, now };
  const published = await eventContext.run(context, () => db.app.transaction((tx) => publish(tx, caseOpened, { caseId: 'whole', step: 7 })));
  expect(await outboxOf('whole')).toMatchObject([{
    id: published.id, topic: 'int.participation.spec-case', type: 'participation.spec-case.opened.v1', payload: { caseId: 'whole', step: 7 },
    aggregate_version: '1', occurred_at: now(), tenant: '131016', visibility: 'int', data_class: 'C1', fiscal_year: 2026,
    traceparent: context.traceparent, correlation_id: 'c-1', causation_id: 'e-0', drill: 'drill',
  }]);
  expect(published.id[14]).toBe('7');
});

test('nothing is published outside a transaction', async () => {
  await expect(eventContext.run(inTenant, () => publish(db.app.manager, caseOpened, { caseId: 'outside', step: 1 }))).rejects.toThrow('inside a transaction');
  expect(await outboxOf('outside')).toEqual([]);
});

test('an event is rolled back with its state, and its version with it', async () => {
  await expect(db.transaction(async (tx) => {
    await publish(tx, caseOpened, { caseId: 'undone', step: 1 });
    throw new Error('no');
  })).rejects.toThrow('no');
  const { aggregateVersion } = await db.transaction((tx) => publish(tx, caseOpened, { caseId: 'undone', step: 1 }));
  expect(aggregateVersion).toBe(1);
});

test('a payload that breaks its contract, an empty key and one too large are refused', async () => {
  await expect(db.transaction((tx) => publish(tx, caseOpened, { caseId: 'broken', step: 'one' as unknown as number }))).rejects.toThrow('expected');
  const loose = { ...caseOpened, payload: z.object({ caseId: z.string(), step: z.int() }) };
  await expect(db.transaction((tx) => publish(tx, loose, { caseId: '', step: 1 }))).rejects.toThrow('empty caseId');
  await expect(db.transaction((tx) => publish(tx, loose, { caseId: 'x'.repeat(maxPayloadBytes), step: 1 }))).rejects.toThrow('larger than');
});

test('several events of one tick go out together, in the order they were called', async () => {
  await db.transaction((tx) => Promise.all([1, 2, 3].map((step) => publish(tx, caseMoved, { caseId: 'tick', step }))));
  const rows = await outboxOf('tick');
  expect(rows.map(({ payload, aggregate_version }) => [(payload as { step: number }).step, aggregate_version])).toEqual([[1, '1'], [2, '2'], [3, '3']]);
});

test('concurrent publishers of one key get versions without gaps, and seq, time and version rise together', async () => {
  const steps = Array.from({ length: 60 }, (_, step) => step);
  const outcomes = await Promise.allSettled(steps.map((step) => db.transaction(async (tx) => {
    await publish(tx, caseMoved, { caseId: 'crowd', step });
    if (step % 5 === 0) throw new Error('rolled back');
  })));
  const committed = outcomes.filter(({ status }) => status === 'fulfilled').length;
  const rows = await db.app.query<{ aggregate_version: string }[]>(`SELECT aggregate_version FROM outbox WHERE key = 'crowd' ORDER BY seq`);
  const byTime = await db.app.query<{ aggregate_version: string }[]>(`SELECT aggregate_version FROM outbox WHERE key = 'crowd' ORDER BY recorded_at, seq`);
  expect(committed).toBe(48);
  expect(rows.map((row) => Number(row.aggregate_version))).toEqual(Array.from({ length: committed }, (_, i) => i + 1));
  expect(byTime).toEqual(rows);
});

test.each(['UPDATE outbox SET type = type', 'DELETE FROM outbox', 'TRUNCATE outbox', 'UPDATE relay_position SET catching_up = false',
  'DELETE FROM events_audit', `UPDATE messaging_setting SET outbox_retention = '0'`, 'DROP TABLE outbox'])('the app can never: %s', async (statement) => {
  await expect(db.app.query(statement)).rejects.toThrow(/permission denied|must be owner/);
});

test('the app can never reach a partition past the outbox', async () => {
  const [partition] = await db.owner.query<{ name: string }[]>(`SELECT relname AS name FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = 'outbox'::regclass AND relname <> 'outbox_default' LIMIT 1`);
  for (const statement of [`DELETE FROM ${partition?.name}`, `INSERT INTO ${partition?.name} SELECT * FROM outbox`, `UPDATE ${partition?.name} SET type = type`])
    await expect(db.app.query(statement)).rejects.toThrow('permission denied');
});

test('the database refuses personal classes, and public events above C0', async () => {
  const insert = (visibility: string, dataClass: string) => db.owner.query(
    `INSERT INTO outbox (id, topic, key, type, payload, aggregate_version, occurred_at, tenant, visibility, data_class, fiscal_year, correlation_id, drill)
     VALUES (gen_random_uuid(), 't', 'k', 'y', '{}', 1, now(), '123421', $1, $2, 2026, 'c', 'normal')`, [visibility, dataClass]);
  await expect(insert('int', 'C3')).rejects.toThrow('outbox_never_personal');
  await expect(insert('pub', 'C1')).rejects.toThrow('outbox_public_is_c0');
});
