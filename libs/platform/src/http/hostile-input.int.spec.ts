import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

let service: SpecService;
beforeAll(async () => { service = await startSpecService(); });
afterAll(() => service.close());

/** Whatever was sent: never an error of ours, every refusal a problem, nothing stored by it. */
async function survives(options: InjectOptions): Promise<void> {
  const before = await rows();
  const reply = await service.app.inject(options);
  expect(reply.statusCode).toBeLessThan(500);
  if (reply.statusCode < 400) return;
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect(reply.json<{ status: number }>().status).toBe(reply.statusCode);
  expect(await rows()).toBe(before);
}

async function rows(): Promise<number> {
  const [row] = await service.app.get(DataSource).query<{ count: number }[]>(
    'SELECT ((SELECT count(*) FROM note) + (SELECT count(*) FROM idempotency_key) + (SELECT count(*) FROM audit_entry))::int AS count');
  return row?.count ?? -1;
}

/** Text of every kind: halves of surrogates, NUL, controls, variation selectors. */
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('\0', '\ud800', '\udfff', '辻󠄀', '𠮷', '\u202e', '"', '\\', '\u2028', 'a') }));
const anyJson = fc.oneof(fc.jsonValue({ stringUnit: 'binary' }), fc.jsonValue({ maxDepth: 60 }));
const nearlyANote = fc.record({ title: fc.oneof(anyText, fc.string({ minLength: 3 }), anyJson), lines: fc.oneof(fc.array(fc.record({ label: anyText, yen: fc.oneof(fc.integer(), fc.double()) })), anyJson) });
const json = { 'content-type': 'application/json' };

test('any JSON as a body', () =>
  fc.assert(fc.asyncProperty(fc.oneof(anyJson, nearlyANote), async (body) => survives({ method: 'POST', url: '/notes', headers: { ...service.headers(), ...json }, payload: JSON.stringify(body) })), { numRuns: 200 }));

test('any bytes as a body', () =>
  fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (body) => survives({ method: 'POST', url: '/notes', headers: { ...service.headers(), ...json }, payload: Buffer.from(body) })), { numRuns: 100 }));

test('a well-formed text comes back as it was, or is refused', () =>
  fc.assert(fc.asyncProperty(anyText, async (title) => {
    const reply = await service.app.inject({ method: 'POST', url: '/notes', headers: { ...service.headers(), ...json }, payload: JSON.stringify({ title, lines: [] }) });
    if (reply.statusCode === 201) expect(reply.json<{ title: string }>().title).toBe(title);
    else expect(reply.statusCode).toBe(400);
    // Storable text of a fitting length is never refused.
    if (title.isWellFormed() && !title.includes('\0') && [...title].length >= 3 && [...title].length <= 200) expect(reply.statusCode).toBe(201);
  }), { numRuns: 200 }));

test('any path and query', () =>
  fc.assert(fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), fc.constantFrom('/notes', '/notes/', ''), async (path, query, prefix) =>
    survives({ method: 'GET', url: `${prefix}${path || '/'}?${query}`, headers: service.headers() })), { numRuns: 150 }));

test('any escapes in an address', () =>
  fc.assert(fc.asyncProperty(fc.array(fc.nat(255), { maxLength: 30 }), fc.boolean(), async (bytes, inQuery) => {
    const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    await survives({ method: 'GET', url: inQuery ? `/notes?title=${escaped}&cursor=${escaped}` : `/notes/${escaped}`, headers: service.headers() });
  }), { numRuns: 150 }));

test('any values in the headers we read', () =>
  fc.assert(fc.asyncProperty(
    fc.record({
      'idempotency-key': headerText(), 'if-match': headerText(), 'if-none-match': headerText(), 'accept-language': headerText(), traceparent: headerText(),
      'tomoni-position': headerText(), 'x-correlation-id': headerText(), purpose: headerText(), 'content-type': fc.oneof(headerText(), fc.constant('application/json; charset=utf-16')),
    }, { requiredKeys: [] }),
    fc.constantFrom<InjectOptions>({ method: 'GET', url: '/notes' }, { method: 'POST', url: '/notes', payload: '{"title":"表題です","lines":[]}' }, { method: 'PUT', url: '/notes/019a4f00-0000-7000-8000-0000000000f1', payload: '{"title":"表題です"}' }),
    async (headers, request) => survives({ ...request, headers: { ...service.headers(), ...json, ...headers } })), { numRuns: 200 }));

test('any authorization', () =>
  fc.assert(fc.asyncProperty(headerText(), fc.constantFrom('', 'Bearer ', 'Basic '), async (text, scheme) => {
    const reply = await service.app.inject({ method: 'POST', url: '/notes', headers: { ...json, authorization: scheme + text }, payload: '{"title":"表題です","lines":[]}' });
    expect(reply.statusCode).toBe(401);
    expect(reply.headers['www-authenticate']).toMatch(/^Bearer realm=/);
  }), { numRuns: 100 }));

/** What HTTP lets through in a header: visible ASCII, spaces and latin-1. */
function headerText(): fc.Arbitrary<string> {
  return fc.oneof(fc.string({ maxLength: 300 }), fc.array(fc.integer({ min: 0xa1, max: 0xff }), { maxLength: 50 }).map((codes) => String.fromCharCode(...codes))).map((text) => text.replace(/[^\x20-\x7e\xa1-\xff]/g, ''));
}
