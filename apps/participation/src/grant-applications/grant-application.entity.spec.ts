import { beforeEach, expect, test } from 'vitest';
import { GrantProgram } from '../grant-programs/grant-program.entity.js';
import { refusalCode } from '../refusal-code.js';
import { sampleContent, sampleProgram, sampleSettings } from '../sample-case.js';
import { GrantApplication, type ApplicationContent, type Deed } from './grant-application.entity.js';

const groupId = '01900000-0000-7000-8000-000000000001';
const at = (day: string): Date => new Date(`${day}T10:00:00+09:00`);
const officer = (day: string): Deed => ({ caller: { sub: 'o', roles: [], groups: [groupId] }, now: at(day) });
const secretariat = (day: string): Deed => ({ caller: { sub: 's', roles: ['secretariat'], unit: sampleProgram.deptCode }, now: at(day) });
const decider = (day: string): Deed => ({ caller: { sub: 'd', roles: ['decider'], unit: sampleProgram.deptCode }, now: at(day) });
const { formCheckPeriod, correctionPeriod } = sampleSettings;

let program: GrantProgram;
beforeEach(() => {
  program = GrantProgram.prepare(sampleProgram);
  program.publish('2026-04-01');
});

const drafted = (changes: Partial<ApplicationContent> = {}): GrantApplication => GrantApplication.draft(groupId, program, { ...sampleContent, ...changes }, at('2026-04-02'));
const submitted = (): GrantApplication => {
  const application = drafted();
  application.submit(program, formCheckPeriod, officer('2026-04-10'));
  return application;
};
const scored = (): GrantApplication => {
  const application = submitted();
  application.accept(program, secretariat('2026-04-20'));
  application.openReview(secretariat('2026-06-01'));
  application.recordPresentation(secretariat('2026-06-05'));
  application.confirmScores(secretariat('2026-06-10'));
  return application;
};

test('only an officer of the group submits, and only in time', () => {
  const stranger: Deed = { caller: { roles: [], groups: ['another'] }, now: at('2026-04-10') };
  expect(refusalCode(() => drafted().submit(program, formCheckPeriod, stranger))).toBe('wrong-role');
  expect(refusalCode(() => drafted().submit(program, formCheckPeriod, officer('2026-05-30')))).toBe('deadline-passed');
});

test('no more than rate and cap allow is asked for, and nothing outside the fiscal year', () => {
  expect(refusalCode(() => drafted({ requestedYen: 150_001 }).submit(program, formCheckPeriod, officer('2026-04-10')))).toBe('too-much-requested');
  const plan = { ...sampleContent.plan, completesOn: '2027-04-01' };
  expect(refusalCode(() => drafted({ plan }).submit(program, formCheckPeriod, officer('2026-04-10')))).toBe('outside-fiscal-year');
  const budgetLines = [{ category: 'land', label: '土地代', yen: 150_000 }];
  expect(refusalCode(() => drafted({ budgetLines }).submit(program, formCheckPeriod, officer('2026-04-10')))).toBe('cost-not-eligible');
});

test('after it was submitted the text stands, until a correction is asked for', () => {
  const application = submitted();
  expect(refusalCode(() => application.edit(sampleContent, officer('2026-04-11')))).toBe('wrong-state');
  application.requestCorrection('予算書の合計が合っていません', correctionPeriod, secretariat('2026-04-13'));
  application.edit({ ...sampleContent, title: '見本 直した題名' }, officer('2026-04-14'));
  expect(application).toMatchObject({ title: '見本 直した題名', status: 'correction-requested' });
});

test('the days of a correction do not count in the office’s own period', () => {
  const application = submitted();
  expect(application.checkDueOn).toBe('2026-05-10');
  application.requestCorrection('予算書', correctionPeriod, secretariat('2026-04-13'));
  expect(application.correctionDueOn).toBe('2026-04-27');
  application.resubmit(program, formCheckPeriod, officer('2026-04-20'));
  // 13 to 20 April: eight days stood still.
  expect(application.checkDueOn).toBe('2026-05-18');
});

test('nobody is rejected while a correction runs; afterwards the office may', () => {
  const application = submitted();
  application.requestCorrection('予算書', correctionPeriod, secretariat('2026-04-13'));
  expect(refusalCode(() => application.reject('不備', secretariat('2026-04-27')))).toBe('correction-running');
  expect(refusalCode(() => application.reject('不備', secretariat('2026-04-28')))).toBe('allowed');
});

test('whoever did the form check does not decide', () => {
  const both: Deed = { caller: { sub: 's', roles: ['secretariat', 'decider'], unit: sampleProgram.deptCode }, now: at('2026-06-20') };
  for (const decide of [(of: GrantApplication) => of.adopt(both, '理由'), (of: GrantApplication) => of.decline('理由', both), (of: GrantApplication) => of.waitlist('理由', both)]) {
    const application = scored();
    expect(refusalCode(() => decide(application))).toBe('self-approval');
    expect(application.status).toBe('scored');
  }
});

test('an officer of the group handles no step of its case, whatever their office', () => {
  const insider: Deed = { caller: { sub: 'x', roles: ['secretariat', 'decider'], unit: sampleProgram.deptCode, groups: [groupId] }, now: at('2026-06-20') };
  expect(refusalCode(() => submitted().accept(program, insider))).toBe('own-group');
  expect(refusalCode(() => submitted().reject('不備', insider))).toBe('own-group');
  expect(refusalCode(() => scored().adopt(insider, '理由'))).toBe('own-group');
});

test('the actions offered are those that are allowed', () => {
  const names = (application: GrantApplication, deed: Deed): string[] => application.actions(deed).map(({ name }) => name);
  expect(names(drafted(), officer('2026-04-10'))).toEqual(['edit', 'submit', 'withdraw']);
  expect(names(drafted(), officer('2026-05-30'))).toEqual(['edit', 'withdraw']);
  expect(names(submitted(), secretariat('2026-04-10'))).toEqual(['request-correction', 'accept', 'reject']);
  expect(names(scored(), decider('2026-06-20'))).toEqual(['adopt', 'waitlist', 'decline']);
  expect(names(scored(), secretariat('2026-06-20'))).toEqual([]);
});

test('losing the quorum takes a scored case back, and no token can do that', () => {
  const application = scored();
  expect(application.loseQuorum(at('2026-06-12'))).toMatchObject({ action: 'lose-quorum', to: 'presented', byRole: 'rules' });
  expect(refusalCode(() => application.loseQuorum(at('2026-06-12')))).toBe('wrong-state');
});
