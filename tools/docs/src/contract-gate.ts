import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '@tomoni/contracts';
import { breaksOf, releaseOf, type Break, type EventContract, type ReleasedContract } from '@tomoni/contracts';
import { consumersIn, type Consumer } from './consumers.js';

/** Every version of a type that was ever released, oldest first; one file a type. */
export type Released = ReadonlyMap<string, readonly ReleasedVersion[]>;
type ReleasedVersion = ReleasedContract & { readonly releasedOn: string };

const folder = (root: string) => join(root, 'libs/contracts/released');

export function readReleased(root: string): Released {
  const files = globSync('*.json', { cwd: folder(root) }).sort();
  return new Map(files.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder(root), name), 'utf8')) as ReleasedVersion[]]));
}

/** What the contracts in the code break of what was released. */
export function brokenPromises(events: readonly EventContract[], released: Released): Break[] {
  return [...released].flatMap(([type, versions]) => {
    const contract = events.find((event) => event.type === type);
    return breaksOf(contract && releaseOf(contract), versions);
  });
}

/**
 * Adds today's contracts to the snapshot where they differ from their last release.
 * @returns the types that were released
 * @throws when a promise is broken: what was released stays readable for ever
 */
export function release(root: string, events: readonly EventContract[], releasedOn: string): string[] {
  const released = readReleased(root);
  if (brokenPromises(events, released).length > 0) throw new Error('Contracts that break a released version are not released');
  const changed = events.filter((event) => {
    const last = released.get(event.type)?.at(-1);
    return JSON.stringify(last) !== JSON.stringify({ ...releaseOf(event), releasedOn: last?.releasedOn });
  });
  mkdirSync(folder(root), { recursive: true });
  for (const event of changed) {
    const versions = [...(released.get(event.type) ?? []), { ...releaseOf(event), releasedOn }];
    writeFileSync(join(folder(root), `${event.type}.json`), `${JSON.stringify(versions, undefined, 2)}\n`);
  }
  return changed.map(({ type }) => type);
}

/** The type of a contract by its exported name. */
const typeOf = new Map(Object.entries(contracts).flatMap(([name, value]) => (isContract(value) ? [[name, value.type] as const] : [])));

function isContract(value: unknown): value is EventContract {
  return typeof value === 'object' && value !== null && 'payload' in value && 'topic' in value;
}

/** Who listens to each event type. */
export function consumersByType(root: string): Map<string, Consumer[]> {
  const known = consumersIn(root).map((consumer) => ({ type: typeOf.get(consumer.contract) ?? consumer.contract, consumer }));
  return new Map([...Map.groupBy(known, ({ type }) => type)].map(([type, found]) => [type, found.map(({ consumer }) => consumer)]));
}

const consequences: Record<Break['direction'], string> = {
  forward: 'consumers built before this change cannot read new events',
  backward: 'consumers built from now on cannot read events already published',
  both: 'consumers built before cannot read new events, consumers built from now on cannot read old ones',
};

/** One line a break: what, why, and who breaks. */
export function describeBreak({ type, kind, path, direction }: Break, consumers: readonly Consumer[]): string {
  const what = `${kind.replaceAll('-', ' ')}${path ? ` ${path}` : ''}`;
  const who = consumers.length === 0 ? 'no service of this repository, but public topics have readers nobody knows' : consumers.map(({ service, file, handler }) => `${service} (${file}, ${handler})`).join(', ');
  return `${type}: ${what}: ${consequences[direction]}. Breaks: ${who}. Publish a .v${Number(type.split('.v').at(-1)) + 1} beside it.`;
}
