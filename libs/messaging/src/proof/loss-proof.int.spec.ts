import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runEvents } from '../cli/commands.js';
import type { CliConfig } from '../cli/config.js';
import { withConnection } from '../database/connection.js';
import { toHeaders } from '../envelope.js';
import { connectKafka } from '../kafka/connect.js';
import { publish } from '../outbox/publish.js';
import { caseDecided, caseMoved } from '../spec/contracts.js';
import { openDatabase } from '../spec/database.js';
import { effectTable, outcomes, startService } from '../spec/service.js';
import { until } from '../spec/until.js';
import { provenDays, type ProvenDay } from './days.js';
import { sheetsOf } from './gather.js';
import { judge } from './sheet.js';
import { inboxSums, outboxSums, type Sum } from './sums.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
const { kafkaBrokers } = specServices();
const kafka = connectKafka('kafkajs', kafkaBrokers, 'spec');
let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
let service: Awaited<ReturnType<typeof startService>>;
let config: CliConfig;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tomoni-proof-'));
  database = await specDatabase('participation');
  db = await openDatabase(database);
  await db.owner.query(effectTable);
  config = { DATABASE_URL: database.adminUrl, KAFKA_BROKERS: kafkaBrokers, KAFKA_CLIENT: 'platformatic', KAFKA_TOPIC_PREFIX: specTopicPrefix(), KAFKA_PARTITIONS: 3 };
  service = await startService(db.app, {
    service: 'participation', roles: ['relay', 'consumer'], tenant: '123421', kafka: { client: 'platformatic', brokers: kafkaBrokers },
    topics: { prefix: config.KAFKA_TOPIC_PREFIX, partitions: 3 }, replicationUrl: database.migrationUrl, retryPauseMs: 10,
  }, undefined, ({ payload }) => {
    if (payload.step === 13) throw new Error('poison');
  });
});
afterAll(async () => {
  await service.stop();
  await db.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

const move = (caseId: string, step = 1) => db.transaction((tx) => publish(tx, caseMoved, { caseId, step }));
const decide = (caseId: string) => db.transaction((tx) => publish(tx, caseDecided, { caseId, step: 1 }));
const one = <Row extends object>(rows: readonly Row[]) => rows[0] ?? ({} as Partial<Row>);

async function events(...argv: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await runEvents(argv, () => config, { print: (line) => lines.push(line), signal: AbortSignal.timeout(60_000) });
  return { code, text: lines.join('\n') };
}
interface Report { code: number; differences: number; days: (ProvenDay & { service: string })[] }
async function verify(...argv: string[]): Promise<Report> {
  const { code, text } = await events('verify', '--json', ...argv);
  return { code, ...(JSON.parse(text) as Omit<Report, 'code'>) };
}
const named = ({ days }: Report) => days.flatMap(({ side, topic, differences }) => differences.map(({ kind, eventId }) => `${side} ${topic} ${kind} ${eventId}`)).sort();
/** The hour that runs now, as if it were over. */
const inAnHour = () => new Date(Date.now() + 3_600_000 + 180_000);
const settled = () => until(async () => (await verify()).days, (days) => days.every(({ side, underWay }) => underWay === 0 || side === 'producer'), 30_000);

test('a clean run has no differences: rows, Kafka and effects have one count and one chain, dead letters and duplicates included', async () => {
  for (let n = 0; n < 40; n += 1) await Promise.all([move(`k${n % 7}`), decide(`d${n % 5}`)]);
  await move('poisoned', 13);
  await until(() => outcomes(service), ({ handled = 0, dead }) => handled === 80 && dead === 1);
  const again = ['replay', '--service', 'participation', '--topic', caseDecided.topic, '--from', '2020-01-01', '--to', '2100-01-01', '--yes', '--who', 'spec', '--why', 'duplicates'];
  expect((await events(...again)).code).toBe(0);
  await until(() => outcomes(service), ({ duplicate }) => duplicate === 40);
  await settled();
  const { code, differences, days } = await verify();
  expect([code, differences]).toEqual([0, 0]);
  expect(days.map(({ side, topic, events: count, kafkaEvents, kafkaDuplicates }) => ({ side, topic, count, kafkaEvents, kafkaDuplicates }))).toEqual(expect.arrayContaining([
    { side: 'producer', topic: caseMoved.topic, count: 41, kafkaEvents: 41, kafkaDuplicates: 0 },
    { side: 'consumer', topic: caseMoved.topic, count: 41, kafkaEvents: 41, kafkaDuplicates: 0 },
    { side: 'producer', topic: caseDecided.topic, count: 40, kafkaEvents: 40, kafkaDuplicates: 40 },
    { side: 'consumer', topic: caseDecided.topic, count: 40, kafkaEvents: 40, kafkaDuplicates: 40 },
  ]));
  for (const topic of [caseMoved.topic, caseDecided.topic]) {
    const chains = new Set(days.filter((day) => day.topic === topic).flatMap(({ chain, kafkaChain }) => [chain, kafkaChain]));
    expect(chains.size).toBe(1);
  }
});

test('PostgreSQL makes the chains that are made of single events', async () => {
  const window = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) };
  await withConnection(`${database.adminUrl}?options=-csearch_path%3Dparticipation`, 'spec', async (sql) => {
    const sides = { producer: await outboxSums(sql, [caseMoved.topic, caseDecided.topic], window), consumer: await inboxSums(sql, [caseMoved.topic, caseDecided.topic], window) };
    const sheets = await sheetsOf({ sql, kafka, prefix: config.KAFKA_TOPIC_PREFIX, service: 'participation' }, window);
    expect(sheets).toHaveLength(4);
    for (const sheet of sheets) {
      const judged = judge(sheet).map(({ hour, ownEvents, ownChain }): [number, Sum] => [hour, { events: ownEvents, chain: ownChain }]);
      expect(sides[sheet.side].get(sheet.topic)).toEqual(new Map(judged));
    }
  });
});

test('the hourly job stores the same, one instance at a time, and the numbers go to Prometheus and the API', async () => {
  const { lossProof, metrics } = service.messaging;
  const [first, second] = await Promise.all([lossProof?.check(inAnHour()), lossProof?.check(inAnHour())]);
  expect([first, second].filter(Boolean)).toEqual([{ hours: expect.any(Number) as number, differences: 0 }]);
  const { days } = await verify();
  const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const stored = await provenDays(db.app, { from: '2020-01-01', to: '2100-01-01', publicOnly: false });
  expect(stored).toHaveLength(4);
  expect(stored).toEqual(expect.arrayContaining(days.map(({ side, topic, day, chain, kafkaChain, events: count }) =>
    expect.objectContaining({ side, topic, day, chain, kafkaChain, events: count, checkedAt: expect.any(Date) as Date }) as ProvenDay)));
  const open = await provenDays(db.app, { from: '2020-01-01', to: today, publicOnly: true });
  expect(new Set(open.map(({ topic }) => topic))).toEqual(new Set([caseDecided.topic]));
  const samples = metrics.all().find(({ name }) => name === 'tomoni_loss_proof_differences')?.samples();
  expect(samples).toHaveLength(4);
  expect(samples?.every(({ value }) => value === 0)).toBe(true);
});

test('an hour that was clean is looked at again when it holds more events than were counted, and only then', async () => {
  const later = () => service.messaging.lossProof?.check(new Date(inAnHour().getTime() + 3_600_000));
  const ofThisHour = () => db.owner.query<{ checked_at: Date }[]>(`SELECT checked_at FROM loss_proof_hour WHERE hour = date_trunc('hour', now())`).then(one);
  const counted = await ofThisHour();
  await later();
  expect(await ofThisHour()).toEqual(counted);
  await decide('committed-late');
  await settled();
  await later();
  expect(await ofThisHour()).not.toEqual(counted);
  const stored = await provenDays(db.app, { from: '2020-01-01', to: '2100-01-01', topic: caseDecided.topic, publicOnly: false });
  expect(stored.map(({ side, events: count, differenceCount }) => [side, count, differenceCount])).toEqual(expect.arrayContaining([['producer', 41, 0], ['consumer', 41, 0]]));
});

test('an event on its way is under way, and no difference', async () => {
  await service.messaging.relay?.stop();
  const { id } = await move('on-its-way');
  const { code, days } = await verify();
  expect(code).toBe(0);
  expect(days.find(({ side, topic }) => side === 'producer' && topic === caseMoved.topic)).toMatchObject({ events: 41, kafkaEvents: 41, underWay: 1 });
  expect(await db.owner.query('SELECT FROM outbox WHERE id = $1', [id])).toHaveLength(1);
});

const planted: string[] = [];
/** Names exactly what was planted so far, live, in the stored results and from a dump. */
async function expectPlanted(side: string, topic: string, kind: string, eventId: string): Promise<void> {
  planted.push(`${side} ${topic} ${kind} ${eventId}`);
  const report = await verify();
  expect(named(report)).toEqual(planted.toSorted());
  expect(report).toMatchObject({ code: 1, differences: planted.length });
  for (const { differences, chain, kafkaChain } of report.days) expect(chain === kafkaChain).toBe(differences.every((difference) => difference.kind === 'version-missing'));
}
const forged = (id: string, caseId: string, version: number) => toHeaders({
  id, topic: caseMoved.topic, key: caseId, type: caseMoved.type, payload: '', aggregate_version: String(version), occurred_at: new Date().toISOString(), tenant: '123421',
  visibility: 'int', data_class: 'C1', fiscal_year: '2026', traceparent: null, correlation_id: 'c', causation_id: null, drill: 'normal',
});
async function produce(id: string, caseId: string, version = 1): Promise<void> {
  const producer = await kafka.producer();
  const value = Buffer.from(JSON.stringify({ caseId, step: 1 }));
  await producer.send([{ topic: config.KAFKA_TOPIC_PREFIX + caseMoved.topic, key: caseId, value, headers: forged(id, caseId, version) }]).finally(() => producer.close());
  await until(() => db.app.query<object[]>('SELECT FROM inbox WHERE id = $1', [id]), ({ length }) => length === 1);
  await settled();
}

test('planted: a record that Kafka does not have, although the relay says so', async () => {
  // The slot moves on past "on-its-way" with the stored position: what a lost acknowledgement would look like.
  await db.owner.query('UPDATE relay_position SET snapshot = pg_current_snapshot()');
  const { id } = one(await db.owner.query<{ id: string }[]>(`SELECT id FROM outbox WHERE key = 'on-its-way'`));
  await expectPlanted('producer', caseMoved.topic, 'record-missing', id ?? '');
});

test('planted: a row that was deleted', async () => {
  const { id } = one(await db.owner.query<{ id: string }[]>(`SELECT id FROM outbox WHERE key = 'k1' AND aggregate_version = 3`));
  await db.owner.query('DELETE FROM outbox WHERE id = $1', [id]);
  await expectPlanted('producer', caseMoved.topic, 'row-deleted', id ?? '');
});

test('planted: a row that vanished before anybody sent it leaves a gap in the versions of its key', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) ids.push((await move('gap')).id);
  await db.owner.query('DELETE FROM outbox WHERE id = $1', [ids[1]]);
  await expectPlanted('producer', caseMoved.topic, 'version-missing', ids[0] ?? '');
});

test('planted: an effect that is missing, and one without an event', async () => {
  const { id } = one(await db.owner.query<{ id: string }[]>(`SELECT id FROM inbox WHERE topic = $1 ORDER BY id LIMIT 1`, [caseDecided.topic]));
  await db.owner.query('DELETE FROM inbox WHERE id = $1', [id]);
  await expectPlanted('consumer', caseDecided.topic, 'effect-missing', id ?? '');
  const invented = randomUUIDv7();
  await db.owner.query('INSERT INTO inbox (id, topic, version) VALUES ($1, $2, 1)', [invented, caseDecided.topic]);
  await expectPlanted('consumer', caseDecided.topic, 'effect-without-event', invented);
});

test('planted: a record that no row stands behind, of now and with an id that tells no time', async () => {
  const id = randomUUIDv7();
  await produce(id, 'forged');
  await expectPlanted('producer', caseMoved.topic, 'record-without-row', id);
  const timeless = randomUUID();
  await produce(timeless, 'timeless');
  await expectPlanted('producer', caseMoved.topic, 'record-without-row', timeless);
});

test('planted: a row whose place among the facts of its key was changed', async () => {
  const { id } = one(await db.owner.query<{ id: string }[]>(`SELECT id FROM outbox WHERE key = 'k2' ORDER BY aggregate_version DESC LIMIT 1`));
  await db.owner.query('UPDATE outbox SET aggregate_version = 100 WHERE id = $1', [id]);
  const gaps = await verify();
  // The versions in between are missing as well, each of them named.
  expect(named(gaps).filter((line) => !planted.includes(line)).map((line) => line.split(' ')[2])).toEqual([...Array<string>(1).fill('position-differs'), ...Array<string>(gaps.differences - planted.length - 1).fill('version-missing')]);
  await db.owner.query('UPDATE outbox SET aggregate_version = (SELECT max(version) FROM outbox_key WHERE key = $2 AND topic = $3) WHERE id = $1', [id, 'k2', caseMoved.topic]);
  expect(named(await verify())).toEqual(planted.toSorted());
});

test('the hourly job raises the metric and names the same; what is repaired is taken back at the next look', async () => {
  const { lossProof, metrics } = service.messaging;
  expect(await lossProof?.check(inAnHour())).toMatchObject({ differences: planted.length });
  const sum = () => metrics.all().find(({ name }) => name === 'tomoni_loss_proof_differences')?.samples().reduce((total, { value }) => total + value, 0);
  expect(sum()).toBe(planted.length);
  const stored = await provenDays(db.app, { from: '2020-01-01', to: '2100-01-01', publicOnly: false });
  expect(stored.flatMap(({ side, topic, differences }) => differences.map(({ kind, eventId }) => `${side} ${topic} ${kind} ${eventId}`)).sort()).toEqual(planted.toSorted());
  const repaired = planted.find((line) => line.includes('effect-without-event'))?.split(' ').at(-1);
  await db.owner.query('DELETE FROM inbox WHERE id = $1', [repaired]);
  await lossProof?.check(inAnHour());
  expect(sum()).toBe(planted.length - 1);
  await expect(db.app.query('DELETE FROM loss_proof')).rejects.toThrow('permission denied');
});

test('a dump is judged offline, with the same result; one that was cut or is none is refused', async () => {
  const file = join(folder, 'dump.jsonl');
  const live = await verify('--save', file);
  const nowhere = () => { throw new Error('an offline command asked for addresses'); };
  const lines: string[] = [];
  const terminal = { print: (line: string) => void lines.push(line), signal: AbortSignal.timeout(60_000) };
  expect(await runEvents(['verify', '--dump', file, '--json'], nowhere, terminal)).toBe(1);
  expect({ code: 1, ...(JSON.parse(lines[0] ?? '') as object) }).toEqual(live);
  const whole = await readFile(file, 'utf8');
  for (const [text, reason] of [[whole.slice(0, whole.length / 2), 'line \\d+ is not of'], [whole.split('\n').slice(0, -2).join('\n'), 'its end is missing'], ['hello', 'line 1 is not of'], ['', 'its end is missing']] as const) {
    await writeFile(file, text);
    expect(await events('verify', '--dump', file)).toEqual({ code: 2, text: expect.stringMatching(new RegExp(reason)) as string });
  }
  expect((await events('verify', '--dump', join(folder, 'nowhere'))).code).toBe(2);
});

test.each<[string[], RegExp]>([
  [['--from', '2026-11-02', '--to', '2026-11-01'], /^--from must be before --to/],
  [['--from', 'yesterday'], /^--from is not a time/],
  [['--topic', 'int.nothing.here'], /^There is no topic "int.nothing.here"/],
  [['--dump', 'x', '--from', '2026-11-01'], /^--dump is judged as it is/],
])('verify %j is refused with a sentence', async (argv, sentence) => {
  const { code, text } = await events('verify', ...argv);
  expect([code, text]).toEqual([2, expect.stringMatching(sentence)]);
});

test('verify prints one line for each side, topic and day, and names what differs', async () => {
  const { text } = await events('verify', '--topic', caseDecided.topic);
  expect(text).toMatch(new RegExp(`DIFFERS 20.*${caseDecided.topic} participation consumer: \\d+ effects [0-9a-f]{16}, 41 in Kafka [0-9a-f]{16}, 40 duplicates\n {10}effect-missing [0-9a-f-]{36} key d0 version 1 `));
  expect(text).toMatch(new RegExp(`equal {3}.* ${caseDecided.topic} participation producer: 41 rows`));
});
