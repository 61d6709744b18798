import type { MessageHandler } from '@nestjs/microservices';
import { expect, test } from 'vitest';
import type { Projection } from '../rebuild/projection.js';
import { caseDecided, caseMoved, caseOpened } from '../spec/contracts.js';
import { Handlers } from './handlers.js';

const cases = { name: 'cases', tables: ['effect'] };
const handler = (contract: typeof caseMoved, into?: Projection): MessageHandler => Object.assign(() => Promise.resolve(), { extras: { contract, into } });

test('of a service’s handlers only those of the projection make it anew, from their topics', () => {
  const handlers = new Handlers(new Map([
    [caseOpened.type, [handler(caseOpened), handler(caseOpened, cases)]], [caseMoved.type, [handler(caseMoved)]], [caseDecided.type, [handler(caseDecided, cases)]],
  ]));
  expect(handlers.projections()).toEqual([{ projection: cases, topics: [caseOpened.topic, caseDecided.topic].sort() }]);
  expect([caseOpened, caseMoved, caseDecided].map(({ type }) => handlers.into(cases).has(type))).toEqual([true, false, true]);
});

test('two projections of one name are refused', () => {
  const handlers = new Handlers(new Map([[caseMoved.type, [handler(caseMoved, cases), handler(caseMoved, { ...cases })]]]));
  expect(() => handlers.projections()).toThrow('2 projections are called "cases"');
});
