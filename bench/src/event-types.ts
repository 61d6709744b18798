import { defineEvent, grantApplicationDrafted } from '@tomoni/contracts';

export type BenchEvent = typeof grantApplicationDrafted;

const ofOneAggregate = 4;
const letter = (index: number): string => String.fromCharCode(97 + index);
const name = (index: number): string => letter(Math.floor(index / 26)) + letter(index % 26);

/** So many types of event, four to an aggregate and so to a topic, as a service has them; the first is participation's own. */
export function eventTypes(count: number): readonly BenchEvent[] {
  const { visibility, dataClass, key, payload, example, summary } = grantApplicationDrafted;
  const others = Array.from({ length: count - 1 }, (_, index) =>
    defineEvent({ type: `bench.kind-${name(Math.floor(index / ofOneAggregate))}.happened-${letter(index % ofOneAggregate)}.v1`, visibility, dataClass, key, payload, example, summary }));
  return [grantApplicationDrafted, ...others];
}
