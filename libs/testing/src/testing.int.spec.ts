import { grantReportPublished } from '@tomoni/contracts';
import { messagingMigrations, publish } from '@tomoni/messaging';
import { Caller, Clock, databaseOptions, NotAudited, platformMigrations, Returns, Scopes, serviceVariables, parseConfig, Transactions } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Module, Post } from '@nestjs/common';
import { DataSource, EntitySchema } from 'typeorm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { serviceEnvironment } from './config.js';
import { clock, expectEvent, expectNoEvent, people, schemaDiff, signIn, startApp, type DemoUser, type StartedApp } from './index.js';

const Report = z.strictObject({ awardId: z.uuid(), refuse: z.boolean().default(false) });
const Me = z.object({ sub: z.string(), kind: z.string(), roles: z.array(z.string()), groups: z.array(z.string()), unit: z.string().optional(), assurance: z.number(), today: z.string() });

/** The smallest service there is. */
@Controller()
class Desk {
  constructor(private readonly transactions: Transactions, private readonly time: Clock) {}

  @Get('me')
  @Scopes('grants:check')
  @Returns(Me)
  me(@Caller() caller: Caller): z.infer<typeof Me> {
    return { ...caller, roles: [...caller.roles], groups: [...caller.groups], today: this.time.today() };
  }

  @Post('reports')
  @HttpCode(200)
  @Scopes('grants:check')
  @NotAudited('nothing is stored')
  @Returns(z.object({ id: z.string() }))
  report(@Body({ schema: Report }) { awardId, refuse }: z.infer<typeof Report>): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const { id } = await publish(tx, grantReportPublished, { ...grantReportPublished.example, reportId: awardId, awardId });
      if (refuse) throw new Error('The transaction is rolled back');
      return { id };
    });
  }
}

@Module({ controllers: [Desk] })
class DeskModule {}

const config = parseConfig(serviceVariables({ name: 'testing', port: 0 }), serviceEnvironment());
const dataSource = databaseOptions({ service: 'testing', url: config.DATABASE_URL, entities: [], migrations: [...messagingMigrations, ...platformMigrations] });
const grants = { aud: 'testing', scope: 'grants:check' };

let running: StartedApp;
beforeAll(async () => {
  running = await startApp({ name: 'testing', module: DeskModule, config, dataSource });
});
afterEach(() => clock.reset());
afterAll(() => running.close());

const me = (headers: Record<string, string>) => running.inject({ url: '/me', headers });
const report = (awardId: string, refuse = false) => running.inject({ method: 'POST', url: '/reports', headers: { ...signIn('secretariat', grants), 'idempotency-key': crypto.randomUUID() }, payload: { awardId, refuse } });

test.each(Object.keys(people) as DemoUser[])('%s is signed in as who they are', async (user) => {
  const { kind, roles, groups, acr } = people[user];
  const response = await me(signIn(user, grants));
  expect(response.json()).toMatchObject({ kind, roles, groups, assurance: Number(acr.slice(1)) });
});

test('nobody is let in with a token that was changed, has ended, or is for somebody else', async () => {
  const { authorization } = signIn('secretariat', grants);
  const [, payload = '', signature] = authorization.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const forged = Buffer.from(JSON.stringify({ ...claims, kind: 'service' })).toString('base64url');
  expect((await me({ authorization: authorization.replace(payload, forged) })).statusCode).toBe(401);
  expect((await me({ authorization: authorization.replace(`.${signature}`, '.') })).statusCode).toBe(401);
  expect((await me(signIn('secretariat', { ...grants, exp: 1 }))).statusCode).toBe(401);
  expect((await me(signIn('secretariat', { ...grants, aud: 'participation' }))).statusCode).toBe(401);
  expect((await me(signIn('citizen'))).statusCode).toBe(403);
  expect((await me({ authorization })).statusCode).toBe(200);
});

test('the clock of the service is the clock of the spec', async () => {
  clock.set('2031-03-31T23:59:59+09:00');
  expect((await me(signIn('secretariat', grants))).json()).toMatchObject({ today: '2031-03-31' });
  clock.advance({ seconds: 1 });
  expect((await me(signIn('secretariat', grants))).json()).toMatchObject({ today: '2031-04-01' });
});

test('an event is seen on the topic; one of a transaction that was rolled back never is', async () => {
  const [kept, refused] = [crypto.randomUUID(), crypto.randomUUID()];
  expect((await report(refused, true)).statusCode).toBe(500);
  const response = await report(kept);
  expect(response.statusCode, response.body).toBe(200);
  const { id } = response.json<{ id: string }>();
  const seen = expectEvent(grantReportPublished, { awardId: kept });
  expect(await seen).toMatchObject({ id, type: grantReportPublished.type, key: kept, aggregateVersion: 1 });
  await expectNoEvent(grantReportPublished, { awardId: refused }, seen);
  await expect(expectNoEvent(grantReportPublished, { awardId: kept }, 0)).rejects.toThrow('There is a participation.grant-report.published.v1');
  await expect(expectEvent(grantReportPublished, { awardId: refused }, 50)).rejects.toThrow(kept);
});

test('other services can call it through a real port', async () => {
  const url = await running.listen();
  expect((await fetch(`${url}/me`, { headers: signIn('secretariat', grants) })).status).toBe(200);
});

test('the drift test sees a table that no migration made, and nothing when both agree', async () => {
  expect(await schemaDiff(running.db)).toEqual([]);
  const forgotten = new EntitySchema({ name: 'forgotten', columns: { id: { type: 'int', primary: true } } });
  const db = await new DataSource({ ...dataSource, entities: [forgotten] }).initialize();
  expect(await schemaDiff(db)).toEqual([expect.stringContaining('CREATE TABLE "forgotten"')]);
  await db.destroy();
});
