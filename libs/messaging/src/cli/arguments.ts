import { parseArgs } from 'node:util';
import { z } from 'zod';
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
TIME is a moment with its zone, 2026-04-01T09:00+09:00, or a day, 2026-04-01: its midnight in Japan.
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
  who: { type: 'string' },
  why: { type: 'string' },
} as const;

type Option = keyof typeof options;
const agreement = ['who', 'why', 'yes'] as const;

/** What each command takes: what it would overlook is refused, because somebody meant something by it. */
const taken = {
  tail: ['topic', 'from-beginning'],
  lag: [],
  trace: ['json'],
  verify: ['topic', 'from', 'to', 'save', 'dump', 'json'],
  'dead-letters': ['service', 'topic', 'key', 'id'],
  redrive: ['service', 'id', 'key', 'topic', 'all', 'rate', ...agreement],
  discard: ['service', 'id', ...agreement],
  replay: ['service', 'topic', 'from', 'to', 'key', 'rate', ...agreement],
  rebuild: ['service', 'projection', 'partial', 'cancel', ...agreement],
} satisfies Record<string, readonly Option[]>;
export type CommandName = keyof typeof taken;

/** What was typed is not a command: the message says why, the usage how. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

export type Arguments = ReturnType<typeof readArguments>;

/** Commands that are followed by a word of their own. */
const withSubject = new Set(['trace']);

const isCommand = (word: string): word is CommandName => Object.hasOwn(taken, word);

/** @throws {NotUnderstood} */
export function readArguments(argv: readonly string[]) {
  try {
    const { positionals, values, tokens } = parseArgs({ args: [...argv], options, allowPositionals: true, tokens: true });
    const [command, ...rest] = positionals;
    if (command === undefined) throw new Error('Which command?');
    if (!isCommand(command)) throw new Error(`There is no command "${command}"`);
    const takes: readonly string[] = taken[command];
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const stranger = given.find((name) => !takes.includes(name));
    if (stranger) throw new Error(`${command} does not take --${stranger}`);
    const twice = given.find((name, index) => given.indexOf(name) < index && !(command === 'tail' && name === 'topic'));
    if (twice) throw new Error(`${command} takes --${twice} once`);
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
  const text = required(value, name);
  if (z.iso.date().safeParse(text).success) return new Date(`${text}T00:00+09:00`);
  const withSeconds = text.replace(/(?<=T\d\d:\d\d)(?=Z|[+-])/, ':00'); // people leave them out, RFC 3339 does not
  if (z.iso.datetime({ offset: true }).safeParse(withSeconds).success) return new Date(withSeconds);
  const why = z.iso.datetime({ local: true }).safeParse(text).success ? `says no zone: ${text}+09:00 in Japan, ${text}Z in UTC` : 'is not a time, such as 2026-04-01T09:00+09:00, or a day, such as 2026-04-01';
  throw new NotUnderstood(`--${name} ${why}`);
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
