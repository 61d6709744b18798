import { randomUUID } from 'node:crypto';
import { grantDesignationCounted } from '@tomoni/contracts';
import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CaseOverHttp } from '../case-over-http.js';
import { service } from '../service.js';

let running: StartedApp;
let people: CaseOverHttp;
beforeAll(async () => {
  running = await startApp(service);
  people = new CaseOverHttp({ inject: (request) => running.inject(request), signIn });
});
beforeEach(() => { clock.set('2026-04-10T09:00:00+09:00'); });
afterAll(() => running.close());

const designation = { opensOn: '2026-06-15', closesOn: '2026-07-14', unitYen: 60_000, maxPicks: 3 };
const byResidents = { selection: 'citizen-designation', criteria: [], designation, minScoreBp: 0 };
const resident = (sub: string = randomUUID()): Record<string, string> => signIn('officer', { sub, groups: [] });
const choose = (programId: string, picks: string[], headers = resident()) => people.send('PUT', `/grant-programs/${programId}/designation/mine`, headers, { picks });
const close = (programId: string) => people.send('POST', `/grant-programs/${programId}/designation/close`, people.secretariat());

async function open(programId: string): Promise<string> {
  const id = await people.submitted(programId, randomUUID());
  await people.done('POST', `/grant-applications/${id}/accept`, people.secretariat());
  await people.done('POST', `/grant-applications/${id}/open-designation`, people.secretariat());
  return id;
}

test('residents choose, the count ranks, and nobody gets more than residents designated', async () => {
  const programId = await people.program(byResidents);
  const [first, second] = [await open(programId), await open(programId)];
  expect((await choose(programId, [first])).json()).toMatchObject({ code: 'designation-not-open' });

  clock.set('2026-06-20T12:00:00+09:00');
  const someone = randomUUID();
  expect((await choose(programId, [second], resident(someone))).json()).toMatchObject({ picks: [second], version: 1 });
  expect((await choose(programId, [first], resident(someone))).json()).toMatchObject({ picks: [first], version: 2 });
  expect((await choose(programId, [first, second])).statusCode).toBe(200);
  expect((await choose(programId, [])).statusCode).toBe(200);
  expect((await people.send('GET', `/grant-programs/${programId}/designation/mine`, resident(someone))).json()).toMatchObject({ picks: [first] });
  expect((await people.adopt(first, 1)).json()).toMatchObject({ code: 'wrong-state' });
  expect((await people.send('GET', `/grant-programs/${programId}/designation/result`, {})).statusCode).toBe(404);
  expect((await close(programId)).json()).toMatchObject({ code: 'designation-running' });

  clock.set('2026-07-15T00:00:00+09:00');
  expect((await choose(programId, [first])).json()).toMatchObject({ code: 'designation-not-open' });
  const counts = await Promise.all([close(programId), close(programId)]);
  expect(counts.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  const lines = [{ applicationId: first, supporters: 2, yen: 120_000 }, { applicationId: second, supporters: 1, yen: 60_000 }];
  expect((await people.send('GET', `/grant-programs/${programId}/designation/result`, {})).json()).toMatchObject({ voters: 3, lines });
  const ranking = (await people.send('GET', `/grant-programs/${programId}/ranking`, people.decider())).json<{ cases: object[] }>();
  expect(ranking.cases).toMatchObject([{ rank: 1, applicationId: first, scoreBp: 6_666, designatedYen: 120_000, withinBudget: true }, { rank: 2, applicationId: second, scoreBp: 3_333 }]);
  expect((await people.adopt(first, 120_001)).json()).toMatchObject({ code: 'more-than-designated' });
  expect((await people.adopt(first, 120_000)).json()).toMatchObject({ status: 'adopted', award: { decidedYen: 120_000, scoreBp: 6_666 } });
  expect(await expectEvent(grantDesignationCounted, { programId }, 30_000)).toMatchObject({ payload: { voters: 3, lines } });
});

test('hybrid: the panel scores, residents give the money, and the decision waits for both', async () => {
  const programId = await people.program({ selection: 'hybrid', designation });
  const id = await people.underReview(programId, randomUUID());
  expect((await people.send('POST', `/grant-applications/${id}/open-designation`, people.secretariat())).statusCode).toBe(409);
  for (const reviewer of people.reviewers) await people.seal(id, reviewer, [8, 7]);
  await people.done('POST', `/grant-applications/${id}/record-presentation`, people.secretariat());
  await people.done('POST', `/grant-applications/${id}/confirm-scores`, people.secretariat());
  expect((await people.adopt(id, 1)).json()).toMatchObject({ code: 'designation-running' });
  clock.set('2026-07-14T23:59:59+09:00');
  expect((await choose(programId, [id])).statusCode).toBe(200);
  clock.set('2026-07-15T09:00:00+09:00');
  expect((await people.adopt(id, 1)).json()).toMatchObject({ code: 'designation-not-counted' });
  expect((await close(programId)).statusCode).toBe(200);
  expect((await people.adopt(id, 60_001)).json()).toMatchObject({ code: 'more-than-designated' });
  expect((await people.adopt(id, 60_000)).json()).toMatchObject({ status: 'adopted', award: { scoreBp: 7_500 } });
});

test('no unverified resident, no staff, no choice twice, too many, or of a case that does not stand; and no trace of who chose what', async () => {
  const programId = await people.program(byResidents);
  const byPanel = await people.program();
  const picks = [await open(programId), await open(programId), await open(programId), await open(programId)];
  clock.set('2026-06-20T12:00:00+09:00');
  const first = picks[0] ?? '';
  expect((await choose(programId, [first], signIn('citizen'))).statusCode).toBe(403);
  expect((await choose(programId, [first], people.secretariat())).statusCode).toBe(403);
  expect((await choose(programId, picks)).json()).toMatchObject({ code: 'too-many-picks' });
  expect((await choose(programId, [first, first])).statusCode).toBe(400);
  expect((await choose(programId, [randomUUID()])).statusCode).toBe(404);
  expect((await choose(byPanel, [])).json()).toMatchObject({ code: 'no-designation' });
  expect((await running.inject(`/grant-programs/${byPanel}/designation`)).statusCode).toBe(404);

  const sub = `resident ${randomUUID()}`;
  const both = await Promise.all([choose(programId, [first], resident(sub)), choose(programId, [], resident(sub))]);
  expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  const [{ rows, chosen } = { rows: 0, chosen: '' }] = await running.db.query<{ rows: number; chosen: string }[]>(
    `SELECT count(*)::int AS rows, string_agg(to_jsonb(d)::text, ' ') AS chosen FROM grant_designation d WHERE program_id = $1`, [programId]);
  expect(rows).toBe(1);
  expect(chosen).not.toContain(sub);
  const audited = await running.db.query<{ text: string }[]>('SELECT to_jsonb(a)::text AS text FROM audit_entry a WHERE to_jsonb(a)::text LIKE $1', [`%${first}%`]);
  expect(audited.filter(({ text }) => text.includes(sub))).toEqual([]);

  clock.set('2026-07-15T09:00:00+09:00');
  await people.done('POST', `/grant-programs/${programId}/designation/close`, people.secretariat());
  await expect(running.db.query(`INSERT INTO grant_designation (program_id, voter_index, picks, designated_at) VALUES ($1, 'late', '{}', now())`, [programId])).rejects.toThrow('counted');
  await expect(running.db.query('UPDATE grant_designation_count SET voters = 0')).rejects.toThrow('permission denied');
});

test('a programme says how it chooses, completely, before it can be prepared', async () => {
  const prepare = async (changes: object) => (await people.send('POST', '/grant-programs', people.secretariat(), { ...(await sample()), ...changes })).json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer);
  expect(await prepare({ criteria: [] })).toEqual(['#/criteria']);
  expect(await prepare({ selection: 'hybrid' })).toEqual(['#/designation']);
  expect(await prepare({ selection: 'citizen-designation', designation })).toEqual(['#/criteria']);
  expect(await prepare({ designation })).toEqual(['#/designation']);
  expect(await prepare({ selection: 'hybrid', designation: { ...designation, opensOn: '2026-05-29' } })).toEqual(['#/designation/opensOn']);
});
const sample = async () => (await import('../sample-case.js')).sampleProgram;
