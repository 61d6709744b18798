import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A minute for caches in between; afterwards the question is "has it changed?", which costs no body. */
const control = 'public, max-age=60';

/**
 * Marks a reply for caches (RFC 9111) and answers 304 to whoever has it already. @returns whether they have
 * @param content what the reply is made of: an equal text is an equal reply
 */
export function isKnown(request: FastifyRequest, reply: FastifyReply, content: string, changedAt?: Date): boolean {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
  void reply.headers({ 'cache-control': control, etag, vary: 'accept, accept-encoding', ...(changedAt && { 'last-modified': changedAt.toUTCString() }) });
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers;
  const known = tags === undefined
    ? changedAt !== undefined && since !== undefined && Math.floor(changedAt.getTime() / 1_000) * 1_000 <= Date.parse(since)
    : tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
  if (known) void reply.status(304);
  return known;
}
