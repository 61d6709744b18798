import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvalidInput, PreconditionFailed, Problem } from './problem.js';

/** `3` ↔ `"v3"`. A reply with a numeric `version` gets it as its ETag by itself. */
export const etagOf = (version: number): string => `"v${version}"`;

/** The version of `If-Match`: 428 without the header, 400 when it is none of ours. */
export function readIfMatch(_: unknown, context: ExecutionContext): number {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new Problem('precondition-required');
  const version = /^"v(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new InvalidInput([{ in: 'header', pointer: '#/if-match', code: 'invalid_format', detail: { ja: '`ETag` ヘッダーの値をそのまま入れてください。', en: 'Send the value of the `ETag` header as it was.' } }]);
  }
  return Number(version);
}

export const IfMatch = createParamDecorator(readIfMatch);

/** @throws PreconditionFailed (412) when the locked row is no longer what the caller read. */
export function expectVersion(entity: { readonly version: number }, version: number): void {
  if (entity.version !== version) throw new PreconditionFailed();
}
