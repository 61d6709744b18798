import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

let service: SpecService;
beforeAll(async () => { service = await startSpecService({ TOMONI_ROLES: ['http', 'consumer', 'relay'] }); });
afterAll(() => service.close());

interface Checks { status: string; checks: { name: string; status: string; reason?: string }[] }

test('ready names each part it needs, and is ready when the relay is connected', async () => {
  await expect.poll(async () => (await service.app.inject('/health/ready')).statusCode, { timeout: 15_000 }).toBe(200);
  expect((await service.app.inject('/health/ready')).json<Checks>()).toEqual({
    status: 'ready', checks: [{ name: 'database', status: 'up' }, { name: 'kafka', status: 'up' }, { name: 'relay', status: 'up' }],
  });
});

test('a balancer may ask for one role alone', async () => {
  expect((await service.app.inject('/health/ready/http')).json<Checks>().checks.map(({ name }) => name)).toEqual(['database']);
  expect((await service.app.inject('/health/ready/root')).statusCode).toBe(400);
});

test('without its broker a service is not ready, but its http role is, and it goes on writing', async () => {
  const cut = await startSpecService({ KAFKA_BROKERS: '127.0.0.1:9' });
  const ready = await cut.app.inject('/health/ready');
  expect(ready.statusCode).toBe(503);
  expect(ready.json<Checks>().checks).toContainEqual(expect.objectContaining({ name: 'kafka', status: 'down' }));
  expect((await cut.app.inject('/health/ready/http')).statusCode).toBe(200);
  expect((await cut.app.inject({ method: 'POST', url: '/notes', headers: cut.headers(), payload: { title: '防災訓練', lines: [] } })).statusCode).toBe(201);
  await cut.close();
});

test('metrics count requests by route, never by address', async () => {
  await service.app.inject('/notes?title=hanako');
  await service.app.inject({ url: '/notes/019a4f00-0000-7000-8000-0000000000f1', headers: service.headers() });
  await service.app.inject('/nowhere/hanako');
  const { body, headers } = await service.app.inject('/metrics');
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toMatch(/tomoni_http_request_seconds_count\{.*route="\/notes\/:id".*status="404".*\} 1/);
  expect(body).toMatch(/route="unknown"/);
  expect(body).toMatch(/process_resident_memory_bytes/);
  expect(body).toMatch(/tomoni_inbox_in_flight\{service="notes"\} 0/);
  expect(body).not.toMatch(/hanako|019a4f00/);
});

test('the relay role seals the audit by itself', async () => {
  await service.app.inject({ method: 'POST', url: '/notes', headers: service.headers(), payload: { title: '防災訓練', lines: [] } });
  await expect.poll(async () => (await service.app.inject('/metrics')).body, { timeout: 5_000 }).toMatch(/tomoni_audit_sealed_total\{.*\} [1-9]/);
});
