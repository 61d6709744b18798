import { expect, test } from 'vitest';
import { demoGroups, demoPeople, findDemoPerson } from './demo-people.js';

test('everybody is recognisably invented and has a reserved address', () => {
  for (const { name, mail } of demoPeople) {
    expect(name).toContain('見本');
    expect(mail).toMatch(/@(city\.)?example\.jp$/);
  }
  expect(new Set(demoPeople.map(({ id }) => id)).size).toBe(demoPeople.length);
});

test('a name keeps its variation selector and its character outside the basic plane', () => {
  expect([...(findDemoPerson('officer-2')?.name ?? '')].map((character) => character.codePointAt(0)?.toString(16))).toEqual(
    ['898b', '672c', '8fbb', 'e0100', '20', '20bb7', '90ce'],
  );
});

test('reviewer-3 is an officer of officer’s group and nobody else shares one', () => {
  const members = (group: string) => demoPeople.filter(({ groups }) => groups.includes(group)).map(({ id }) => id);
  expect(members(demoGroups.sunflower.id)).toEqual(['officer', 'reviewer-3']);
  expect(members(demoGroups.river.id)).toEqual(['officer-2']);
  expect(members(demoGroups.kitchen.id)).toEqual(['officer-3']);
});

test('nobody may both check, decide and pay', () => {
  for (const { scopes } of demoPeople) {
    const duties = (scopes['participation'] ?? []).filter((scope) => /^grants:(apply|check|review|decide|account|audit)$/.test(scope));
    expect(duties.length).toBeLessThanOrEqual(1);
  }
});
