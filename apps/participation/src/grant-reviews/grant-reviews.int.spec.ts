import { randomUUID } from 'node:crypto';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseOverHttp } from '../case-over-http.js';
import { service } from '../service.js';

let running: StartedApp;
let people: CaseOverHttp;
beforeAll(async () => {
  running = await startApp(service, ['http']);
  people = new CaseOverHttp({ inject: (request) => running.inject(request), signIn });
  clock.set('2026-04-10T09:00:00+09:00');
});
afterAll(() => running.close());

const eventsOf = (key: string): Promise<{ type: string; payload: object }[]> => running.db.query('SELECT type, payload FROM outbox WHERE key = $1 ORDER BY seq', [key]);
const noScores = { 'public-benefit': 1, feasibility: 1 };

test('blind: the group’s name only to declare, then the plan without it, others’ scores only when all are sealed', async () => {
  const id = await people.underReview(await people.program(), randomUUID());
  const [one = '', two = '', three = ''] = people.reviewers;
  const review = await people.reviewIdOf(id, one);
  const mine = () => people.done('GET', `/reviews/${review}`, people.reviewer(one));
  expect(await mine()).toMatchObject({ groupName: '見本ひまわり会', reviewed: null, others: null });
  await people.done('POST', `/reviews/${review}/coi`, people.reviewer(one), { reason: null });
  const blind = await mine();
  expect(blind).toMatchObject({ groupName: null, reviewed: { requestedYen: 150_000 }, others: null });
  expect(JSON.stringify(blind)).not.toContain('見本ひまわり会');
  await people.seal(id, one, [8, 7]);
  expect(await mine()).toMatchObject({ groupName: '見本ひまわり会', others: null });
  await people.seal(id, two, [6, 5]);
  expect(await mine()).toMatchObject({ others: null });
  await people.seal(id, three, [4, 3]);
  expect((await mine())['others']).toEqual(expect.arrayContaining([{ scores: { 'public-benefit': 6, feasibility: 5 } }, { scores: { 'public-benefit': 4, feasibility: 3 } }]));
});

test('a reviewer reaches no review but their own, and the office no score before all are sealed', async () => {
  const programId = await people.program();
  const id = await people.underReview(programId, randomUUID());
  const [one = '', two = ''] = people.reviewers;
  const review = await people.seal(id, one, [8, 7]);
  for (const [method, path, body] of [['GET', '', undefined], ['POST', '/coi', { reason: null }], ['PUT', '/scores', { scores: noScores }], ['POST', '/seal', undefined]] as const) {
    expect((await people.send(method, `/reviews/${review}${path}`, people.reviewer(two), body)).statusCode, path).toBe(404);
  }
  const board = await people.send('GET', `/grant-programs/${programId}/score-board`, people.secretariat());
  expect(board.json()).toMatchObject([{ applicationId: id, sealed: 1, expected: 3, quorum: false, result: null, scores: null }]);
  expect((await people.send('GET', `/grant-programs/${programId}/score-board`, people.reviewer(two))).statusCode).toBe(403);
});

test('an interest declared cuts the reviewer off at once, from every read and write, and is published', async () => {
  const id = await people.underReview(await people.program(), randomUUID());
  const [one = ''] = people.reviewers;
  const review = await people.reviewIdOf(id, one);
  const send = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => people.send(method, `/reviews/${review}${path}`, people.reviewer(one), body);
  expect((await send('PUT', '/scores', { scores: noScores })).json()).toMatchObject({ code: 'interests-undeclared' });
  expect((await send('POST', '/coi', { reason: 'kin-within-third-degree' })).json()).toMatchObject({ coi: 'declared' });
  for (const reply of [await send('GET', ''), await send('PUT', '/scores', { scores: noScores }), await send('POST', '/seal'), await send('POST', '/coi', { reason: null })]) {
    expect(reply.statusCode).toBe(403);
    expect(JSON.stringify(reply.json())).not.toMatch(/見本ひまわり会|花/);
  }
  expect(await eventsOf(review)).toMatchObject([{ type: 'participation.grant-review.recused.v1', payload: { applicationId: id, reasonCode: 'kin-within-third-degree' } }]);
});

test('an officer of the group who sits on the panel is cut off by signing in, whatever they declared', async () => {
  const [programId, groupId, insider] = [await people.program(), randomUUID(), `insider-${randomUUID()}`];
  await people.seat(programId, [insider]);
  const id = await people.underReview(programId, groupId);
  const review = await people.reviewIdOf(id, insider);
  await people.done('POST', `/reviews/${review}/coi`, people.reviewer(insider), { reason: null });
  const asOfficer = people.reviewer(insider, [groupId]);
  expect((await people.send('GET', `/reviews/${review}`, asOfficer)).statusCode).toBe(403);
  expect((await people.send('GET', `/reviews/${review}`, people.reviewer(insider))).statusCode).toBe(403);
  expect(await eventsOf(review)).toMatchObject([{ payload: { reasonCode: 'officer-of-group' } }]);
  const matrix = await people.done('GET', `/grant-programs/${programId}/coi-matrix`, people.secretariat());
  expect(matrix['reviews']).toEqual(expect.arrayContaining([expect.objectContaining({ id: review, coi: 'found', coiReason: 'officer-of-group' })]));
});

test('scenario 12: a conflict found after scoring takes the scores out, checks the quorum anew, and the result notes it', async () => {
  const [programId, treasurer] = [await people.program(), `treasurer-${randomUUID()}`];
  await people.seat(programId, [treasurer]);
  const [id, other] = [await people.underReview(programId, randomUUID()), await people.underReview(programId, randomUUID())];
  for (const of of [id, other]) {
    for (const reviewer of people.reviewers) await people.seal(of, reviewer, [7, 7]);
    await people.seal(of, treasurer, [10, 10]);
    await people.done('POST', `/grant-applications/${of}/record-presentation`, people.secretariat());
    await people.done('POST', `/grant-applications/${of}/confirm-scores`, people.secretariat());
  }
  const review = await people.reviewIdOf(id, treasurer);
  await people.done('POST', `/reviews/${review}/recuse`, people.secretariat(), { reason: 'officer-of-group' });
  expect((await people.send('GET', `/reviews/${review}`, people.reviewer(treasurer))).statusCode).toBe(403);
  const { cases } = (await people.send('GET', `/grant-programs/${programId}/ranking`, people.decider())).json<{ cases: { applicationId: string }[] }>();
  expect(cases).toMatchObject([{ applicationId: other, scoreBp: 7_750, recusals: 0 }, { applicationId: id, scoreBp: 7_000, recusals: 1 }]);
  expect((await people.adopt(id, 100_000)).json()).toMatchObject({ award: { recusals: 1, scoreBp: 7_000 } });
  expect((await running.db.query<{ action: string }[]>('SELECT action FROM audit_entry WHERE subject_id = $1', [review])).map(({ action }) => action)).toContain('grant-review.findInterest');
});

test('below the quorum nothing is decided: the case goes back to scoring until another reviewer has sealed', async () => {
  const programId = await people.program();
  const id = await people.scored(programId, randomUUID());
  const [one = ''] = people.reviewers;
  await people.done('POST', `/reviews/${await people.reviewIdOf(id, one)}/recuse`, people.secretariat(), { reason: 'competitor-of-group' });
  expect(await people.done('GET', `/grant-applications/${id}`, people.secretariat())).toMatchObject({ status: 'presented' });
  for (const decision of [{ outcome: 'adopted', yen: 1, reason: '理由' }, { outcome: 'declined', reason: '理由' }]) {
    expect((await people.send('POST', `/grant-awards/${id}/decide`, people.decider(), decision)).statusCode).toBe(409);
  }
  expect((await people.send('POST', `/grant-applications/${id}/confirm-scores`, people.secretariat())).json()).toMatchObject({ code: 'below-quorum' });
  const substitute = `substitute-${randomUUID()}`;
  await people.seat(programId, [substitute]);
  await people.done('POST', `/grant-applications/${id}/complete-panel`, people.secretariat());
  await people.seal(id, substitute, [9, 9]);
  expect(await people.done('POST', `/grant-applications/${id}/confirm-scores`, people.secretariat())).toMatchObject({ status: 'scored' });
});

test('a seal and a recusal at the same moment: the recused score never counts', async () => {
  const id = await people.underReview(await people.program(), randomUUID());
  const [one = ''] = people.reviewers;
  const review = await people.reviewIdOf(id, one);
  await people.done('POST', `/reviews/${review}/coi`, people.reviewer(one), { reason: null });
  await people.done('PUT', `/reviews/${review}/scores`, people.reviewer(one), { scores: noScores });
  const [sealed, recused] = await Promise.all([
    people.send('POST', `/reviews/${review}/seal`, people.reviewer(one)), people.send('POST', `/reviews/${review}/recuse`, people.secretariat(), { reason: 'funder-of-group' }),
  ]);
  expect([200, 403]).toContain(sealed.statusCode);
  expect(recused.statusCode).toBe(200);
  expect(await running.db.query('SELECT coi FROM grant_review WHERE id = $1', [review])).toEqual([{ coi: 'found' }]);
});
