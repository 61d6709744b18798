import { CannotBeDone } from '../errors.js';
import type { Queryable } from './dead-letter-operations.js';

export interface ServiceSchema {
  readonly service: string;
  readonly schema: string;
}

/** The services of this database that publish or handle events. */
export async function servicesOf(db: Queryable): Promise<ServiceSchema[]> {
  const found = await db.query<{ name: string }[]>(
    `SELECT nspname AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE relname = 'relay_position' AND relkind = 'r' ORDER BY 1`);
  return found.map(({ name }) => ({ schema: name, service: name.replaceAll('_', '-') }));
}

/** @throws {CannotBeDone} naming the services there are */
export async function serviceOf(db: Queryable, service: string): Promise<ServiceSchema> {
  const all = await servicesOf(db);
  const found = all.find((each) => each.service === service);
  if (!found) throw new CannotBeDone(`This database has no service "${service}"; it has ${all.map((each) => each.service).join(', ') || 'none'}.`);
  return found;
}
