import { randomUUID } from 'node:crypto';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseOverHttp } from './case-over-http.js';
import { sampleContent } from './sample-case.js';
import { service } from './service.js';

let running: StartedApp;
let people: CaseOverHttp;
beforeAll(async () => {
  running = await startApp(service, ['http']);
  people = new CaseOverHttp({ inject: (request) => running.inject(request), signIn });
  await running.db.query(`INSERT INTO city_setting VALUES ('grant.rounding-unit-yen', '2000-01-01', '1', '見本: 端数処理なし')`);
});
afterAll(() => running.close());

test('a grant from its announcement to its books, the year-end case of scenario 13 included', async () => {
  const groupId = randomUUID();
  const officer = people.officer(groupId);

  clock.set('2026-04-01T09:00:00+09:00');
  const programId = await people.program();
  expect(await people.done('GET', `/grant-programs/${programId}/calculation?costYen=150000`, {})).toMatchObject({ grantYen: 150_000, capYen: 300_000 });

  clock.set('2026-04-10T09:00:00+09:00');
  const draft = await people.draft(programId, groupId, { title: '見本 書きかけ' });
  expect(draft).toMatchObject({ status: 'draft', costYen: 150_000, version: 1 });
  const base = `/grant-applications/${draft.id}`;
  expect((await people.send('PUT', base, { ...officer, 'if-match': '"v7"' }, sampleContent)).statusCode).toBe(412);
  const edited = await people.send('PUT', base, { ...officer, 'if-match': '"v1"' }, sampleContent);
  expect(edited.headers['etag']).toBe('"v2"');
  expect((await people.send('POST', `${base}/submit`, officer)).json()).toMatchObject({ status: 409, code: 'representative-missing' });
  const representative = { name: '見本辻\u{E0100} 𠮷郎', kana: 'みほんつじ よしろう', mail: 'officer@example.jp', phone: '03-0000-0000', postalCode: '100-0001', lang: 'ja' };
  await people.done('PUT', `${base}/representative`, officer, representative);
  expect(await people.done('GET', `${base}/representative`, officer)).toEqual(representative);
  expect(await people.done('POST', `${base}/submit`, officer)).toMatchObject({ status: 'submitted', checkDueOn: '2026-05-10' });

  clock.set('2026-04-13T09:00:00+09:00');
  expect(await people.done('POST', `${base}/request-correction`, people.secretariat(), { items: '予算書の合計' })).toMatchObject({ correctionDueOn: '2026-04-27' });
  clock.set('2026-04-20T09:00:00+09:00');
  expect(await people.done('POST', `${base}/resubmit`, officer)).toMatchObject({ status: 'resubmitted', checkDueOn: '2026-05-18' });
  await people.done('POST', `${base}/accept`, people.secretariat());

  clock.set('2026-06-01T09:00:00+09:00');
  await people.done('POST', `${base}/open-review`, people.secretariat());
  for (const [index, reviewer] of people.reviewers.entries()) await people.seal(draft.id, reviewer, [8 - index, 9]);
  await people.done('POST', `${base}/record-presentation`, people.secretariat());
  await people.done('POST', `${base}/confirm-scores`, people.secretariat());
  const { cases } = (await people.send('GET', `/grant-programs/${programId}/ranking`, people.decider())).json<{ cases: object[] }>();
  expect(cases).toMatchObject([{ rank: 1, applicationId: draft.id, scoreBp: 8_000, withinBudget: true }]);

  clock.set('2026-06-20T09:00:00+09:00');
  expect((await people.adopt(draft.id, 150_000)).json()).toMatchObject({ status: 'adopted', award: { decisionNo: 1, decidedYen: 150_000, rank: 1, recusals: 0, status: 'awarded' } });
  expect(await people.done('GET', `/grant-programs/${programId}/budget`, people.secretariat())).toEqual({ budgetYen: 400_000, committedYen: 150_000, leftYen: 250_000 });
  expect(await people.done('GET', '/grant-awards?fy=2026', {})).toMatchObject({ items: [{ id: draft.id, groupName: '見本ひまわり会', criterionScores: [{ key: 'public-benefit', scoreBp: 7_000 }, { key: 'feasibility', scoreBp: 9_000 }] }], next: null });

  const award = `/grant-awards/${draft.id}`;
  clock.set('2026-07-01T09:00:00+09:00');
  expect((await people.send('POST', `${award}/advance`, people.accountant(), { yen: 120_001 })).json()).toMatchObject({ code: 'advance-too-high' });
  expect(await people.done('POST', `${award}/advance`, people.accountant(), { yen: 120_000 })).toMatchObject({ status: 'advance-paid', settlement: { advanceYen: 120_000 } });

  clock.set('2027-03-30T09:00:00+09:00');
  const costs = [
    { category: 'supplies', label: '苗・土', paidOn: '2026-07-10', yen: 97_400 },
    { category: 'supplies', label: '試し植え', paidOn: '2026-06-19', yen: 12_000 },
  ];
  expect(await people.done('POST', `${base}/report`, officer, { completedOn: '2027-03-28', outcome: '花壇を10か所つくった', costs })).toMatchObject({ status: 'reported', reportDueOn: '2027-03-31' });
  clock.set('2027-04-10T09:00:00+09:00');
  expect((await people.send('POST', `${award}/settle`, people.accountant())).json()).toMatchObject({ status: 409 });
  expect(await people.done('POST', `${award}/fix`, people.decider(), {})).toMatchObject({ status: 'fixed', settlement: { acceptedCostYen: 97_400, finalYen: 97_400 } });
  expect(await people.done('GET', `${base}/report`, officer)).toMatchObject({ late: false, costs: [{ acceptedYen: 97_400 }, { acceptedYen: 0, exclusionReason: '交付決定日（2026-06-20）より前に支払われた経費のため対象外' }] });
  expect(await people.done('POST', `${award}/settle`, people.accountant())).toMatchObject({ status: 'refunding', settlement: { refundYen: 22_600, refundDueOn: '2027-04-30' } });
  clock.set('2027-05-31T09:00:00+09:00');
  expect(await people.done('POST', `${award}/refund`, people.accountant())).toMatchObject({ status: 'closed', settlement: { bookedFy: 2026 }, actions: [] });

  const published = await people.done('POST', `${award}/publish-report`, people.secretariat());
  expect(await people.done('GET', `/grant-reports/${published.id}`, {})).toMatchObject({ groupName: '見本ひまわり会', outcome: '花壇を10か所つくった' });
  const timeline = (await people.send('GET', `${base}/timeline`, { ...officer, 'accept-language': 'en' })).json<{ state: object; past: { action: string }[] }>();
  expect(timeline.state).toMatchObject({ name: 'closed', label: 'closed', final: true });
  expect(timeline.past.map(({ action }) => action)).toEqual([
    'submit', 'request-correction', 'resubmit', 'accept', 'open-review', 'record-presentation', 'confirm-scores', 'adopt', 'award', 'pay-advance', 'report', 'fix',
    'demand-refund', 'record-refund',
  ]);
});

test('every step of that case was published, in order of each aggregate and without a person', async () => {
  const events = await running.db.query<{ type: string; payload: object; aggregate_version: string; topic: string; key: string }[]>('SELECT * FROM outbox ORDER BY seq');
  expect(events.map(({ type }) => type.replace(/^participation\.|\.v1$/g, ''))).toEqual([
    'grant-program.announced', 'grant-application.drafted', 'grant-application.submitted', 'grant-application.correction-requested', 'grant-application.progressed',
    'grant-application.progressed', 'grant-application.progressed', 'grant-review.sealed', 'grant-review.sealed', 'grant-review.sealed', 'grant-application.progressed',
    'grant-application.progressed', 'grant-application.progressed', 'grant-award.decided', 'decision-notice.issued', 'grant-award.progressed', 'grant-award.progressed',
    'decision-notice.issued', 'grant-award.progressed', 'grant-settlement.completed', 'decision-notice.issued', 'grant-award.progressed', 'grant-award.progressed',
    'grant-report.published',
  ]);
  expect(JSON.stringify(events)).not.toMatch(/𠮷郎|officer@example.jp|officer of/);
  const versions = events.filter(({ topic }) => topic === 'int.participation.grant-application').map(({ aggregate_version }) => Number(aggregate_version));
  expect(versions).toEqual(versions.map((_, index) => index + 1));
});

test('every write left one audit row, and the look at personal data names its fields', async () => {
  const rows = await running.db.query<{ action: string; fields: string[] | null }[]>(`SELECT action, fields FROM audit_entry ORDER BY seq`);
  expect(rows.map(({ action }) => action)).toContain('grant-award.decide');
  expect(rows).toContainEqual({ action: 'contact.representative', fields: ['name', 'kana', 'mail', 'phone', 'postalCode'] });
});
