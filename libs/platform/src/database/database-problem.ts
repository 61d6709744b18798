import { isStalePlan } from '@tomoni/messaging';
import { QueryFailedError } from 'typeorm';
import { Conflict, Problem, Unavailable } from '../http/problem.js';

/** What PostgreSQL's driver tells about a failure; never its `detail`, which quotes rows. */
export interface DatabaseError extends Error { readonly code?: string; readonly table?: string; readonly column?: string; readonly constraint?: string }

// Connection lost, refused or timed out, in Node's, the pool's and PostgreSQL's words.
const gone = /ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|Connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|Client was closed|connection error/i;

export function databaseErrorOf(error: unknown): DatabaseError | undefined {
  if (error instanceof QueryFailedError) return databaseErrorOf(error.driverError);
  if (!(error instanceof Error)) return undefined;
  const { code } = error as DatabaseError;
  const fromServer = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in error;
  return fromServer || gone.test(`${code ?? ''} ${error.message}`) ? error : undefined;
}

/** Worth running the whole transaction again: serialization failure, deadlock, a statement prepared before its table changed. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(databaseErrorOf(error)?.code ?? '') || isStalePlan(databaseErrorOf(error));

/** Nobody knows whether the last statement was carried out. */
export function isLineBroken(error: unknown): boolean {
  const failure = databaseErrorOf(error);
  return failure !== undefined && !('severity' in failure);
}

/** The refusal a database failure becomes; undefined where it is none or is our own mistake. */
export function problemOfDatabase(error: unknown): Problem | undefined {
  const failure = databaseErrorOf(error);
  if (!failure) return undefined;
  const code = failure.code ?? '';
  // Wrong input that no schema caught: still the caller's, never a 500. The filter of what is stored is the schema's work.
  if (code.startsWith('22') || code === '54000') return new Problem('invalid-input', { cause: failure });
  if (code === '23505' || code === '23P01' || code === '23503') return new Conflict();
  const away = isLineBroken(failure) || ['08', '53', '57'].includes(code.slice(0, 2)) || ['40001', '40P01', '55P03', '25P03', '25006'].includes(code);
  return away ? new Unavailable(failure) : undefined;
}
