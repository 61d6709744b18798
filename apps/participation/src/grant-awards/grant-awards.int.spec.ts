import { randomUUID } from 'node:crypto';
import { grantAwardDecided } from '@tomoni/contracts';
import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseOverHttp } from '../case-over-http.js';
import { service } from '../service.js';

let running: StartedApp;
let people: CaseOverHttp;
beforeAll(async () => {
  running = await startApp(service);
  people = new CaseOverHttp({ inject: (request) => running.inject(request), signIn });
  clock.set('2026-04-10T09:00:00+09:00');
});
afterAll(() => running.close());

test('the public event of an award reaches Kafka as a stranger reads it', async () => {
  const id = await people.awarded(await people.program(), randomUUID());
  expect(await expectEvent(grantAwardDecided, { awardId: id }, 30_000)).toMatchObject({ key: id, tenant: '123421', payload: { yen: 150_000, rank: 1, recusals: 0, groupName: '見本ひまわり会' } });
});

test('whoever is waitlisted is adopted when the budget allows, with a reason each time and a notice', async () => {
  const programId = await people.program({ budgetYen: 150_000 });
  const [first, second] = [await people.awarded(programId, randomUUID()), await people.scored(programId, randomUUID())];
  const decide = (body: object) => people.send('POST', `/grant-awards/${second}/decide`, people.decider(), body);
  expect((await decide({ outcome: 'waitlisted' })).statusCode).toBe(400);
  expect((await decide({ outcome: 'waitlisted', reason: '予算の残りがないため' })).json()).toMatchObject({ status: 'waitlisted', award: null });
  expect((await decide({ outcome: 'adopted', yen: 100_000, reason: '繰上げ' })).json()).toMatchObject({ code: 'budget-exceeded' });
  await people.done('POST', `/grant-awards/${first}/revoke`, people.decider(), { reasonCode: 'withdrawn-by-group', note: '辞退' });
  expect((await decide({ outcome: 'adopted', yen: 100_000, reason: '繰上げ' })).json()).toMatchObject({ status: 'adopted', award: { decidedYen: 100_000 } });
  const notices = await running.db.query<{ payload: { kind: string } }[]>(`SELECT payload FROM outbox WHERE type LIKE '%decision-notice%' AND payload->>'caseId' = $1 ORDER BY seq`, [second]);
  expect(notices.map(({ payload }) => payload.kind)).toEqual(['waitlisted', 'award']);
});

test('below the minimum score nobody is adopted, above the request nobody is granted, and a group receives three grants* at most', async () => {
  const strict = await people.program({ minScoreBp: 9_000 });
  expect((await people.adopt(await people.scored(strict, randomUUID()), 1)).json()).toMatchObject({ code: 'below-minimum-score' });
  const id = await people.scored(await people.program(), randomUUID());
  expect((await people.adopt(id, 150_001)).json()).toMatchObject({ code: 'more-than-requested' });
  await running.db.query(`INSERT INTO city_setting VALUES ('grant.awards-per-group', '2026-04-01', '1', '見本: 1回まで')`);
  const groupId = randomUUID();
  await people.awarded(await people.program(), groupId);
  clock.set('2027-04-10T09:00:00+09:00');
  const nextYear = await people.program({ fy: 2027, opensOn: '2027-04-01', closesOn: '2027-05-28' });
  const plan = { purpose: '見本', activities: '見本', benefit: '見本', completesOn: '2028-03-01' };
  expect((await people.adopt(await people.scored(nextYear, groupId, { plan }), 1)).json()).toMatchObject({ code: 'awards-per-group' });
  clock.set('2026-04-10T09:00:00+09:00');
});

test('the public list goes on by key, newest first, over exactly the same awards; filters keep their order', async () => {
  type Listed = { items: { id: string; fy: number; decisionNo: number; category: string }[]; next: string | null };
  const get = async (query: string): Promise<Listed> => (await running.inject(`/grant-awards?${query}`)).json<Listed>();
  const whole = (await get('limit=100')).items;
  const stepped: Listed['items'] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { items, next }: Listed = await get(`limit=2${cursor ? `&cursor=${cursor}` : ''}`);
    stepped.push(...items);
    cursor = next;
  }
  expect(whole.length).toBeGreaterThan(3);
  expect(stepped).toEqual(whole);
  expect(whole.map(({ fy, decisionNo }) => fy * 1_000_000 + decisionNo)).toEqual(whole.map(({ fy, decisionNo }) => fy * 1_000_000 + decisionNo).toSorted((a, b) => b - a));
  expect((await get('category=growth')).items).toEqual([]);
  expect(JSON.stringify(whole)).not.toMatch(/contactRef|decidedBy|conditions|groupId/);
  expect((await running.inject('/grant-awards?cursor=forged')).statusCode).toBe(400);
});

test.each([
  ['', 'grant_award_decision_no'],
  [`WHERE category = 'startup'`, 'grant_award_by_category'],
])('a page of the public list is read from an index, however long the list: %s', async (where, index) => {
  const plan = await running.db.transaction(async (tx) => {
    await tx.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off');
    return tx.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN SELECT * FROM grant_award ${where} ${where ? 'AND' : 'WHERE'} (fy, decision_no) < (2026, 500) ORDER BY fy DESC, decision_no DESC LIMIT 21`);
  });
  const text = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(text).toContain(`Index Scan Backward using ${index}`);
  expect(text).not.toContain('Sort');
});

test('the API document describes every route with an example of its reply', async () => {
  interface Media { schema?: { $ref?: string; example?: unknown; items?: unknown; properties?: object } }
  interface Operation { responses: Record<string, { content?: Record<string, Media> }>; requestBody?: { content: Record<string, Media & { schema: { example?: unknown } }> } }
  const document = (await running.inject('/openapi.json')).json<{ openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, { example?: unknown }> } }>();
  expect(document.openapi).toMatch(/^3\.1/);
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining([
    '/grant-programs', '/grant-programs/{id}/publish', '/grant-applications', '/grant-applications/{id}', '/grant-applications/{id}/submit', '/grant-applications/{id}/withdraw',
    '/grant-applications/{id}/change-requests', '/grant-applications/{id}/report', '/grant-applications/{id}/files', '/grant-applications/{id}/timeline', '/reviews/{id}/coi',
    '/reviews/{id}/scores', '/reviews/{id}/seal', '/grant-awards', '/grant-awards/{id}/decide', '/grant-awards/{id}/revoke', '/grant-awards/{id}/fix', '/grant-awards/{id}/settle',
    '/contacts/{contactRef}/resolve',
  ]));
  for (const name of ['GrantProgram', 'GrantApplication', 'GrantReviewCase', 'GrantRanking', 'GrantAward', 'GrantAwardCase', 'SettlementCase', 'Timeline', 'Recipient']) {
    expect(document.components.schemas[name]?.example, name).toBeDefined();
  }
});
