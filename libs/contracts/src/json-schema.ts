import { z } from 'zod';
import type { EventContract } from './event.js';

/** A JSON Schema as far as contracts use it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
}

type Dialect = 'draft-2020-12' | 'draft-7';

/**
 * The payload as JSON Schema. Fields nobody declared are allowed: a consumer ignores what a later version added.
 * AsyncAPI's own dialect is a superset of draft 7; everything else reads 2020-12.
 */
export function payloadSchema({ type, payload }: EventContract, dialect: Dialect = 'draft-2020-12'): JsonSchema {
  const schema = z.toJSONSchema(payload, { target: dialect, io: 'input' }) as JsonSchema;
  return dialect === 'draft-7' ? schema : { $id: `urn:tomoni:event:${type}`, title: type, ...schema };
}
