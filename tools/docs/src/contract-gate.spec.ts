import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allEvents, defineEvent, releaseOf, type EventContract } from '@tomoni/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { consumersOf } from './consumers.js';
import { brokenPromises, consumersByType, describeBreak, readReleased, release } from './contract-gate.js';

const repository = join(import.meta.dirname, '../../..');
let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'tomoni-released-')); });
afterEach(() => { rmSync(root, { recursive: true }); });

const id = '019a4f00-0000-7000-8000-000000000001';
const fixture = (fields: z.ZodRawShape, example: object = {}): EventContract =>
  defineEvent<z.ZodObject>({
    type: 'participation.fixture.happened.v1',
    visibility: 'int',
    dataClass: 'C1',
    key: 'fixtureId',
    payload: z.object({ fixtureId: z.uuid(), ...fields }),
    example: { fixtureId: id, ...example },
    summary: { ja: '試験', en: 'Fixture' },
  });
const counted = fixture({ count: z.int() }, { count: 1 });

test('the contracts in the code keep every promise that was released', () => {
  const consumers = consumersByType(repository);
  const broken = brokenPromises(allEvents, readReleased(repository)).map((found) => describeBreak(found, consumers.get(found.type) ?? []));
  expect(broken).toEqual([]);
});

test('a release is appended, never rewritten, and only where something changed', () => {
  const first = fixture({});
  expect(release(root, [first], '2026-04-01')).toEqual([first.type]);
  expect(release(root, [first], '2026-04-02')).toEqual([]);
  const more = fixture({ count: z.int().optional() });
  expect(release(root, [more], '2026-05-01')).toEqual([first.type]);
  expect(readReleased(root).get(first.type)?.map(({ releasedOn }) => releasedOn)).toEqual(['2026-04-01', '2026-05-01']);
});

test('what breaks a release is not released, even when the last release already broke an older one', () => {
  release(root, [counted], '2026-04-01');
  expect(() => release(root, [fixture({})], '2026-04-02')).toThrow('not released');
  const file = join(root, 'libs/contracts/released/participation.fixture.happened.v1.json');
  const versions = JSON.parse(readFileSync(file, 'utf8')) as object[];
  writeFileSync(file, JSON.stringify([...versions, { ...releaseOf(fixture({})), releasedOn: '2026-04-02' }]));
  expect(brokenPromises([fixture({})], readReleased(root))).toMatchObject([{ kind: 'removed-field', path: 'count' }]);
});

test('a contract that vanished is broken', () => {
  release(root, [counted], '2026-04-01');
  expect(brokenPromises([], readReleased(root))).toMatchObject([{ kind: 'removed-event', type: counted.type }]);
});

const handlers = `
import { grantAwardDecided as decided, grantAwardRevoked } from '@tomoni/contracts';
import { OnEvent } from '@tomoni/messaging';
@Controller()
export class NoticesEvents {
  @OnEvent(decided)
  async onDecided(@Payload() event: EventOf<typeof decided>, @Ctx() tx: EntityManager): Promise<void> {}
  @OnEvent(grantAwardRevoked)
  async onRevoked(): Promise<void> {}
  notAHandler(): void {}
}`;

test('consumers are found in the code, under whatever name they import the contract', () => {
  const file = 'apps/notification/src/notices/notices.events.ts';
  expect(consumersOf(file, handlers)).toEqual([
    { service: 'notification', file, handler: 'onDecided', contract: 'grantAwardDecided' },
    { service: 'notification', file, handler: 'onRevoked', contract: 'grantAwardRevoked' },
  ]);
});

test('a handler of a contract from elsewhere is a mistake, not a consumer nobody sees', () => {
  expect(() => consumersOf('apps/one/src/a.events.ts', `class A { @OnEvent(secret) on() {} }`)).toThrow('imported from @tomoni/contracts');
});

test('a break names who breaks and the way out', () => {
  const [consumer] = consumersOf('apps/notification/src/notices/notices.events.ts', handlers);
  const line = describeBreak({ type: counted.type, kind: 'removed-field', path: 'count', direction: 'forward' }, consumer ? [consumer] : []);
  expect(line).toContain('removed field count');
  expect(line).toContain('notification (apps/notification/src/notices/notices.events.ts, onDecided)');
  expect(line).toContain('.v2');
});
