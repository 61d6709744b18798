import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publish } from '../outbox/publish.js';
import { caseDecided, caseMoved } from '../spec/contracts.js';
import { openDatabase } from '../spec/database.js';
import { readTopic } from '../spec/kafka.js';
import { effectTable, outcomes, startService } from '../spec/service.js';
import { until } from '../spec/until.js';
import { runEvents } from './commands.js';
import type { CliConfig } from './config.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const { kafkaBrokers } = specServices();
let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
let service: Awaited<ReturnType<typeof startService>>;
let config: CliConfig;
beforeAll(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
  await db.owner.query(effectTable);
  config = { DATABASE_URL: database.adminUrl, KAFKA_BROKERS: kafkaBrokers, KAFKA_CLIENT: 'platformatic', KAFKA_TOPIC_PREFIX: specTopicPrefix(), KAFKA_PARTITIONS: 2 };
  service = await startService(db.app, {
    service: 'participation', roles: ['relay', 'consumer'], tenant: '123421', kafka: { client: 'platformatic', brokers: kafkaBrokers },
    topics: { prefix: config.KAFKA_TOPIC_PREFIX, partitions: 2 }, replicationUrl: database.migrationUrl, retryPauseMs: 10,
  }, undefined, ({ payload }) => {
    if (payload.step === 2) throw new Error('poison');
  });
});
afterAll(async () => {
  await service.stop();
  await db.close();
  await database.drop();
});

async function events(argv: readonly string[], answer?: string): Promise<{ code: number; text: string; questions: string[] }> {
  const lines: string[] = [];
  const questions: string[] = [];
  const ask = (question: string) => Promise.resolve((questions.push(question), answer ?? ''));
  const code = await runEvents(argv, () => config, { print: (line) => lines.push(line), signal: AbortSignal.timeout(60_000), ...(answer !== undefined && { ask }) });
  return { code, text: lines.join('\n'), questions };
}
const publishStep = (caseId: string, step: number) => db.transaction((tx) => publish(tx, caseMoved, { caseId, step }));
const state = async () => ({
  letters: await db.owner.query<object[]>('SELECT event_id, state FROM dead_letter ORDER BY seq'),
  audit: await db.owner.query<object[]>('SELECT action FROM events_audit ORDER BY id'),
  records: (await readTopic(kafkaBrokers, config.KAFKA_TOPIC_PREFIX + caseMoved.topic)).length,
});
const of = ['--service', 'participation'];
const agree = ['--who', 'operator', '--why', 'ticket 7'];
const all = ['--topic', caseMoved.topic, '--from', '2020-01-01', '--to', '2100-01-01'];

test('a trace shows the row, its record, every consumer and what came of it; the position of a lost relay is not invented', async () => {
  const { id } = await publishStep('traced', 1);
  await until(async () => (await events(['trace', id])).text, (text) => text.includes('handled') && text.includes('Kafka has acknowledged'));
  const { code, text } = await events(['trace', id.toUpperCase()]);
  expect(code).toBe(0);
  expect(text).toMatch(new RegExp(`^row {7}participation: ${caseMoved.topic}/traced ${caseMoved.type}\n +position \\d+, version 1 of its key, recorded .*Z\n +correlation spec\nrelay`));
  expect(text).toMatch(new RegExp(`\nkafka {5}${caseMoved.topic} partition [01] offset \\d+, arrived .*Z\nconsumer {2}participation: handled .*Z\neffect {4}participation: effect \\d+$`));
  const json = JSON.parse((await events(['trace', id, '--json'])).text) as { rows: { aggregateVersion: number }[]; records: { offset: string }[] };
  expect([json.rows[0]?.aggregateVersion, json.records.length]).toEqual([1, 1]);
});

test('a trace of a dead letter, of an event nobody handles, and of one that waits', async () => {
  const poison = await publishStep('poisoned', 2);
  await until(() => outcomes(service), ({ dead }) => dead === 1);
  expect((await events(['trace', poison.id])).text).toMatch(/consumer {2}participation: dead letter, failed .*Z, attempts 3: poison/);
  await service.messaging.relay?.stop();
  const waiting = await publishStep('waits', 1);
  expect((await events(['trace', waiting.id])).text).toMatch(/relay {5}not yet past the relay’s stored position\nkafka {5}not there\nconsumer {2}participation: handles this type, and has not come to it$/);
});

const nobody = randomUUIDv7();
test.each<[string[], RegExp]>([
  [['trace'], /^Which event\?/],
  [['trace', 'hello'], /^"hello" is not the id of an event/],
  [['trace', nobody], /^Nobody knows an event/],
  [['trace', nobody, 'more'], /one word too many/],
  [['tail', '--topic', 'pub.nothing.here'], /^There is no topic "pub.nothing.here"; there are /],
  [['dead-letters', '--service', 'nothing'], /^This database has no service "nothing"; it has participation/],
  [['dead-letters', ...of, '--id', 'x'], /is not the id of an event/],
  [['redrive', ...of, '--id', nobody, '--yes', ...agree], /^participation knows no event/],
  [['redrive', ...of, '--key', 'nobody', '--yes', ...agree], /^participation has no dead letters of the key "nobody"/],
  [['redrive', ...of, '--all', '--topic', 'int.x.y', '--yes', ...agree], /^participation knows no topic "int.x.y"; it knows /],
  [['redrive', ...of, '--all', '--yes'], /^[\s\S]*--who is missing/],
  [['redrive', ...of, '--all', '--rate', '0', '--yes', ...agree], /^--rate is a whole number/],
  [['discard', ...of, '--id', nobody, '--yes', ...agree], /^participation knows no event/],
  [['replay', ...of, '--topic', 'int.x.y', '--from', '2020-01-01', '--to', '2100-01-01', '--yes', ...agree], /^participation publishes no topic "int.x.y"; it publishes /],
  [['replay', ...of, '--topic', caseMoved.topic, '--from', '2026-01-02', '--to', '2026-01-01'], /^--from must be before --to/],
  [['replay', ...of, '--topic', caseMoved.topic, '--from', '2099-01-01', '--to', '2100-01-01'], /^--from is in the future/],
  [['replay', ...of, '--topic', caseMoved.topic, '--from', 'yesterday', '--to', '2100-01-01'], /^--from is not a time/],
  [['replay', ...of, '--topic', caseMoved.topic, '--from', '5', '--to', '2100-01-01'], /^--from is not a time/],
  [['replay', ...of, '--topic', caseMoved.topic, '--from', '2026-02-30', '--to', '2100-01-01'], /^--from is not a time/],
  [['replay', ...of, '--topic', caseMoved.topic, '--from', '2026-02-03T04:05', '--to', '2100-01-01'], /^--from says no zone: 2026-02-03T04:05\+09:00 in Japan/],
  [['replay', ...of, ...all, '--topic', caseDecided.topic], /^replay takes --topic once/],
  [['replay', ...of, ...all, '--id', nobody], /^replay does not take --id/],
  [['lag', '--service', 'participation'], /^lag does not take --service/],
  [['redrive', ...of, '--all', '--key', 'k', '--yes', ...agree], /^--all is every key/],
  [['discard', ...of, '--id', nobody, '--key', 'k', '--yes', ...agree], /^discard does not take --key/],
  [['verify', '--to', '2026-13-01'], /^--to is not a time/],
  [['replay', ...of, ...all, '--key', 'nobody', '--yes', ...agree], /^participation has recorded no events of .* of the key "nobody"/],
])('%j is refused with a sentence, and changes nothing', async (argv, sentence) => {
  const before = await state();
  const { code, text } = await events(argv);
  expect(text).toMatch(sentence);
  expect(code).toBe(2);
  expect(await state()).toEqual(before);
});

test('what was handled, or already released, cannot be redriven', async () => {
  const handled = await db.app.query<{ id: string }[]>('SELECT id FROM inbox LIMIT 1');
  expect(await events(['redrive', ...of, '--id', handled[0]?.id ?? '', '--yes', ...agree])).toMatchObject({ code: 2, text: expect.stringMatching(/^participation has handled .* at .*Z: there is no dead letter of it/) as string });
  await service.inbox.close();
  const [letter] = await db.owner.query<{ id: string }[]>('SELECT event_id AS id FROM dead_letter');
  const redrive = ['redrive', ...of, '--id', letter?.id ?? '', '--yes', ...agree];
  expect((await events(redrive)).code).toBe(0);
  expect(await events(redrive)).toMatchObject({ code: 2, text: expect.stringContaining('was released before') as string });
  expect((await state()).audit).toHaveLength(1);
});

test('at a terminal a question is asked, and only yes does it', async () => {
  const before = await state();
  const replay = ['replay', ...of, ...all, '--key', 'traced', ...agree];
  const refused = await events(replay, 'n');
  expect(refused).toMatchObject({ code: 0, questions: ['Send 1 events again? Type yes to do it: '], text: expect.stringMatching(/would be sent again.*\nNothing was done\.$/) as string });
  expect(await state()).toEqual(before);
  expect((await events(replay, ' YES ')).text).toMatch(/1 events were sent again$/);
  expect(await state()).toMatchObject({ records: before.records + 1 });
});

test('a replay keeps to its rate', async () => {
  for (let n = 0; n < 30; n += 1) await db.transaction((tx) => publish(tx, caseDecided, { caseId: `r${n}`, step: 1 }));
  const began = performance.now();
  const { code } = await events(['replay', ...of, '--topic', caseDecided.topic, '--from', '2020-01-01', '--to', '2100-01-01', '--rate', '10', '--yes', ...agree]);
  expect(code).toBe(0);
  expect(performance.now() - began).toBeGreaterThan(2_900);
});
