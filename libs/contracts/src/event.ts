import type { z } from 'zod';
import { personalFields, type PersonalField } from './personal-fields.js';

export type Visibility = 'pub' | 'ptn' | 'int' | 'rst';
export type DataClass = 'C0' | 'C1' | 'C2' | 'C3' | 'C4';
/** The same words in Japanese and English. */
export interface Texts { readonly ja: string; readonly en: string }

/** An event as everybody knows it. `topic` is without the prefix that shared clusters and specs put before it. */
export interface EventContract<Payload extends z.ZodObject = z.ZodObject> {
  readonly topic: string;
  readonly type: string;
  readonly service: string;
  readonly aggregate: string;
  readonly visibility: Visibility;
  readonly dataClass: DataClass;
  readonly key: string & keyof z.output<Payload>;
  readonly payload: Payload;
  readonly example: z.output<Payload>;
  readonly summary: Texts;
}

/** How long a topic keeps its events, in days; null is for ever. */
export const retentionDays: Readonly<Record<Visibility, number | null>> = { pub: null, ptn: 365, int: 90, rst: 7 };

/** What each visibility may carry at most (domain.md §8). C3 and C4 have no place: they never enter the bus. */
const carries: Readonly<Record<Visibility, readonly DataClass[]>> = {
  pub: ['C0'],
  ptn: ['C0'],
  int: ['C0', 'C1', 'C2'],
  rst: ['C0', 'C1', 'C2'],
};

export type RefusalRule = 'type' | 'data-class' | 'personal-field' | 'example';

/** A declaration that breaks a rule of the bus; the service does not start with it. */
export class ContractRefused extends Error {
  constructor(readonly rule: RefusalRule, type: string, reason: string, readonly fields: readonly PersonalField[] = []) {
    super(`${type}: ${reason}`);
    this.name = 'ContractRefused';
  }
}

/**
 * Declares an event. `type` is past tense and never changes meaning: a changed meaning is a new `.v2` beside it.
 * @throws {ContractRefused} when the payload could hold personal data, or the class is above what the visibility carries.
 */
export function defineEvent<Payload extends z.ZodObject>(event: {
  type: `${string}.${string}.${string}.v${number}`;
  visibility: Visibility;
  dataClass: DataClass;
  /** The payload's field that holds the aggregate's id: events of one key stay in order. */
  key: string & keyof z.output<Payload>;
  payload: Payload;
  /** A whole payload, in the words of a real case: it stands in the catalogue and feeds consumers' specs. */
  example: z.input<Payload>;
  summary: Texts;
}): EventContract<Payload> {
  const { type, visibility, dataClass, key, payload, summary } = event;
  const [, service, aggregate] = /^([a-z][a-z-]*)\.([a-z][a-z-]*)\.[a-z][a-z-]*\.v[1-9]\d*$/.exec(type) ?? [];
  if (!service || !aggregate) throw new ContractRefused('type', type, 'a type is <service>.<aggregate>.<past-participle>.v<n> in lower case');
  refuseAboveClass(event);
  refusePersonalFields(event);
  const example = payload.safeParse(event.example);
  if (!example.success) throw new ContractRefused('example', type, `the example is not a payload: ${example.error.message}`);
  return { topic: `${visibility}.${service}.${aggregate}`, type, service, aggregate, visibility, dataClass, key, payload, example: example.data, summary };
}

function refuseAboveClass({ type, visibility, dataClass }: { type: string; visibility: Visibility; dataClass: DataClass }): void {
  if (carries[visibility].includes(dataClass)) return;
  throw new ContractRefused('data-class', type, `a ${visibility} event carries ${carries[visibility].join(', ')} only, never ${dataClass}`);
}

function refusePersonalFields({ type, payload }: { type: string; payload: z.ZodObject }): void {
  const fields = personalFields(payload);
  if (fields.length === 0) return;
  const reasons = fields.map(({ path, reason }) => `${path} ${reason}`).join('; ');
  throw new ContractRefused('personal-field', type, `payloads hold no personal data (${reasons})`, fields);
}
