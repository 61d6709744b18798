import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import type { ProblemCode } from './problem-catalogue.js';
import { problemText, sendProblem, toProblem } from './problem.filter.js';
import { RequestContext } from './request-context.js';

const kilobyte = 1024;
export const bodyLimit = 1024 * kilobyte;

/** Fastify with every limit set, whose own refusals are problem+json like all others. */
export const createAdapter = (trustProxy: readonly string[]): FastifyAdapter =>
  new FastifyAdapter({
    logger: false,
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    bodyLimit,
    // Files come slowly from a phone; a silent connection ends long before.
    requestTimeout: 120_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    http: { maxHeaderSize: 16 * kilobyte, headersTimeout: 20_000 },
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    // Nest's middleware layer is not used; it would cost every request a pass.
    skipMiddie: true,
    multipart: false,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      request.tomoni = new RequestContext(request);
      sendProblem(request, reply, toProblem(error));
    },
    clientErrorHandler: answerUnreadable,
  });

const unreadable: Readonly<Record<string, ProblemCode>> = { HPE_HEADER_OVERFLOW: 'headers-too-large', ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout' };

/** What was sent is no HTTP request, or no whole one in time; there is no reply object to answer with. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  // Opened beforehand and not used yet: whatever is said now would be taken for the answer to the request that is being written.
  const isUnused = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && socket.bytesRead === 0;
  if (isUnused || !socket.writable || socket.destroyed || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const problem = new Problem(unreadable[error.code ?? ''] ?? 'malformed-request');
  const body = problemText(problem, 'ja');
  socket.end([
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`, 'Content-Type: application/problem+json', 'Content-Language: ja',
    `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', '', body,
  ].join('\r\n'));
}
