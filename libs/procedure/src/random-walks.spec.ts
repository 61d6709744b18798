import fc from 'fast-check';
import { expect, test } from 'vitest';
import { request, type Facts } from './example-request.spec-data.js';
import { mistakesOf } from './check.js';
import { defineProcedure, NotAllowed, Procedure, type ProcedureCaller, type ProcedureDefinition } from './index.js';

const now = new Date('2026-11-23T12:00:00+09:00');
const label = { ja: '例', en: 'Example' };

test('no sequence of random requests leaves the declared machine, and nobody does what is not theirs', () => {
  const anyCaller: fc.Arbitrary<ProcedureCaller> = fc.record({
    roles: fc.subarray(['secretariat', 'decider', 'applicant', 'officer', 'operator']),
    groups: fc.subarray(['group-1', 'group-2']),
  });
  const anyFacts: fc.Arbitrary<Facts> = fc.record({
    groupId: fc.constant('group-1'), budgetLeft: fc.constant(100), requested: fc.constantFrom(50, 500),
    correctionDueOn: fc.constantFrom('2026-11-20', '2026-12-04', undefined),
  });
  const holds: Record<string, (caller: ProcedureCaller) => boolean> = {
    applicant: ({ groups = [] }) => groups.includes('group-1'),
    secretariat: ({ roles }) => roles.includes('secretariat'),
    decider: ({ roles }) => roles.includes('decider'),
  };
  const asked = fc.record({ action: fc.constantFrom(...request.actionNames), caller: anyCaller, context: anyFacts });

  fc.assert(fc.property(fc.array(asked, { maxLength: 60 }), (requests) => {
    let status = request.initial;
    for (const { action, caller, context } of requests) {
      const { from, to, by } = request.definition.transitions[action];
      const mayHave = by.some((role) => holds[role]?.(caller)) && from.includes(status)
        && !(action === 'adopt' && context.requested > context.budgetLeft) && !(action === 'resubmit' && context.correctionDueOn === '2026-11-20');
      const offered = request.actions({ status }, { caller, now, context }).some(({ name }) => name === action);
      expect(offered).toBe(mayHave);
      try {
        const step = request.transition({ status }, action, { caller, now, context });
        expect(mayHave).toBe(true);
        expect(step).toMatchObject({ from: status, to });
        expect(holds[step.byRole]?.(caller)).toBe(true);
        status = step.to;
      } catch (error) {
        if (!(error instanceof NotAllowed)) throw error;
        expect(mayHave).toBe(false);
        expect(error.possible.map(({ name }) => name)).not.toContain(action);
      }
      expect(request.states).toContain(status);
    }
  }), { numRuns: 300 });
});

/** Machines of any shape, sound or not. */
const anyDefinition = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const states = Array.from({ length: count }, (_, index) => `s${index}`);
  const transition = fc.record({ from: fc.subarray(states), to: fc.constantFrom(...states), by: fc.subarray(['clerk', 'head']) });
  return fc.record({ finals: fc.subarray(states), transitions: fc.array(transition, { maxLength: 8 }) }).map(({ finals, transitions }): ProcedureDefinition<string, string, string, unknown> => ({
    name: 'random', title: label, initial: 's0',
    roles: { clerk: { label }, head: { label } },
    states: Object.fromEntries(states.map((state) => [state, { label, final: finals.includes(state) }])),
    transitions: Object.fromEntries(transitions.map((one, index) => [`t${index}`, { label, ...one }])),
  }));
});

test('a machine that may be declared always has a way to an end, from wherever people take it', () => {
  let declared = 0;
  fc.assert(fc.property(anyDefinition, fc.array(fc.nat(100), { maxLength: 30 }), (definition, choices) => {
    if (mistakesOf(definition).length > 0) {
      expect(() => defineProcedure(definition)).toThrow();
      return;
    }
    declared += 1;
    const procedure = new Procedure(definition);
    const caller = { roles: ['clerk', 'head'] };
    let status = procedure.initial;
    for (const choice of choices) {
      const possible = procedure.actions({ status }, { caller, now: now, context: undefined });
      const final = definition.states[status]?.final ?? false;
      const leaving = possible.filter(({ name }) => definition.transitions[name]?.to !== status);
      expect(leaving.length === 0).toBe(final);
      const chosen = possible[choice % possible.length];
      if (!chosen) break;
      status = procedure.transition({ status }, chosen.name, { caller, now: now, context: undefined }).to;
    }
  }), { numRuns: 3_000 });
  expect(declared).toBeGreaterThan(20);
});
