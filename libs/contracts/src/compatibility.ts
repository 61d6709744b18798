import type { EventContract } from './event.js';
import { payloadSchema, type JsonSchema } from './json-schema.js';

// A contract must stay readable both ways, against EVERY version that was ever released, because pub topics are kept for
// ever and consumers are deployed whenever they like:
//   forward   a consumer built on any released version reads what is produced today;
//   backward  a consumer built today reads what was ever produced.
// Consumers ignore fields they do not know. So a field that once was released accepts exactly the values it accepted then,
// is as required as it was then, and stays; a new field is optional. Anything else is a new type, `.v2`, beside the old one.

/** What was promised about an event type at one release. */
export interface ReleasedContract extends Pick<EventContract, 'type' | 'topic' | 'key' | 'visibility' | 'dataClass'> {
  readonly schema: JsonSchema;
}

export function releaseOf(contract: EventContract): ReleasedContract {
  const { type, topic, key, visibility, dataClass } = contract;
  return { type, topic, key, visibility, dataClass, schema: payloadSchema(contract) };
}

export type BreakKind =
  | 'removed-event' | 'changed-topic' | 'changed-key' | 'changed-visibility' | 'changed-class'
  | 'removed-field' | 'new-required-field' | 'became-required' | 'became-optional'
  | 'changed-type' | 'narrowed-enum' | 'widened-enum' | 'changed-values';

/** Who can no longer read: `forward` consumers built before, `backward` consumers built from now on that replay. */
export interface Break { readonly type: string; readonly kind: BreakKind; readonly path: string; readonly direction: 'forward' | 'backward' | 'both' }

/** Every promise of every release that `now` breaks, each named once. `now` is undefined when the contract is gone. */
export function breaksOf(now: ReleasedContract | undefined, released: readonly ReleasedContract[]): Break[] {
  const all = released.flatMap((before) => {
    if (!now) return [{ type: before.type, kind: 'removed-event', path: '', direction: 'both' } as const];
    return [...promisesBroken(before, now), ...schemaBreaks(before.schema, now.schema, '')].map((found) => ({ type: before.type, ...found }));
  });
  return [...new Map(all.map((found) => [`${found.kind} ${found.path}`, found])).values()];
}

type Found = Omit<Break, 'type'>;

function promisesBroken(before: ReleasedContract, now: ReleasedContract): Found[] {
  const promises = [['changed-topic', 'topic'], ['changed-key', 'key'], ['changed-visibility', 'visibility'], ['changed-class', 'dataClass']] as const;
  return promises.filter(([, promise]) => before[promise] !== now[promise]).map(([kind]) => ({ kind, path: '', direction: 'both' }));
}

function schemaBreaks(before: JsonSchema, now: JsonSchema, path: string): Found[] {
  if (before.type !== now.type || before.anyOf?.length !== now.anyOf?.length || !before.enum !== !now.enum) return [{ kind: 'changed-type', path, direction: 'both' }];
  return [
    ...fieldBreaks(before, now, path),
    ...enumBreaks(before, now, path),
    ...(before.items && now.items ? schemaBreaks(before.items, now.items, `${path}[]`) : []),
    ...(before.anyOf ?? []).flatMap((option, index) => schemaBreaks(option, now.anyOf?.[index] ?? {}, path)),
    ...(sameValues(before, now) ? [] : [{ kind: 'changed-values', path, direction: 'both' } as const]),
  ];
}

function fieldBreaks(before: JsonSchema, now: JsonSchema, path: string): Found[] {
  const names = new Set([...Object.keys(before.properties ?? {}), ...Object.keys(now.properties ?? {})]);
  return [...names].flatMap((name) => {
    const [old, current] = [before.properties?.[name], now.properties?.[name]];
    const [required, requires] = [before.required?.includes(name) ?? false, now.required?.includes(name) ?? false];
    const at = path ? `${path}.${name}` : name;
    if (!current) return [{ kind: 'removed-field', path: at, direction: 'forward' } as const];
    if (!old) return requires ? [{ kind: 'new-required-field', path: at, direction: 'backward' } as const] : [];
    return [...requirednessBreaks(required, requires, at), ...schemaBreaks(old, current, at)];
  });
}

function requirednessBreaks(required: boolean, requires: boolean, path: string): Found[] {
  if (required === requires) return [];
  return [requires ? { kind: 'became-required', path, direction: 'backward' } : { kind: 'became-optional', path, direction: 'forward' }];
}

function enumBreaks(before: JsonSchema, now: JsonSchema, path: string): Found[] {
  const [old = [], current = []] = [before.enum, now.enum];
  return [
    ...(old.every((value) => current.includes(value)) ? [] : [{ kind: 'narrowed-enum', path, direction: 'backward' } as const]),
    ...(current.every((value) => old.includes(value)) ? [] : [{ kind: 'widened-enum', path, direction: 'forward' } as const]),
  ];
}

/** Compared above, or only for people. */
const notValues = new Set(['properties', 'required', 'items', 'enum', 'anyOf', 'type', '$id', '$schema', '$comment', 'title', 'description', 'examples', 'default', 'deprecated']);

function sameValues(before: JsonSchema, now: JsonSchema): boolean {
  const values = (schema: JsonSchema) => JSON.stringify(Object.entries(schema).filter(([keyword]) => !notValues.has(keyword)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return values(before) === values(now);
}
