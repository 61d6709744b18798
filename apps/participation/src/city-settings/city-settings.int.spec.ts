import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { service } from '../service.js';
import { CitySettingsService } from './city-settings.service.js';

let running: StartedApp;
beforeAll(async () => {
  running = await startApp(service, ['http']);
  clock.set('2026-11-23T10:00:00+09:00');
});
afterAll(() => running.close());

const change = (body: object, user: 'decider' | 'secretariat' = 'decider') =>
  running.inject({ method: 'POST', url: '/city-settings', headers: { ...signIn(user), 'idempotency-key': crypto.randomUUID() }, payload: { basis: '見本要綱', ...body } });

test('a rule changes from its day on and not before', async () => {
  expect((await change({ key: 'grant.panel-quorum', value: 5, effectiveFrom: '2027-04-01' })).statusCode).toBe(201);
  const settings = running.app.get(CitySettingsService);
  expect([(await settings.on('2027-03-31')).panelQuorum, (await settings.on('2027-04-01')).panelQuorum]).toEqual([3, 5]);
});

test('no rule changes backwards, to nonsense, twice for one day, or by the wrong office', async () => {
  expect((await change({ key: 'grant.panel-quorum', value: 5, effectiveFrom: '2026-11-23' })).json()).toMatchObject({ code: 'not-retroactive' });
  expect((await change({ key: 'grant.panel-quorum', value: true, effectiveFrom: '2027-05-01' })).statusCode).toBe(422);
  expect((await change({ key: 'grant.advance-rate-bp', value: 10_001, effectiveFrom: '2027-05-01' })).statusCode).toBe(422);
  expect((await change({ key: 'grant.report-period', value: { amount: 0, unit: 'day', start: 'x', endShift: 'y', suspendWhile: [] }, effectiveFrom: '2027-05-01' })).statusCode).toBe(422);
  expect((await change({ key: 'grant.panel-quorum', value: 6, effectiveFrom: '2027-04-01' })).statusCode).toBe(409);
  expect((await change({ key: 'grant.panel-quorum', value: 6, effectiveFrom: '2027-06-01' }, 'secretariat')).statusCode).toBe(403);
});
