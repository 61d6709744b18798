import { parseArgs } from 'node:util';

export const usage = `npm run events -- COMMAND

  tail          events as they flow past     [--topic T]… [--from-beginning]
  lag           how far relays and consumers are behind
  dead-letters  events that were not handled --service S [--topic T] [--key K] [--id ID]
  redrive       hand them to their service again, in order
                                             --service S (--id ID | --key K [--topic T] | --all)
  discard       give one up for good         --service S --id ID
  replay        send events of the outbox again
                                             --service S --topic T --from TIME --to TIME [--key K]

redrive, discard and replay only say what they would do, until they are told: --apply --who NAME --why REASON
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
  apply: { type: 'boolean' },
  who: { type: 'string' },
  why: { type: 'string' },
} as const;

/** What was typed is not a command: the message says why, the usage how. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

export type Arguments = ReturnType<typeof readArguments>;

/** @throws {NotUnderstood} */
export function readArguments(argv: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [command, ...rest] = positionals;
    if (rest.length > 0) throw new Error(`"${rest[0]}" is one word too many`);
    return { command, ...values };
  } catch (error) {
    throw new NotUnderstood(error instanceof Error ? error.message : String(error));
  }
}

/** @throws {NotUnderstood} */
export function required(value: string | undefined, name: string): string {
  if (!value?.trim()) throw new NotUnderstood(`--${name} is missing`);
  return value;
}

/** Who applies it and why; undefined for a dry run. @throws {NotUnderstood} */
export function operatorOf({ apply, who, why }: Pick<Arguments, 'apply' | 'who' | 'why'>) {
  return apply ? { who: required(who, 'who'), why: required(why, 'why') } : undefined;
}

/** @throws {NotUnderstood} */
export function moment(value: string | undefined, name: string): Date {
  const date = new Date(required(value, name));
  if (Number.isNaN(date.getTime())) throw new NotUnderstood(`--${name} is not a time, such as 2026-04-01T00:00+09:00`);
  return date;
}
