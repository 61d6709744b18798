import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { NotAllowed } from '@tomoni/procedure';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOfDatabase } from '../database/database-problem.js';
import { StoredReply } from '../idempotency/stored-reply.js';
import { languageOf, type Language } from './language.js';
import { Problem } from './problem.js';
import type { KnownAddresses } from './unrouted.js';
import { problems, type ProblemCode } from './problem-catalogue.js';

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed-request', 401: 'sign-in-required', 403: 'forbidden', 404: 'not-found', 405: 'method-not-allowed', 406: 'not-acceptable', 409: 'conflict',
  410: 'gone', 412: 'changed-meanwhile', 413: 'too-large', 414: 'address-too-long', 415: 'wrong-media-type', 422: 'unprocessable', 429: 'too-many-requests', 431: 'headers-too-large', 503: 'unavailable',
};

/** Answers everything that is thrown in a request: problem+json, or the stored reply of a request that was repeated. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(private readonly addresses: KnownAddresses) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    if (error instanceof StoredReply) {
      // What was done is on record since it was done.
      request.tomoni.audited = true;
      error.send(reply);
    } else {
      const problem = request.is404 ? this.addresses.problemOf(request) : toProblem(error);
      if (problem.status >= 500) this.logger.error(error);
      sendProblem(request, reply, problem);
    }
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  void reply.status(problem.status).headers(problem.headers).type('application/problem+json');
  void reply.header('content-language', languageOf(request.headers['accept-language']));
  void reply.send(problemText(problem, languageOf(request.headers['accept-language']), request.tomoni.correlationId));
}

/** RFC 9457 as JSON text, in one language. */
export function problemText(problem: Problem, language: Language, correlationId?: string): string {
  const { status, title, about } = problems[problem.code];
  return JSON.stringify({
    type: `/problems/${problem.code}`,
    title: title[language],
    status,
    detail: problem.detail?.[language] ?? about[language],
    instance: correlationId && `urn:tomoni:request:${correlationId}`,
    ...problem.members,
    errors: problem.errors?.map((error) => ({ ...error, detail: error.detail[language] })),
  });
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof NotAllowed) return refusal(error);
  const fromDatabase = problemOfDatabase(error);
  if (fromDatabase) return fromDatabase;
  const status = error instanceof HttpException ? error.getStatus() : statusOfFastify(error);
  return new Problem(byStatus[status] ?? 'internal-error', { cause: error });
}

/** A rule of the procedure: 403 where the role is missing, else 409, with the code programs rely on and what is possible instead. */
function refusal({ code, text, law, reason, state, stateLabel, possible }: NotAllowed): Problem {
  return new Problem(reason === 'role' ? 'forbidden' : 'not-allowed', {
    detail: text,
    members: { code, law, reason, state, stateLabel, possible: possible.length ? possible : undefined },
  });
}

function statusOfFastify(error: unknown): number {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  return typeof code === 'string' && code.startsWith('FST_') && typeof statusCode === 'number' ? statusCode : 500;
}
