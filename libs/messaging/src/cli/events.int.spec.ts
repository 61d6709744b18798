import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { grantProgramAnnounced } from '@tomoni/contracts';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publish } from '../outbox/publish.js';
import { caseMoved } from '../spec/contracts.js';
import { openDatabase } from '../spec/database.js';
import { readTopic } from '../spec/kafka.js';
import { effectTable, outcomes, startService } from '../spec/service.js';
import { until } from '../spec/until.js';
import { runEvents } from './commands.js';
import { readCliConfig, type CliConfig } from './config.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });
const { kafkaBrokers } = specServices();
let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
let service: Awaited<ReturnType<typeof startService>>;
let config: CliConfig;
let isPoisonous = true;
beforeAll(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
  await db.owner.query(effectTable);
  config = { DATABASE_URL: database.adminUrl, KAFKA_BROKERS: kafkaBrokers, KAFKA_CLIENT: 'platformatic', KAFKA_TOPIC_PREFIX: specTopicPrefix(), KAFKA_PARTITIONS: 2 };
  service = await startService(db.app, {
    service: 'participation', roles: ['relay', 'consumer'], tenant: '123421', kafka: { client: 'platformatic', brokers: kafkaBrokers },
    topics: { prefix: config.KAFKA_TOPIC_PREFIX, partitions: 2 }, replicationUrl: database.migrationUrl, retryPauseMs: 10,
  }, undefined, ({ payload }) => {
    if (isPoisonous && payload.step === 2) throw new Error('poison');
  });
});
afterAll(async () => {
  await service.stop();
  await db.close();
  await database.drop();
});

async function events(...argv: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await runEvents(argv, () => config, { print: (line) => lines.push(line), signal: AbortSignal.timeout(60_000) });
  return { code, text: lines.join('\n') };
}
const move = (caseId: string, step: number) => db.transaction((tx) => publish(tx, caseMoved, { caseId, step }));
const audited = () => db.owner.query<{ action: string }[]>('SELECT who, why, action FROM events_audit ORDER BY id');
const of = ['--service', 'participation'];
const applied = ['--yes', '--who', 'operator', '--why', 'ticket 7'];

test('a dead letter is shown, redriven first dry and then for good, with a line in the audit', async () => {
  for (const step of [1, 2, 3]) await move('k', step);
  await until(() => outcomes(service), ({ waiting }) => waiting === 1);
  expect((await events('dead-letters', ...of)).text).toMatch(/^failed {3}int\.participation\.spec-case\/k .* attempts 3: poison\nwaiting .*\n2 dead letters$/);
  expect(await events('redrive', ...of, '--key', 'k')).toMatchObject({ code: 0, text: expect.stringMatching(/1 keys would be released.*\nNothing was done \(dry run\)/) as string });
  expect(await audited()).toEqual([]);
  expect(await events('redrive', ...of, '--all', '--yes')).toMatchObject({ code: 2 });
  isPoisonous = false;
  expect((await events('redrive', ...of, '--key', 'k', ...applied)).text).toContain('1 keys released');
  await until(() => outcomes(service), ({ redriven }) => redriven === 2);
  expect((await events('dead-letters', ...of)).text).toBe('0 dead letters');
  expect(await audited()).toEqual([{ who: 'operator', why: 'ticket 7', action: 'redrive' }]);
});

test('a dead letter that will never be handled is given up', async () => {
  isPoisonous = true;
  await move('l', 2);
  const [, id = ''] = await until(async () => / ([0-9a-f-]{36}) /.exec((await events('dead-letters', ...of, '--key', 'l')).text) ?? [], ([found]) => found !== undefined);
  expect((await events('discard', ...of, '--id', id)).text).toContain('dry run');
  expect((await events('discard', ...of, '--id', id, ...applied)).text).toContain('is given up');
  await until(async () => (await events('dead-letters', ...of)).text, (text) => text === '0 dead letters');
  expect(await db.app.query(`SELECT 1 FROM effect WHERE case_id = 'l'`)).toEqual([]);
  expect((await audited()).map(({ action }) => action)).toEqual(['redrive', 'discard']);
});

test('a range of the outbox is sent again with the same ids, and handled by nobody twice', async () => {
  isPoisonous = false;
  await move('m', 1);
  await until(() => db.app.query<object[]>(`SELECT 1 FROM effect WHERE case_id = 'm'`), ({ length }) => length === 1);
  const range = ['--topic', caseMoved.topic, '--from', '2020-01-01', '--to', '2100-01-01', '--key', 'm'];
  expect((await events('replay', ...of, ...range)).text).toMatch(/^1 events of .* would be sent again, 500 a second.*\nNothing was done \(dry run\)/);
  expect((await events('replay', ...of, ...range, ...applied)).text).toMatch(/1 events were sent again$/);
  await until(() => outcomes(service), ({ duplicate }) => duplicate === 1);
  const records = (await readTopic(kafkaBrokers, config.KAFKA_TOPIC_PREFIX + caseMoved.topic)).filter(({ key }) => key === 'm');
  expect(records).toHaveLength(2);
  expect(records[0]?.headers).toEqual(records[1]?.headers);
  expect((await audited()).map(({ action }) => action)).toEqual(['redrive', 'discard', 'replay']);
});

test('tail prints events as CloudEvents; lag says who is behind', async () => {
  await db.transaction((tx) => publish(tx, grantProgramAnnounced, grantProgramAnnounced.example));
  const lines: string[] = [];
  const ended = new AbortController();
  const tailing = runEvents(['tail', '--from-beginning'], () => config, { print: (line) => lines.push(line), signal: ended.signal });
  await until(() => lines.length, (count) => count === 1);
  ended.abort();
  expect(await tailing).toBe(0);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ specversion: '1.0', type: grantProgramAnnounced.type, data: grantProgramAnnounced.example });
  expect((await events('lag')).text).toMatch(/^participation: relay connected, \d+ bytes behind, log reserved; 0 dead letters/);
});

test.each([[], ['nothing'], ['redrive'], ['redrive', ...of], ['replay', ...of, '--topic', 't', '--from', 'x', '--to', 'y'], ['tail', '--nonsense'],
  ['dead-letters', '--service', 'a"; DROP'], ['discard', ...of]])('"%s" is not understood, and says how', async (...argv) => {
  const { code, text } = await events(...argv);
  expect(code).toBe(2);
  expect(text).toContain('npm run events --');
});

test('addresses come from the environment, else from the running platform; without both one sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tomoni-cli-'));
  expect(() => readCliConfig({}, folder)).toThrow(/^Start the platform with `npm start`, or set DATABASE_URL/);
  await mkdir(join(folder, '.tomoni'));
  await writeFile(join(folder, '.tomoni/urls.json'), JSON.stringify({ postgres: 'postgres://a@b/c', kafka: 'h:1' }));
  expect(readCliConfig({}, folder)).toMatchObject({ DATABASE_URL: 'postgres://a@b/c', KAFKA_BROKERS: 'h:1', KAFKA_PARTITIONS: 12 });
  expect(readCliConfig({ KAFKA_BROKERS: 'x:2' }, folder)).toMatchObject({ KAFKA_BROKERS: 'x:2' });
  expect(readCliConfig({ TOMONI_HOME: join(folder, '.tomoni') }, tmpdir())).toMatchObject({ KAFKA_BROKERS: 'h:1' });
  await rm(folder, { recursive: true });
});
