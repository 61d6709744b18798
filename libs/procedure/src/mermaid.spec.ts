import { expect, test } from 'vitest';
import { request } from './example-request.spec-data.js';
import { defineProcedure, toMermaid } from './index.js';

test('the diagram shows every state and every way, with who may go it', () => {
  expect(toMermaid(request, 'en')).toBe(`stateDiagram-v2
  state "Draft" as draft
  state "Submitted" as submitted
  state "Being corrected" as correcting
  state "Scored" as scored
  state "Adopted" as adopted
  state "Declined" as declined
  state "Withdrawn" as withdrawn
  [*] --> draft
  draft --> submitted: Submit (Applicant group)
  submitted --> correcting: Ask for a correction (Secretariat)
  correcting --> submitted: Resubmit (Applicant group)
  submitted --> scored: Close the scores (Secretariat)
  scored --> adopted: Adopt (Decider)
  scored --> declined: Decline (Decider)
  draft --> withdrawn: Withdraw (Applicant group)
  submitted --> withdrawn: Withdraw (Applicant group)
  correcting --> withdrawn: Withdraw (Applicant group)
  adopted --> [*]
  declined --> [*]
  withdrawn --> [*]
`);
  expect(toMermaid(request)).toContain('  draft --> submitted: 提出する (申請団体)\n');
});

test('labels cannot break out of the diagram, and kebab-case states are one word in it', () => {
  const label = { ja: '"例": a;b#', en: '"x"' };
  const odd = defineProcedure({
    name: 'odd', title: label, initial: 'a-b', roles: { clerk: { label } },
    states: { 'a-b': { label }, end: { label, final: true } },
    transitions: { finish: { label, from: ['a-b'], to: 'end', by: ['clerk'] } },
  });
  expect(toMermaid(odd)).toContain('  state " 例   a b " as a_b\n');
});
