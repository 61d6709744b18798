import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { context, ROOT_CONTEXT, SpanKind, trace, type Context, type ContextManager } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publish } from './outbox/publish.js';
import { caseDecided, caseMoved } from './spec/contracts.js';
import { openDatabase } from './spec/database.js';
import { effectTable, startService } from './spec/service.js';
import { until } from './spec/until.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });

class SpecContexts implements ContextManager {
  readonly #storage = new AsyncLocalStorage<Context>();
  active = () => this.#storage.getStore() ?? ROOT_CONTEXT;
  with = <Args extends unknown[], F extends (...args: Args) => ReturnType<F>>(active: Context, work: F, self?: ThisParameterType<F>, ...args: Args) =>
    this.#storage.run(active, () => work.apply(self, args));
  bind = <Target>(_: Context, target: Target) => target;
  enable = () => this;
  disable = () => this;
}

const exporter = new InMemorySpanExporter();
let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  context.setGlobalContextManager(new SpecContexts());
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
  database = await specDatabase('participation');
  db = await openDatabase(database);
  await db.owner.query(effectTable);
  service = await startService(db.app, {
    service: 'participation', roles: ['relay', 'consumer'], tenant: '123421', kafka: { client: 'platformatic', brokers: specServices().kafkaBrokers },
    topics: { prefix: specTopicPrefix(), partitions: 2 }, replicationUrl: database.migrationUrl,
  }, undefined, async ({ type, payload }, tx) => {
    if (type === caseMoved.type) await publish(tx, caseDecided, payload);
  });
});
afterAll(async () => {
  await service.stop();
  await db.close();
  await database.drop();
});

test('one trace runs from the request over the broker to the handler of the event that followed', async () => {
  await trace.getTracer('spec').startActiveSpan('POST /cases', async (request) => {
    await db.transaction((tx) => publish(tx, caseMoved, { caseId: 'k', step: 1 }));
    request.end();
  });
  const names = ['POST /cases', `publish ${caseMoved.type}`, `process ${caseMoved.type}`, `publish ${caseDecided.type}`, `process ${caseDecided.type}`];
  const spans = await until(() => exporter.getFinishedSpans(), ({ length }) => length === names.length);
  const line = names.map((name) => spans.find((span) => span.name === name));
  expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
  expect(line.slice(1).map((span) => span?.parentSpanContext?.spanId)).toEqual(line.slice(0, -1).map((span) => span?.spanContext().spanId));
  expect(line.map((span) => span?.kind)).toEqual([SpanKind.INTERNAL, SpanKind.PRODUCER, SpanKind.CONSUMER, SpanKind.PRODUCER, SpanKind.CONSUMER]);
});
