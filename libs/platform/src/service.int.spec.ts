import { Controller, Get, Module } from '@nestjs/common';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServiceApp } from './service.js';
import { startSpecService, type SpecService } from './spec/notes-service.js';

let service: SpecService;
beforeAll(async () => { service = await startSpecService(); });
afterAll(() => Promise.all([service.issuer.stop(), service.database.drop()]));

test('a service with a route that is not complete does not start, and leaves nothing open', async () => {
  @Controller('open')
  class OpenController {
    @Get() list(): void {}
  }
  @Module({ controllers: [OpenController] })
  class OpenModule {}
  await expect(createServiceApp({ ...service.options, module: OpenModule })).rejects.toThrow('OpenController.list: say who may call it');
});

test('what runs when the end comes is finished and answered; nobody new is let in', async () => {
  const { id } = (await service.app.inject({ method: 'POST', url: '/notes', headers: service.headers(), payload: { title: '防災訓練', lines: [] } })).json<{ id: string }>();
  await service.app.listen(0, '127.0.0.1');
  const url = await service.app.getUrl();
  const holder = new Client({ connectionString: service.database.databaseUrl, options: '-c search_path=notes' });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM note WHERE id = $1 FOR UPDATE', [id]);
  const slow = fetch(`${url}/notes/${id}`, { method: 'PUT', headers: { ...service.headers(), 'if-match': '"v1"', 'content-type': 'application/json' }, body: JSON.stringify({ title: '避難訓練' }) });
  await expect.poll(async () => (await holder.query<{ count: string }>(`SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`)).rows[0]?.count).toBe('1');
  const closed = service.app.close();
  await expect.poll(() => fetch(`${url}/health/live`).then(() => 'answered', () => 'refused')).toBe('refused');
  await holder.query('COMMIT');
  await holder.end();
  const reply = await slow;
  expect([reply.status, ((await reply.json()) as { version: number }).version]).toEqual([200, 2]);
  await closed;
});
