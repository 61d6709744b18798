import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { databaseErrorOf, type DatabaseError } from '../database/database-problem.js';

// PostgreSQL and parsers quote the value they could not take.
const quoted = /"[^"\n]{1,500}"/g;
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const phone = /(?<![\w.-])(?:\+81[-\s]?|0)\d{1,4}[-\s]?\d{1,4}[-\s]?\d{3,4}(?![\w-])/g;

/** Text without quoted values, mail addresses and phone numbers: the last net under messages of code that is not ours. */
export const scrubText = (text: string): string => text.replace(quoted, '"…"').replace(mail, '[mail]').replace(phone, '[phone]');

/** What a log may hold of an error: where it happened and of what kind, never the values that caused it. */
export function scrubError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error };
  const cause = error.cause === undefined || depth > 3 ? undefined : scrubError(error.cause, depth + 1);
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).join('\n');
  const driver = error instanceof QueryFailedError || 'severity' in error ? databaseErrorOf(error) : undefined;
  if (driver) return { name: 'DatabaseError', ...databaseFacts(driver), stack: frames, cause };
  if (error instanceof z.core.$ZodError) return { name: 'ZodError', issues: error.issues.map(({ code, path }) => `${path.join('.')}: ${code}`), stack: frames, cause };
  return { name: error.name, code: (error as { code?: unknown }).code, message: scrubText(error.message), stack: frames, cause };
}

/** PostgreSQL's `message`, `detail`, `where` and a query's parameters quote values; these do not. */
const databaseFacts = ({ code, table, column, constraint }: DatabaseError): Record<string, unknown> => ({ code, table, column, constraint });
