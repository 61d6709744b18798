import { randomUUID } from 'node:crypto';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseOverHttp, type Reply } from './case-over-http.js';
import { sampleContent, sampleProgram } from './sample-case.js';
import { service } from './service.js';

// What P1 never allows, tried at once from several sides and in SQL as the service's own role.

let running: StartedApp;
let people: CaseOverHttp;
beforeAll(async () => {
  running = await startApp(service, ['http']);
  people = new CaseOverHttp({ inject: (request) => running.inject(request), signIn });
  clock.set('2026-04-10T09:00:00+09:00');
});
afterAll(() => running.close());

const statuses = (replies: readonly Reply[]): number[] => replies.map(({ statusCode }) => statusCode).sort((a, b) => a - b);
const asTheService = (sql: string, values: unknown[] = []): Promise<unknown> => running.db.query(sql, values);
const count = async (sql: string, values: unknown[]): Promise<number> => Number((await running.db.query<{ count: string }[]>(sql, values))[0]?.count);

test('two applications of one group in a fiscal year: of eight at once exactly one begins, and leaves one event', async () => {
  const [programId, other, groupId] = [await people.program(), await people.program({ category: 'growth' }), randomUUID()];
  const replies = await Promise.all(Array.from({ length: 8 }, (_, index) =>
    people.send('POST', '/grant-applications', people.officer(groupId), { programId: index % 2 ? programId : other, groupId, ...sampleContent }),
  ));
  expect(statuses(replies)).toEqual([201, ...Array<number>(7).fill(409)]);
  expect(replies.filter(({ statusCode }) => statusCode === 409).map((reply) => reply.json<{ code: string }>().code)).toEqual(Array<string>(7).fill('one-per-group'));
  expect(await count(`SELECT count(*) FROM outbox WHERE type LIKE '%grant-application.drafted%' AND payload->>'groupId' = $1`, [groupId])).toBe(1);
});

test('a withdrawn application leaves room for another; it cannot come back to life beside it, not even by SQL', async () => {
  const [programId, groupId] = [await people.program(), randomUUID()];
  const first = await people.draft(programId, groupId);
  await people.done('POST', `/grant-applications/${first.id}/withdraw`, people.officer(groupId));
  await people.draft(programId, groupId);
  await expect(asTheService(`UPDATE grant_application SET status = 'draft' WHERE id = $1`, [first.id])).rejects.toThrow(/one_per_group_and_fy/);
});

test('an officer of another group may not apply for it, see it, or know of it', async () => {
  const [programId, groupId] = [await people.program(), randomUUID()];
  const { id } = await people.draft(programId, groupId);
  const stranger = people.officer(randomUUID());
  expect((await people.send('POST', '/grant-applications', stranger, { programId, groupId, ...sampleContent })).statusCode).toBe(403);
  expect((await people.send('GET', `/grant-applications/${id}`, stranger)).statusCode).toBe(404);
  expect((await people.send('GET', `/grant-applications/${id}/timeline`, stranger)).statusCode).toBe(404);
  expect((await people.send('POST', `/grant-applications/${id}/submit`, stranger)).statusCode).toBe(403);
});

test('two decisions race for the last yen: exactly one wins, and no number is lost', async () => {
  const programId = await people.program({ budgetYen: 150_000 });
  const ids = [await people.scored(programId, randomUUID()), await people.scored(programId, randomUUID())];
  const replies = await Promise.all(ids.map((id) => people.adopt(id, 150_000)));
  expect(statuses(replies)).toEqual([200, 409]);
  expect(replies.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ code: 'budget-exceeded' });
  expect(await people.done('GET', `/grant-programs/${programId}/budget`, people.secretariat())).toMatchObject({ committedYen: 150_000, leftYen: 0 });
  const numbers = await running.db.query<{ decision_no: number }[]>('SELECT decision_no FROM grant_award WHERE fy = 2026 ORDER BY decision_no');
  expect(numbers.map(({ decision_no }) => decision_no)).toEqual(numbers.map((_, index) => index + 1));
});

test('the budget holds against SQL too: no award above it, no larger award, no touched sum', async () => {
  const programId = await people.program({ budgetYen: 200_000 });
  const id = await people.awarded(programId, randomUUID(), 150_000);
  await expect(asTheService('UPDATE grant_award SET decided_yen = 200001 WHERE id = $1', [id])).rejects.toThrow(/committed_within_budget/);
  const columns = 'program_id, fy, dept_code, category, group_name, title, conditions, score_bp, rank, recusals, criterion_scores, decided_on, decided_by, report_due_on, status';
  const second = await people.scored(programId, randomUUID());
  await expect(asTheService(
    `INSERT INTO grant_award (id, decided_yen, decision_no, group_id, contact_ref, ${columns}) SELECT $1, 50001, 0, gen_random_uuid(), gen_random_uuid(), ${columns} FROM grant_award WHERE id = $2`,
    [second, id],
  )).rejects.toThrow(/committed_within_budget/);
  await expect(asTheService('UPDATE grant_program SET committed_yen = 0 WHERE id = $1', [programId])).rejects.toThrow(/permission denied/);
  await expect(asTheService('UPDATE grant_program SET budget_yen = 999 WHERE id = $1', [programId])).rejects.toThrow(/permission denied/);
  await expect(asTheService('DELETE FROM grant_award WHERE id = $1', [id])).rejects.toThrow(/permission denied/);
  await expect(asTheService('UPDATE grant_award SET decision_no = 99 WHERE id = $1', [id])).rejects.toThrow(/permission denied/);
  await expect(asTheService('UPDATE decision_number SET last = 99')).rejects.toThrow(/permission denied/);
});

test('an award number is drawn by the database: a refused decision leaves no gap', async () => {
  const before = await count('SELECT max(decision_no) AS count FROM grant_award WHERE fy = 2026', []);
  const programId = await people.program({ budgetYen: 150_000 });
  const [one, two, three] = [await people.scored(programId, randomUUID()), await people.scored(programId, randomUUID()), await people.scored(programId, randomUUID())];
  await people.adopt(one, 150_000);
  expect((await people.adopt(two, 1)).statusCode).toBe(409);
  const other = await people.awarded(await people.program(), randomUUID());
  expect((await people.done('GET', `/grant-awards/${other}`, {}))['decisionNo']).toBe(before + 2);
  expect((await people.send('POST', `/grant-awards/${three}/decide`, people.decider(), { outcome: 'declined' })).statusCode).toBe(400);
});

test('nothing is paid without a fixed amount, no more than was fixed, and no cost from before the award counts: not by SQL either', async () => {
  const id = await people.awarded(await people.program(), randomUUID());
  const set = (assignments: string) => asTheService(`UPDATE grant_settlement SET ${assignments} WHERE award_id = $1`, [id]);
  await expect(set('advance_yen = 120001')).rejects.toThrow(/grant_settlement_advance/);
  await expect(set(`balance_yen = 1, balance_paid_on = '2026-12-01'`)).rejects.toThrow(/paid_as_fixed/);
  await expect(set(`accepted_cost_yen = 999999, final_yen = 150001`)).rejects.toThrow(/final_within_decided/);
  await expect(set(`accepted_cost_yen = 100, final_yen = 101`)).rejects.toThrow(/final_within_costs/);
  await expect(set(`accepted_cost_yen = 100, final_yen = 100, balance_yen = 99`)).rejects.toThrow(/paid_as_fixed/);
  await expect(set(`accepted_cost_yen = 100, final_yen = 100, balance_yen = 100, balance_paid_on = '2027-06-01'`)).rejects.toThrow(/in_open_books/);
  await expect(set(`refund_yen = 1`)).rejects.toThrow(/refund_of_payment/);
  await expect(set('decided_yen = 999999')).rejects.toThrow(/permission denied/);
  const cost = `INSERT INTO grant_cost (id, award_id, awarded_on, line, category, label, paid_on, yen, accepted_yen) VALUES (gen_random_uuid(), $1, $2, 1, 'supplies', 'x', '2026-04-09', 100, 100)`;
  await expect(asTheService(cost, [id, '2026-04-10'])).rejects.toThrow(/after_award/);
  await expect(asTheService(cost, [id, '2026-04-01'])).rejects.toThrow(/grant_cost_award/);
});

test('a sealed score stays what it is, whatever SQL the service’s role sends', async () => {
  const programId = await people.program();
  const id = await people.underReview(programId, randomUUID());
  const [one = '', two = ''] = people.reviewers;
  const review = await people.seal(id, one, [8, 7]);
  const set = (assignments: string) => asTheService(`UPDATE grant_review SET ${assignments} WHERE id = $1`, [review]);
  await expect(set(`scores = '{"public-benefit": 10, "feasibility": 10}'`)).rejects.toThrow(/does not change/);
  await expect(set('sealed_at = NULL')).rejects.toThrow(/does not change/);
  await expect(set('application_id = gen_random_uuid()')).rejects.toThrow(/does not change/);
  await expect(asTheService('DELETE FROM grant_review WHERE id = $1', [review])).rejects.toThrow(/permission denied/);
  await expect(asTheService('TRUNCATE grant_review')).rejects.toThrow(/permission denied/);
  await expect(asTheService('ALTER TABLE grant_review DISABLE TRIGGER grant_review_final')).rejects.toThrow(/must be owner/);
  const other = await people.reviewIdOf(id, two);
  await expect(asTheService('UPDATE grant_review SET sealed_at = now() WHERE id = $1', [other])).rejects.toThrow(/without a conflict/);
  await expect(asTheService(
    `INSERT INTO grant_review (id, application_id, reviewer_id, coi, scores, sealed_at) SELECT gen_random_uuid(), $1, reviewer_id, 'none', '{}', now() FROM grant_review LIMIT 1`, [id],
  )).rejects.toThrow(/not born sealed/);
  await people.done('POST', `/reviews/${review}/recuse`, people.secretariat(), { reason: 'funder-of-group' });
  await expect(set(`coi = 'none'`)).rejects.toThrow(/stays cut off/);
  expect(await running.db.query('SELECT scores FROM grant_review WHERE id = $1', [review])).toEqual([{ scores: { 'public-benefit': 8, feasibility: 7 } }]);
});

test('what happened is not rewritten: history, settings, outbox and audit take no change from the service', async () => {
  for (const table of ['case_step', 'city_setting', 'outbox', 'audit_entry']) {
    await expect(asTheService(`DELETE FROM ${table}`), table).rejects.toThrow(/permission denied/);
  }
  await expect(asTheService(`UPDATE case_step SET written_note = 'x'`)).rejects.toThrow(/permission denied/);
  await expect(asTheService(`UPDATE city_setting SET value = '10000'`)).rejects.toThrow(/permission denied/);
});

test('whoever checked the form does not decide, nor does an officer of the group, nor anybody without the office', async () => {
  const groupId = randomUUID();
  const id = await people.scored(await people.program(), groupId);
  const decision = { outcome: 'adopted', yen: 1, reason: '理由' };
  const checker = (await running.db.query<{ checked_by: string }[]>('SELECT checked_by FROM grant_application WHERE id = $1', [id]))[0]?.checked_by;
  expect((await people.send('POST', `/grant-awards/${id}/decide`, people.decider({ sub: checker }), decision)).json()).toMatchObject({ code: 'self-approval' });
  expect((await people.send('POST', `/grant-awards/${id}/decide`, people.decider({ groups: [groupId] }), decision)).json()).toMatchObject({ code: 'own-group' });
  expect((await people.send('POST', `/grant-awards/${id}/decide`, people.secretariat(), decision)).statusCode).toBe(403);
  expect((await people.send('POST', `/grant-awards/${id}/decide`, people.decider({ roles: ['secretariat'] }), decision)).statusCode).toBe(403);
  expect(await count(`SELECT count(*) FROM outbox WHERE type LIKE '%grant-award.decided%' AND key = $1`, [id])).toBe(0);
});

test('another unit neither reads nor handles a case, whatever its people’s roles and scopes', async () => {
  const [programId, elsewhere] = [await people.program(), { unit: '0999' }];
  const id = await people.scored(programId, randomUUID());
  const statusOf = async (...request: Parameters<CaseOverHttp['send']>) => (await people.send(...request)).statusCode;
  expect(await statusOf('GET', `/grant-applications/${id}`, people.secretariat(elsewhere))).toBe(404);
  expect(await statusOf('GET', `/grant-applications/${id}/representative`, people.secretariat(elsewhere))).toBe(404);
  expect((await people.send('GET', '/grant-applications/worklist?status=scored', people.secretariat(elsewhere))).json()).toMatchObject({ items: [] });
  expect(await statusOf('POST', `/grant-awards/${id}/decide`, people.decider(elsewhere), { outcome: 'adopted', yen: 1, reason: '理由' })).toBe(403);
  expect((await people.send('POST', `/grant-programs/${programId}/panel`, people.secretariat(elsewhere), { reviewerIds: [randomUUID()] })).json()).toMatchObject({ code: 'other-unit' });
  expect((await people.send('POST', '/grant-programs', people.secretariat(elsewhere), sampleProgram)).json()).toMatchObject({ code: 'other-unit' });
});
