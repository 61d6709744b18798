import { randomUUID } from 'node:crypto';
import { participationMailRequested } from '@tomoni/contracts';
import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CaseOverHttp } from '../case-over-http.js';
import { sampleContent } from '../sample-case.js';
import { service } from '../service.js';

let running: StartedApp;
let people: CaseOverHttp;
let groupId: string;
let id: string;
beforeAll(async () => {
  running = await startApp(service, ['http', 'relay']);
  people = new CaseOverHttp({ inject: (request) => running.inject(request), signIn });
});
afterAll(() => running.close());
beforeEach(async () => {
  clock.set('2026-04-10T09:00:00+09:00');
  groupId = randomUUID();
  id = await people.awarded(await people.program(), groupId);
  clock.set('2026-07-01T09:00:00+09:00');
});

const change = (suppliesYen: number, more: object = {}) => ({ reason: '見本 単価の変更', budgetLines: [{ category: 'supplies', label: '苗・土', yen: suppliesYen }, { category: 'fees', label: '講師謝礼', yen: 40_000 }], ...more });
const request = (body: object) => people.send('POST', `/grant-applications/${id}/change-requests`, people.officer(groupId), body);
const report = (body: object = {}) =>
  people.send('POST', `/grant-applications/${id}/report`, people.officer(groupId), {
    completedOn: '2026-07-01', outcome: '見本', costs: [{ category: 'supplies', label: '苗', paidOn: '2026-06-01', yen: 90_000 }], ...body,
  });

test('costs that fall by exactly 20 %* are notified, one yen more asks for approval', async () => {
  expect((await request(change(80_000))).json()).toMatchObject({ status: 'change-approved' });
  expect((await request(change(79_999))).json()).toMatchObject({ status: 'change-requested' });
});

test('many small falls do not add up to a large one without approval', async () => {
  expect((await request(change(90_000))).json()).toMatchObject({ status: 'change-approved' });
  expect((await request(change(70_000))).json()).toMatchObject({ status: 'change-requested' });
});

test('costs that rise, or another plan, are never minor; a refusal has its reason and leaves the award', async () => {
  expect((await request(change(110_001))).json()).toMatchObject({ status: 'change-requested' });
  expect((await people.send('POST', `/grant-awards/${id}/refuse-change`, people.decider(), {})).statusCode).toBe(400);
  expect(await people.done('POST', `/grant-awards/${id}/refuse-change`, people.decider(), { reason: '予算のため' })).toMatchObject({ status: 'awarded', decidedYen: 150_000 });
  expect((await request(change(110_000, { plan: sampleContent.plan }))).json()).toMatchObject({ status: 'change-requested' });
});

test('an approved change may lower the award, never raise it, and gives the difference back to the budget', async () => {
  await request(change(60_000));
  const approve = (decidedYen: number) => people.send('POST', `/grant-awards/${id}/approve-change`, people.decider(), { decidedYen });
  expect((await approve(150_001)).json()).toMatchObject({ code: 'award-never-grows' });
  expect((await approve(100_000)).json()).toMatchObject({ status: 'change-approved', decidedYen: 100_000 });
  const [{ programId } = { programId: '' }] = await running.db.query<{ programId: string }[]>('SELECT program_id AS "programId" FROM grant_award WHERE id = $1', [id]);
  expect(await people.done('GET', `/grant-programs/${programId}/budget`, people.secretariat())).toMatchObject({ committedYen: 100_000 });
  expect(await people.done('GET', `/grant-awards/${id}/settlement`, people.accountant())).toMatchObject({ settlement: { decidedYen: 100_000, maxAdvanceYen: 80_000 } });
});

test('after an advance the award does not fall below what covers it', async () => {
  await people.done('POST', `/grant-awards/${id}/advance`, people.accountant(), { yen: 120_000 });
  await request(change(60_000));
  expect((await people.send('POST', `/grant-awards/${id}/approve-change`, people.decider(), { decidedYen: 149_999 })).json()).toMatchObject({ code: 'advance-not-covered' });
});

test('a report in time is due 30 days* after completion, one after that is taken and marked late', async () => {
  clock.set('2026-08-01T09:00:00+09:00');
  expect((await report()).json()).toMatchObject({ status: 'reported', reportDueOn: '2026-07-31' });
  expect(await people.done('GET', `/grant-applications/${id}/report`, people.secretariat())).toMatchObject({ late: true, dueOn: '2026-07-31' });
  expect((await report()).statusCode).toBe(409);
});

test('no report of what is not completed, nor of the next fiscal year', async () => {
  expect((await report({ completedOn: '2026-07-02' })).json()).toMatchObject({ code: 'not-completed' });
  clock.set('2027-04-02T09:00:00+09:00');
  expect((await report({ completedOn: '2027-04-01' })).json()).toMatchObject({ code: 'outside-fiscal-year' });
});

test('nothing is settled after the books closed on 31 May', async () => {
  await report();
  await people.done('POST', `/grant-awards/${id}/fix`, people.decider(), {});
  clock.set('2027-06-01T00:00:00+09:00');
  expect((await people.send('POST', `/grant-awards/${id}/settle`, people.accountant())).json()).toMatchObject({ code: 'books-closed', law: '地方自治法235条の5' });
});

test('a settled case with no refund is paid and closed; what the office took off has its reason', async () => {
  await report();
  expect(await people.done('POST', `/grant-awards/${id}/fix`, people.decider(), { exclusions: [{ line: 1, acceptedYen: 80_500, reason: '私用分を除く' }] })).toMatchObject({
    settlement: { acceptedCostYen: 80_500, finalYen: 80_000 },
  });
  expect(await people.done('POST', `/grant-awards/${id}/settle`, people.accountant())).toMatchObject({ status: 'settled', settlement: { balanceYen: 80_000, refundYen: 0 } });
  expect(await people.done('POST', `/grant-awards/${id}/close`, people.accountant())).toMatchObject({ status: 'closed' });
  expect((await people.send('POST', `/grant-awards/${id}/settle`, people.accountant())).statusCode).toBe(409);
});

test('a revoked award gives its budget back, demands what was paid, and stays in the public list as revoked', async () => {
  await people.done('POST', `/grant-awards/${id}/advance`, people.accountant(), { yen: 100_000 });
  const revoked = await people.done('POST', `/grant-awards/${id}/revoke`, people.decider(), { reasonCode: 'used-for-other-purpose', note: '目的外使用' });
  expect(revoked).toMatchObject({ status: 'revoked', revokedOn: '2026-07-01' });
  expect(await people.done('GET', `/grant-awards/${id}`, {})).toMatchObject({ status: 'revoked', revokeReasonCode: 'used-for-other-purpose' });
  expect(await people.done('GET', `/grant-programs/${String(revoked['programId'])}/budget`, people.secretariat())).toMatchObject({ committedYen: 0 });
  const published = await running.db.query<{ payload: object }[]>(`SELECT payload FROM outbox WHERE key = $1 AND type = 'participation.grant-award.revoked.v1'`, [id]);
  expect(published).toMatchObject([{ payload: { refundYen: 100_000, reasonCode: 'used-for-other-purpose' } }]);
  expect(await people.done('POST', `/grant-awards/${id}/refund`, people.accountant())).toMatchObject({ status: 'revoked', settlement: { refundedOn: '2026-07-01' } });
  expect((await people.send('POST', `/grant-awards/${id}/advance`, people.accountant(), { yen: 1 })).statusCode).toBe(409);
});

test('the office asks for a reminder of the report, which on one day is one request; who has reported is not reminded', async () => {
  const remind = (headers = people.secretariat()) => people.send('POST', `/grant-awards/${id}/remind-report`, headers);
  const { requestId, dueOn } = (await remind()).json<{ requestId: string; dueOn: string }>();
  const { payload } = await expectEvent(participationMailRequested, { requestId });
  expect(payload).toMatchObject({ caseId: id, template: 'grant-report-due', variables: [{ key: 'dueOn', day: dueOn }, { key: 'caseId', id }] });
  expect((await remind()).json()).toMatchObject({ requestId });
  expect((await remind(people.officer(groupId))).statusCode).toBe(403);
  expect((await remind(people.secretariat({ unit: '0999' }))).statusCode).toBe(404);
  await report();
  expect((await remind()).json()).toMatchObject({ status: 409, code: 'report-not-awaited' });
});
