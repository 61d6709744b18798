import { parseArgs } from 'node:util';
import type { Operator } from '../operations/dead-letter-operations.js';

export const usage = `npm run events -- COMMAND

  tail          events as they flow past     [--topic T]… [--from-beginning]
  lag           how far relays and consumers are behind
  trace         where one event is now       ID [--json]
  verify        the loss proof, now: are rows, Kafka and effects the same events?
                                             [--topic T] [--from TIME] [--to TIME] [--save FILE | --dump FILE] [--json]
  dead-letters  events that were not handled --service S [--topic T] [--key K] [--id ID]
  redrive       hand them to their service again, in order
                                             --service S (--id ID | --key K [--topic T] | --all) [--rate KEYS-PER-SECOND]
  discard       give one up for good         --service S --id ID
  replay        send events of the outbox again
                                             --service S --topic T --from TIME --to TIME [--key K] [--rate EVENTS-PER-SECOND]
  rebuild       make the tables of a projection anew from the log, beside those of today, and put them in their place
                                             --service S [--projection P [--partial | --cancel]]

redrive, discard, replay and rebuild first show what they would do. They do it when they are told --who NAME --why REASON, and the
question is answered with yes or --yes is given; each leaves a line in events_audit.
Exit code: 0 done or shown, 1 failed or differences found, 2 it cannot be done as asked and nothing was changed.
`;

const options = {
  topic: { type: 'string', multiple: true },
  'from-beginning': { type: 'boolean' },
  service: { type: 'string' },
  id: { type: 'string' },
  key: { type: 'string' },
  all: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  rate: { type: 'string' },
  json: { type: 'boolean' },
  save: { type: 'string' },
  dump: { type: 'string' },
  projection: { type: 'string' },
  partial: { type: 'boolean' },
  cancel: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  apply: { type: 'boolean' },
  who: { type: 'string' },
  why: { type: 'string' },
} as const;

/** What was typed is not a command: the message says why, the usage how. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

export type Arguments = ReturnType<typeof readArguments>;

/** Commands that are followed by a word of their own. */
const withSubject = new Set(['trace']);

/** @throws {NotUnderstood} */
export function readArguments(argv: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [command, ...rest] = positionals;
    const tooMany = rest[withSubject.has(command ?? '') ? 1 : 0];
    if (tooMany !== undefined) throw new Error(`"${tooMany}" is one word too many`);
    return { command, subject: rest[0], ...values };
  } catch (error) {
    throw new NotUnderstood(error instanceof Error ? error.message : String(error));
  }
}

/** @throws {NotUnderstood} */
export function required(value: string | undefined, name: string): string {
  if (!value?.trim()) throw new NotUnderstood(`--${name} is missing`);
  return value;
}

/** Who does it and why; undefined while only one of them, or neither, was said. */
export function operatorOf({ who, why }: Pick<Arguments, 'who' | 'why'>): Operator | undefined {
  return who?.trim() && why?.trim() ? { who, why } : undefined;
}

/** @throws {NotUnderstood} */
export function moment(value: string | undefined, name: string): Date {
  const date = new Date(required(value, name));
  if (Number.isNaN(date.getTime())) throw new NotUnderstood(`--${name} is not a time, such as 2026-04-01T00:00+09:00`);
  return date;
}

/** A range that is one: it ends after it begins, and has begun. @throws {NotUnderstood} */
export function range({ from, to }: Pick<Arguments, 'from' | 'to'>): { readonly from: Date; readonly to: Date } {
  const [begin, end] = [moment(from, 'from'), moment(to, 'to')];
  if (begin >= end) throw new NotUnderstood('--from must be before --to');
  if (begin.getTime() > Date.now()) throw new NotUnderstood('--from is in the future');
  return { from: begin, to: end };
}

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** @throws {NotUnderstood} */
export function eventId(value: string | undefined, name: string): string {
  const id = required(value, name).toLowerCase();
  if (!uuid.test(id)) throw new NotUnderstood(`"${value}" is not the id of an event, such as 019a4f00-0000-7000-8000-0000000000e1`);
  return id;
}

/** @throws {NotUnderstood} */
export function rateOf(value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const rate = Number(value);
  if (!Number.isInteger(rate) || rate < 1 || rate > 100_000) throw new NotUnderstood('--rate is a whole number a second, from 1 to 100000');
  return rate;
}
