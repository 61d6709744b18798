import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusalCode } from '../refusal-code.js';
import { sampleProgram } from '../sample-case.js';
import { GrantProgram } from './grant-program.entity.js';

const published = (changes: Partial<GrantProgram> = {}): GrantProgram => {
  const program = GrantProgram.prepare(sampleProgram);
  program.publish('2026-04-01');
  return Object.assign(program, changes);
};

test('the last instant of the closing day is in time, the next midnight is late (scenario 5)', () => {
  const program = published();
  expect(refusalCode(() => program.requireWindow(new Date('2026-05-29T23:59:59.999+09:00'), '2026-05-29'))).toBe('allowed');
  expect(refusalCode(() => program.requireWindow(new Date('2026-05-30T00:00:00.000+09:00'), '2026-05-30'))).toBe('window-closed');
  expect(refusalCode(() => program.requireWindow(new Date('2026-03-31T23:59:59.999+09:00'), '2026-03-31'))).toBe('window-not-open');
});

test('a draft takes no application, and nothing is published twice or after its window', () => {
  const draft = GrantProgram.prepare(sampleProgram);
  expect(refusalCode(() => draft.requireWindow(new Date('2026-04-10T00:00:00+09:00'), '2026-04-10'))).toBe('window-not-open');
  expect(refusalCode(() => draft.publish('2026-05-30'))).toBe('window-over');
  expect(refusalCode(() => published().publish('2026-04-02'))).toBe('already-published');
});

test('a grant is the share of the cost, up to the cap, cut below the unit', () => {
  const program = published({ rateBp: 7_500 });
  expect(program.calculate(181_333, 1_000)).toEqual({ costYen: 181_333, rateBp: 7_500, capYen: 300_000, roundingUnitYen: 1_000, grantYen: 135_000 });
  expect(program.calculate(999_999_999, 1_000).grantYen).toBe(300_000);
});

test('a calculated grant never exceeds the cap or the share, and is whole units', () => {
  const yen = fc.integer({ min: 0, max: 999_999_999 });
  fc.assert(
    fc.property(yen, yen, fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(1, 100, 1_000, 10_000), (costYen, capYen, rateBp, unit) => {
      const { grantYen } = published({ capYen, rateBp }).calculate(costYen, unit);
      expect(grantYen).toBeLessThanOrEqual(capYen);
      expect(BigInt(grantYen) * 10_000n).toBeLessThanOrEqual(BigInt(costYen) * BigInt(rateBp));
      expect(grantYen % unit).toBe(0);
    }),
  );
});

test('a cost the programme does not pay for is refused by name', () => {
  expect(() => published().requireEligible([{ category: 'land', label: '土地代', yen: 1 }])).toThrow(/land|土地代/);
});
