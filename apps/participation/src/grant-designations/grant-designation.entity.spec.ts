import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countDesignations, DesignationResult } from './grant-designation.entity.js';

const cases = ['a', 'b', 'c', 'd'];
const choice = fc.record({ picks: fc.uniqueArray(fc.constantFrom(...cases, 'withdrawn'), { maxLength: 3 }), residents: fc.integer({ min: 1, max: 50 }) });

test('a resident’s amount goes in equal parts to those they chose, or to all', () => {
  const { voters, lines } = countDesignations([{ picks: ['a'], residents: 1 }, { picks: ['a', 'b', 'c'], residents: 2 }, { picks: [], residents: 1 }], cases, 500);
  expect(voters).toBe(4);
  expect(lines).toEqual([
    { applicationId: 'a', supporters: 3, yen: 500 + 2 * 166 + 125 }, { applicationId: 'b', supporters: 2, yen: 2 * 166 + 125 },
    { applicationId: 'c', supporters: 2, yen: 2 * 166 + 125 }, { applicationId: 'd', supporters: 0, yen: 125 },
  ]);
});

test('no more is ever given than residents have, whoever withdrew, and the order of the choices means nothing', () => {
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 20 }), fc.integer({ min: 1, max: 1_000 }), (choices, unitYen) => {
      const { voters, lines } = countDesignations(choices, cases, unitYen);
      expect(lines.reduce((sum, { yen }) => sum + yen, 0)).toBeLessThanOrEqual(voters * unitYen);
      expect(countDesignations(choices.toReversed(), cases, unitYen)).toEqual({ voters, lines });
      const result = new DesignationResult({ voters, lines });
      for (const id of [...cases, 'withdrawn']) {
        expect(result.shareBp(id)).toBeGreaterThanOrEqual(0);
        expect(result.shareBp(id)).toBeLessThanOrEqual(10_000);
      }
      expect(result.of('withdrawn')).toMatchObject({ yen: 0, supporters: 0 });
    }),
  );
});
