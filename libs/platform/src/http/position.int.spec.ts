import { randomUUID } from 'node:crypto';
import { defineEvent } from '@tomoni/contracts';
import { OnEvent, outboxInsert, publish, type EventOf } from '@tomoni/messaging';
import { Controller, Get, HttpCode, Module, Param, Post } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DataSource, EntityManager } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { NotAudited, Public, Transactions } from '../index.js';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

const seen = defineEvent({
  type: 'notes.echo.seen.v1', visibility: 'int', dataClass: 'C1', key: 'echoId', payload: z.object({ echoId: z.uuid() }),
  example: { echoId: '019a4f00-0000-7000-8000-0000000000f1' }, summary: { ja: '見た', en: 'Seen' },
});

@Controller('echoes')
@Public()
class EchoesController {
  constructor(private readonly transactions: Transactions, private readonly db: DataSource) {}

  @Post(':id/run') @HttpCode(200) @NotAudited('spec')
  run(@Param('id') echoId: string): Promise<object> {
    return this.transactions.run(async (tx) => {
      await publish(tx, seen, { echoId });
      return { echoId };
    });
  }
  @Post(':id/send') @HttpCode(200) @NotAudited('spec')
  send(@Param('id') echoId: string): Promise<object> {
    return this.transactions.send(() => ({ reply: { echoId }, statements: [outboxInsert(seen, { echoId })] }));
  }
  @Get(':id')
  async count(@Param('id') id: string): Promise<object> {
    return { echoes: (await this.db.query<unknown[]>('SELECT 1 FROM note WHERE id = $1', [id])).length };
  }

  @OnEvent(seen)
  async echo(@Payload() event: EventOf<typeof seen>, @Ctx() tx: EntityManager): Promise<void> {
    await tx.query(`INSERT INTO note (id, owner, title, yen, version) VALUES ($1, 'x', 'echo', 0, 1)`, [event.payload.echoId]);
  }
}
@Module({ controllers: [EchoesController] })
class EchoesModule {}

let service: SpecService;
beforeAll(async () => { service = await startSpecService({ TOMONI_ROLES: ['http', 'consumer', 'relay'] }, undefined, { module: EchoesModule }); });
afterAll(() => service.close());

test.each(['run', 'send'])('a read that carries the position of a write (%s) sees what the write caused', async (how) => {
  const id = randomUUID();
  const written = await service.app.inject({ method: 'POST', url: `/echoes/${id}/${how}`, headers: { 'idempotency-key': randomUUID() } });
  expect(written.statusCode).toBe(200);
  const position = String(written.headers['tomoni-position']);
  // The relay and the consumer may still be on their way up: 425 until they have caught up, never the state before.
  await expect.poll(async () => {
    const read = await service.app.inject({ url: `/echoes/${id}`, headers: { 'tomoni-position': position } });
    return read.statusCode === 425 ? 'too early' : read.json<{ echoes: number }>().echoes;
  }, { timeout: 25_000 }).not.toBe('too early');
  expect((await service.app.inject({ url: `/echoes/${id}`, headers: { 'tomoni-position': position } })).json()).toEqual({ echoes: 1 });
}, 30_000);

test('a replayed write answers its position again', async () => {
  const request = { method: 'POST' as const, url: `/echoes/${randomUUID()}/run`, headers: { 'idempotency-key': randomUUID() } };
  const [first, again] = [await service.app.inject(request), await service.app.inject(request)];
  expect(first.headers['tomoni-position']).toBeDefined();
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(again.headers['tomoni-position']).toBe(first.headers['tomoni-position']);
});

test('a position that does not arrive is 425 with the time to wait; one that is none is 400', async () => {
  const never = Buffer.from(JSON.stringify([[seen.type, randomUUID()]])).toString('base64url');
  const early = await service.app.inject({ url: `/echoes/${randomUUID()}`, headers: { 'tomoni-position': never } });
  expect([early.statusCode, early.json<{ type: string }>().type]).toEqual([425, '/problems/too-early']);
  expect(early.headers['retry-after']).toBe('1');
  expect((await service.app.inject({ url: `/echoes/${randomUUID()}`, headers: { 'tomoni-position': 'nonsense' } })).statusCode).toBe(400);
});
