/** Something that passes by itself (a service that is down, a lock): the inbox waits and tries again, for as long as it takes. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
}

/** A token the platform answers with 400: it is not one we gave out. */
export class InvalidPosition extends Error {
  override readonly name = 'InvalidPosition';
}

/** What an operator asks for cannot be done; the sentence says why, and nothing was changed. */
export class CannotBeDone extends Error {
  override readonly name = 'CannotBeDone';
}

// PostgreSQL: connection lost, server going down or short of resources, a deadlock, a conflict, a lock or an answer not had in time,
// a standby that is not promoted yet.
const transientSqlState = /^(08...|53...|57P0[1-5]|40001|40P01|55P03|25P03|25006|57014)$/;
const transientSystemCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT']);
// pg gives these no code.
const lostConnection = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/;

/** A statement was prepared before its table changed: under another name it works. */
export const isStalePlan = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '0A000' && error.message.includes('cached plan');

/** Whether trying again later can help, looking at the error and all its causes. */
export function isTransient(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = causeOf(cause)) {
    if (cause instanceof TransientError || lostConnection.test(cause.message)) return true;
    const code = 'code' in cause ? String(cause.code) : '';
    if (isStalePlan(cause) || transientSqlState.test(code) || transientSystemCodes.has(code)) return true;
  }
  return false;
}

function causeOf(error: Error): unknown {
  return 'driverError' in error ? error.driverError : error.cause;
}

/** For logs and dead letters: the message with those of its causes. */
export function describeError(error: unknown): string {
  const parts: string[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = causeOf(cause)) if (!parts.includes(cause.message)) parts.push(cause.message);
  return parts.length > 0 ? parts.join(': ') : String(error);
}
