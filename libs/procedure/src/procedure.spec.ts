import { expect, expectTypeOf, test } from 'vitest';
import { request, type Facts } from './example-request.spec-data.js';
import { NotAllowed, type ActionOf, type ProcedureCaller, type StateOf } from './index.js';

const text = (ja: string, en: string) => ({ ja, en });
const facts: Facts = { groupId: 'group-1', budgetLeft: 100, requested: 50 };
const applicant: ProcedureCaller = { roles: ['officer'], groups: ['group-1'] };
const stranger: ProcedureCaller = { roles: ['officer', 'applicant'], groups: ['group-2'] };
const secretariat: ProcedureCaller = { roles: ['secretariat'] };
const decider: ProcedureCaller = { roles: ['decider'] };
const now = new Date('2026-11-23T12:00:00+09:00');
const ask = (caller: ProcedureCaller, context: Facts = facts, at = now) => ({ caller, now: at, context });

function refused(attempt: () => unknown): NotAllowed {
  try {
    attempt();
  } catch (error) {
    if (error instanceof NotAllowed) return error;
    throw error;
  }
  throw new Error('It was allowed');
}

test('states and actions are literal unions, facts are inferred from the guards', () => {
  expectTypeOf<StateOf<typeof request>>().toEqualTypeOf<'draft' | 'submitted' | 'correcting' | 'scored' | 'adopted' | 'declined' | 'withdrawn'>();
  expectTypeOf<ActionOf<typeof request>>().toEqualTypeOf<'submit' | 'requestCorrection' | 'resubmit' | 'score' | 'adopt' | 'decline' | 'withdraw'>();
  expectTypeOf<Parameters<typeof request.transition>[2]['context']>().toEqualTypeOf<Facts>();
});

test('a transition tells the new state, the timeline entry and the events', () => {
  expect(request.transition({ status: 'draft' }, 'submit', { ...ask(applicant), note: '受け付けました' })).toEqual({
    action: 'submit', from: 'draft', to: 'submitted', byRole: 'applicant', emits: ['participation.example.submitted.v1'],
    entry: { at: now, action: 'submit', from: 'draft', to: 'submitted', byRole: 'applicant', note: '受け付けました' },
  });
});

test('a refusal names the state and what is possible instead', () => {
  const error = refused(() => request.transition({ status: 'submitted' }, 'submit', ask(applicant)));
  expect(error).toMatchObject({ code: 'wrong-state', reason: 'state', state: 'submitted', law: '例規則第3条', possible: [{ name: 'withdraw', label: { ja: '取り下げる' } }] });
  expect(error.text.ja).toBe('いまは「受付済み」のため、「提出する」はできません。');
});

test('a role of the case is decided by the case, never by the token', () => {
  const error = refused(() => request.transition({ status: 'draft' }, 'submit', ask(stranger)));
  expect(error).toMatchObject({ code: 'wrong-role', reason: 'role', possible: [] });
  expect(error.state).toBeUndefined();
});

test('who may not act learns nothing about the facts', () => {
  const error = refused(() => request.transition({ status: 'scored' }, 'adopt', ask(secretariat, { ...facts, requested: 500 })));
  expect(error.code).toBe('wrong-role');
});

test('a guard refuses with its own words and the day it is in Japan', () => {
  const error = refused(() => request.transition({ status: 'scored' }, 'adopt', ask(decider, { ...facts, requested: 500 }, new Date('2026-11-23T15:00:00Z'))));
  expect(error).toMatchObject({ code: 'budget-exceeded', reason: 'rule', text: { en: 'It exceeds the budget (2026-11-24).' }, possible: [{ name: 'decline' }] });
});

test('a deadline holds until midnight in Japan', () => {
  const correcting = { ...facts, correctionDueOn: '2026-12-04' };
  const resubmit = (at: string) => request.transition({ status: 'correcting' }, 'resubmit', ask(applicant, correcting, new Date(at)));
  expect(resubmit('2026-12-04T23:59:59.999+09:00').to).toBe('submitted');
  expect(refused(() => resubmit('2026-12-05T00:00:00+09:00'))).toMatchObject({ code: 'deadline-passed', reason: 'deadline', law: '例規則第4条' });
});

test('actions are what may be done now, with address and deadline', () => {
  const correcting = { ...facts, correctionDueOn: '2026-12-04' };
  expect(request.actions({ status: 'correcting' }, ask(applicant, correcting))).toEqual([
    { name: 'resubmit', href: 'resubmit', label: text('補正して再提出する', 'Resubmit'), law: undefined, deadline: { dueOn: '2026-12-04', label: text('補正の期限', 'Correction due'), late: 'refused', law: '例規則第4条' } },
    { name: 'withdraw', href: 'withdraw', label: text('取り下げる', 'Withdraw'), law: undefined, deadline: undefined },
  ]);
  expect(request.actions({ status: 'submitted' }, ask(secretariat)).map(({ href }) => href)).toEqual(['request-correction', 'score']);
  expect(request.actions({ status: 'adopted' }, ask(decider))).toEqual([]);
});
