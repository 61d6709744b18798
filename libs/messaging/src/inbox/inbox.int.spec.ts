import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, type Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toHeaders } from '../envelope.js';
import { TransientError } from '../errors.js';
import { connectKafka } from '../kafka/connect.js';
import type { KafkaMessage, KafkaPort, KafkaProducer } from '../kafka/port.js';
import type { MessagingOptions } from '../messaging.js';
import { discard, redrive } from '../operations/dead-letter-operations.js';
import { publish } from '../outbox/publish.js';
import { caseMoved, caseOpened } from '../spec/contracts.js';
import { connect, openDatabase } from '../spec/database.js';
import { makeTopic } from '../spec/kafka.js';
import { effectTable, outcomes, startService, type Behaviour } from '../spec/service.js';
import { until } from '../spec/until.js';
import { deadLetters } from './dead-letters.js';
import { OnEvent, type EventOf } from './on-event.decorator.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });
const { kafkaBrokers } = specServices();
const kafka = connectKafka('kafkajs', kafkaBrokers, 'spec');

let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
let prefix: string;
let producer: KafkaProducer;
let services: Awaited<ReturnType<typeof startService>>[];
beforeEach(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
  await db.owner.query(effectTable);
  prefix = specTopicPrefix();
  await makeTopic(kafka, caseMoved.topic, prefix, 4);
  producer = await kafka.producer();
  services = [];
});
afterEach(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await producer.close();
  await db.close();
  await database.drop();
});

async function start(behave?: Behaviour, options: Partial<MessagingOptions> = {}, port?: KafkaPort, more?: readonly Type[]) {
  const service = await startService(db.app, {
    service: 'participation', roles: ['consumer'], tenant: '123421', kafka: { client: 'platformatic', brokers: kafkaBrokers },
    topics: { prefix, partitions: 4 }, replicationUrl: database.migrationUrl, retryPauseMs: 20, ...options,
  }, port, behave, more);
  services.push(service);
  return service;
}

const moved = (key: string, step: number, change: { payload?: string; type?: string; version?: number; headers?: Record<string, string> } = {}): KafkaMessage => ({
  topic: prefix + caseMoved.topic, key, value: Buffer.from(change.payload ?? JSON.stringify({ caseId: key, step })),
  headers: {
    ...toHeaders({
      id: randomUUIDv7(), topic: caseMoved.topic, key, type: change.type ?? caseMoved.type, payload: '', aggregate_version: String(change.version ?? step),
      occurred_at: new Date().toISOString(), tenant: '123421', visibility: 'int', data_class: 'C1', fiscal_year: '2026',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, correlation_id: 'c-1', causation_id: null, drill: 'drill',
    }),
    ...change.headers,
  },
});
const effects = async (key?: string) => (await db.app.query<{ case_id: string; step: number }[]>('SELECT case_id, step FROM effect ORDER BY seq'))
  .filter(({ case_id }) => key === undefined || case_id === key);
const steps = async (key: string) => (await effects(key)).map(({ step }) => step);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const operator = { who: 'spec', why: 'because' };

test('each event has its effect once and in the order of its key, however often it is delivered', async () => {
  const keys = upTo(30).map((n) => `k-${n}`);
  const events = upTo(20).flatMap((step) => keys.map((key) => moved(key, step)));
  await producer.send(events);
  await producer.send(events.slice(100, 300));
  const service = await start();
  await until(() => outcomes(service), ({ handled = 0, duplicate = 0 }) => handled + duplicate === 800);
  expect(outcomes(service)).toEqual({ handled: 600, duplicate: 200 });
  for (const key of keys) expect(await steps(key)).toEqual(upTo(20));
});

test('a crash between the commit of the database and the commit of the offset repeats nothing', async () => {
  const port = connectKafka('platformatic', kafkaBrokers, 'spec');
  const forgetful: KafkaPort = {
    ...port,
    consumer: async (options) => {
      const consumer = await port.consumer(options);
      return { commit: () => Promise.reject(new Error('crashed')), close: () => consumer.close() };
    },
  };
  await producer.send(upTo(50).map((step) => moved('k', step)));
  const first = await start(undefined, {}, forgetful);
  await until(() => effects(), ({ length }) => length === 50);
  await first.stop();
  const second = await start();
  await producer.send([moved('k', 51)]);
  await until(() => effects(), ({ length }) => length === 51);
  expect(outcomes(second)).toEqual({ duplicate: 50, handled: 1 });
  expect(await steps('k')).toEqual(upTo(51));
});

test('a poison event stands aside with its key; others go on; redriven, the key comes in order', async () => {
  let isPoisonous = true;
  const service = await start(({ payload }) => {
    if (isPoisonous && payload.caseId === 'bad' && payload.step === 3) throw new Error('cannot be handled');
  });
  await producer.send(upTo(10).flatMap((step) => ['good', 'bad', 'fine'].map((key) => moved(key, step))));
  await until(() => outcomes(service), ({ handled = 0, waiting = 0 }) => handled === 22 && waiting === 7);
  expect([await steps('good'), await steps('fine'), await steps('bad')]).toEqual([upTo(10), upTo(10), [1, 2]]);
  const letters = await deadLetters(db.app);
  expect(letters.map(({ state }) => state)).toEqual(['failed', ...Array<string>(7).fill('waiting')]);
  expect(letters[0]).toMatchObject({ key: 'bad', topic: caseMoved.topic, cause: 'cannot be handled', attempts: 3 });

  await expect(redrive(db.app, { id: letters[4]?.eventId ?? '' }, operator)).rejects.toThrow('waits behind');
  expect(await redrive(db.app, { key: 'bad' })).toHaveLength(1);
  expect(await deadLetters(db.app)).toEqual(letters);
  isPoisonous = false;
  await redrive(db.app, { key: 'bad' }, operator);
  await producer.send(upTo(5).map((step) => moved('bad', step + 10)));
  await until(() => steps('bad'), ({ length }) => length === 15);
  expect(await steps('bad')).toEqual(upTo(15));
  expect(await deadLetters(db.app)).toEqual([]);
  expect(await db.app.query('SELECT who, why, action FROM events_audit')).toEqual([{ ...operator, action: 'redrive' }]);
});

test('handlers that never end, more of them than lanes, become dead letters and hold up nobody else', async () => {
  const hanging = upTo(6).map((n) => `hangs-${n}`);
  const service = await start(({ payload }) => (hanging.includes(payload.caseId) ? new Promise(() => undefined) : undefined), { handlerLimitMs: 300, attempts: 2 });
  await producer.send(upTo(2).flatMap((step) => [...hanging, 'good', 'fine'].map((key) => moved(key, step))));
  await until(() => outcomes(service), ({ handled = 0, waiting = 0 }) => handled === 4 && waiting === 6);
  const failed = (await deadLetters(db.app)).filter(({ state }) => state === 'failed');
  expect(failed.map(({ key }) => key).sort()).toEqual(hanging);
  expect(failed[0]).toMatchObject({ cause: 'The handler did not end within 0.3 s', attempts: 2 });
  await producer.send([moved('good', 3)]);
  await until(() => steps('good'), ({ length }) => length === 3);
  expect(await steps('hangs-1')).toEqual([]);
});

test('redriven in vain, the key stops again where it stood; discarded, the rest follows', async () => {
  const service = await start(({ payload }) => {
    if (payload.step === 2) throw new Error('never');
  });
  await producer.send(upTo(5).map((step) => moved('k', step)));
  await until(() => outcomes(service), ({ waiting = 0 }) => waiting === 3);
  await redrive(db.app, {}, operator);
  const [head] = await until(() => deadLetters(db.app), ([first]) => first?.attempts === 4);
  expect(await steps('k')).toEqual([1]);
  await discard(db.app, head?.eventId ?? '', operator);
  await until(() => steps('k'), ({ length }) => length === 4);
  expect(await steps('k')).toEqual([1, 3, 4, 5]);
});

test('what is no event, breaks its contract or is no JSON becomes a dead letter at once and stalls nobody', async () => {
  const service = await start();
  await producer.send([
    moved('a', 1, { payload: '{"caseId":' }), moved('b', 1, { payload: '{"caseId":"b","step":"one"}' }), moved('c', 1, { headers: { ce_id: 'x' } }),
    { ...moved('d', 1), headers: {} }, { ...moved('', 1), headers: {} }, moved('e', 1, { type: caseOpened.type, payload: '[]' }), moved('f', 1),
  ]);
  await until(() => outcomes(service), ({ dead = 0, handled = 0 }) => dead === 6 && handled === 1);
  const causes = Object.fromEntries((await deadLetters(db.app)).map(({ key, cause, attempts }) => [key, [cause.split(':')[0], attempts]]));
  expect(causes).toMatchObject({
    a: ['The payload is not JSON', 1], b: ['The payload breaks its contract', 1], c: ['The header ce_id is not a UUID in lower case', 1],
    d: ['The header ce_id is missing', 1], e: ['The payload breaks its contract', 1],
  });
  expect(await steps('f')).toEqual([1]);
});

test('types and versions nobody handles are skipped and counted', async () => {
  const service = await start();
  await producer.send([moved('k', 1, { type: 'participation.spec-case.closed.v1' }), moved('k', 2, { type: 'participation.spec-case.moved.v2' }), moved('k', 3)]);
  await until(() => outcomes(service), ({ handled }) => handled === 1);
  expect(outcomes(service)).toEqual({ skipped: 1, 'skipped-version': 1, handled: 1 });
});

test('gaps and steps back in the versions of a key are seen, and the events still handled', async () => {
  const service = await start();
  await producer.send([1, 2, 5, 6, 3, 7].map((version) => moved('k', version)));
  await until(() => steps('k'), ({ length }) => length === 6);
  const oddities = service.messaging.metrics.all().find(({ name }) => name === 'tomoni_inbox_version_oddities_total')?.samples();
  expect(oddities).toEqual(expect.arrayContaining([{ labels: { kind: 'gap' }, value: 1 }, { labels: { kind: 'step-back' }, value: 1 }]));
});

test('a transient failure holds its key only, for as long as it takes, and nothing becomes a dead letter', async () => {
  let isDown = true;
  const service = await start(({ payload }) => {
    if (isDown && payload.caseId === 'held' && payload.step === 2) throw new TransientError('the other service is down');
  });
  await producer.send(upTo(10).flatMap((step) => ['held', 'free'].map((key) => moved(key, step))));
  await until(() => steps('free'), ({ length }) => length === 10);
  await sleep(500);
  expect(await steps('held')).toEqual([1]);
  await producer.send(upTo(5).flatMap((step) => ['held', 'free'].map((key) => moved(key, step + 10))));
  await until(() => steps('free'), ({ length }) => length === 15);
  isDown = false;
  await until(() => steps('held'), ({ length }) => length === 15);
  expect(await steps('held')).toEqual(upTo(15));
  expect(outcomes(service)['dead']).toBeUndefined();
});

test('an error of the database that a handler swallows cannot pass for success', async () => {
  const service = await start(async ({ payload }, tx) => {
    if (payload.step === 2) await tx.query('SELECT 1/0').catch(() => undefined);
  });
  await producer.send([moved('a', 1), moved('a', 2), moved('b', 1)]);
  await until(() => outcomes(service), ({ dead }) => dead === 1);
  expect([await steps('a'), await steps('b')]).toEqual([[1], [1]]);
});

test('connections of the database that break again and again lose and double nothing', async () => {
  const service = await start();
  const killer = await connect(database.adminUrl, 'participation');
  const events = upTo(100).flatMap((step) => ['a', 'b', 'c', 'd'].map((key) => moved(key, step)));
  for (let at = 0; at < events.length; at += 40) {
    await producer.send(events.slice(at, at + 40));
    await killer.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'participation' AND datname = current_database()`);
    await sleep(30);
  }
  await killer.destroy();
  await until(() => outcomes(service), ({ handled }) => handled === 400);
  for (const key of ['a', 'b', 'c', 'd']) expect(await steps(key)).toEqual(upTo(100));
  expect(await deadLetters(db.app)).toEqual([]);
});

test('two members of a group, one leaving in the middle: every effect once and in order', async () => {
  const slowly: Behaviour = async () => { await sleep(1); };
  const leaving = await start(slowly);
  await start(slowly);
  const keys = upTo(20).map((n) => `k-${n}`);
  const sendingAll = (async () => {
    for (const step of upTo(30)) {
      await producer.send(keys.map((key) => moved(key, step)));
      await sleep(20);
    }
  })();
  await sleep(300);
  await leaving.stop();
  await start(slowly);
  await sendingAll;
  await until(() => effects(), ({ length }) => length >= 600);
  for (const key of keys) expect(await steps(key)).toEqual(upTo(30));
});

test('a handler publishes under the event it handles', async () => {
  await start(async ({ payload }, tx) => {
    if (payload.step === 1) await publish(tx, caseMoved, { caseId: 'follow-up', step: 1 });
  });
  const cause = moved('k', 1);
  await producer.send([cause]);
  await until(() => effects(), ({ length }) => length === 1);
  const rows = await db.app.query<object[]>(`SELECT tenant, correlation_id, causation_id, traceparent, drill FROM outbox`);
  expect(rows).toEqual([{ tenant: '123421', correlation_id: 'c-1', causation_id: cause.headers['ce_id'], traceparent: cause.headers['ce_traceparent'], drill: 'drill' }]);
});

test('handlers that keep to their key run beside those of other keys, in order within their own; one that fails undoes nothing of others', async () => {
  const running = new Set<string>();
  let most = 0;
  const service = await start(async ({ type, payload: { caseId, step } }) => {
    expect(running).not.toContain(caseId);
    if (type === caseMoved.type) expect(running.size).toBe(0);
    most = Math.max(most, running.add(caseId).size);
    await sleep(1);
    running.delete(caseId);
    if (caseId === 'bad' && step === 2) throw new Error('cannot be handled');
  }, { lanes: 1 });
  const keys = [...upTo(12).map((n) => `k-${n}`), 'bad'];
  await producer.send(upTo(5).flatMap((step) => keys.map((key) => moved(key, step, step === 4 ? {} : { type: caseOpened.type }))));
  await until(() => outcomes(service), ({ handled = 0, waiting = 0 }) => handled === 61 && waiting === 3);
  expect(most).toBeGreaterThan(1);
  for (const key of keys) expect(await steps(key)).toEqual(key === 'bad' ? [1] : upTo(5));
});

test('three handlers of one type run once each, one after the other, and fail as one', async () => {
  const ran: string[] = [];
  @Controller()
  class Others {
    @OnEvent(caseMoved)
    async second(@Payload() { payload }: EventOf<typeof caseMoved>, @Ctx() tx: EntityManager): Promise<void> {
      ran.push(`second begins ${payload.step}`);
      await tx.query('SELECT pg_sleep(0.02)');
      ran.push(`second ends ${payload.step}`);
    }
    @OnEvent(caseMoved)
    async third(@Payload() { id, payload }: EventOf<typeof caseMoved>, @Ctx() tx: EntityManager): Promise<void> {
      ran.push(`third ${payload.step}`);
      await tx.query('INSERT INTO effect (event_id, case_id, step) VALUES ($1, $2, $3)', [id, 'third', payload.step]);
      if (payload.step === 2) throw new Error('poison');
    }
  }
  const service = await start(() => void ran.push('first'), { attempts: 1 }, undefined, [Others]);
  await producer.send([moved('a', 1)]);
  await until(() => outcomes(service), ({ handled }) => handled === 1);
  expect(ran).toEqual(['first', 'second begins 1', 'second ends 1', 'third 1']);
  expect(await effects()).toEqual([{ case_id: 'a', step: 1 }, { case_id: 'third', step: 1 }]);
  await producer.send([moved('a', 2)]);
  await until(() => outcomes(service), ({ dead }) => dead === 1);
  expect(await effects()).toHaveLength(2);
});
