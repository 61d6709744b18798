import { demoGroupIds, people } from '@tomoni/testing';
import { expect, test } from 'vitest';
import { serviceClients } from './clients.js';
import { demoGroups, demoPeople } from './demo-people.js';

// A lib may not import an app, so libs/testing writes the people down again.
test('specs sign in the same people and clients as the demo does', () => {
  const demo = demoPeople.map(({ id, kind, roles, unit, groups, assurance, scopes }) => [
    id,
    { client_id: 'portal-demo', kind, roles, groups, acr: `L${assurance}`, scopes, ...(unit && { unit: unit.code }) },
  ]);
  const clients = Object.entries(serviceClients).map(([id, { kind, scopes }]) => [
    id,
    { client_id: id, kind, roles: [], groups: [], acr: 'L0', scopes: Object.fromEntries(Object.entries(scopes).filter(([, some]) => some.length > 0)) },
  ]);
  expect(people).toEqual(Object.fromEntries([...demo, ...clients]));
});

test('the demo groups have the same ids in specs', () => {
  expect(demoGroupIds).toEqual(Object.fromEntries(Object.entries(demoGroups).map(([name, { id }]) => [name, id])));
});
