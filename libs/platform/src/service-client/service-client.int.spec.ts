import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSpecIssuer, type SpecIssuer } from '@tomoni/backing-services';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Problem } from '../http/problem.js';
import { serviceClient, type ServiceClient } from './service-client.js';

let issuer: SpecIssuer;
let other: Server;
let client: ServiceClient;
let answers: ((request: IncomingMessage, response: ServerResponse) => void)[] = [];
const seen: IncomingMessage[] = [];
const reply = (status: number, body: object = {}) => (_: IncomingMessage, response: ServerResponse) => { response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)); };
const silence = (): void => undefined;

beforeAll(async () => {
  issuer = await startSpecIssuer();
  other = createServer((request, response) => {
    seen.push(request);
    (answers.shift() ?? reply(200, { ok: true }))(request, response);
  });
  await once(other.listen(0, '127.0.0.1'), 'listening');
  client = serviceClient({ OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: 'notification', OIDC_CLIENT_SECRET: 'a-secret-for-specs' }, { audience: 'participation', url: `http://127.0.0.1:${(other.address() as AddressInfo).port}`, scope: 'contacts:resolve' });
});
beforeEach(() => {
  answers = [];
  seen.length = 0;
});
afterAll(async () => {
  other.closeAllConnections();
  other.close();
  await issuer.stop();
});

test('a call carries a token for the other service, fetched once', async () => {
  expect(await client.call({ method: 'POST', path: '/contacts/1/resolve', body: { purpose: 'notice' } })).toMatchObject({ status: 200, body: { ok: true } });
  await client.call({ method: 'GET', path: '/x' });
  const tokens = seen.map(({ headers }) => headers.authorization ?? '');
  expect(new Set(tokens).size).toBe(1);
  const payload = JSON.parse(Buffer.from(tokens[0]?.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  expect(payload).toMatchObject({ aud: 'participation', client_id: 'notification', scope: 'contacts:resolve' });
});

test('a refusal is an answer', async () => {
  answers = [reply(404, { type: '/problems/not-found' })];
  expect(await client.call({ method: 'GET', path: '/x' })).toMatchObject({ status: 404, body: { type: '/problems/not-found' } });
});

test('a safe call is tried again, a POST only under a key', async () => {
  answers = [reply(503), reply(500)];
  expect((await client.call({ method: 'GET', path: '/x' })).status).toBe(200);
  expect(seen).toHaveLength(3);
  answers = [reply(503)];
  await expect(client.call({ method: 'POST', path: '/x', body: {} })).rejects.toThrow(Problem);
  expect(seen).toHaveLength(4);
  answers = [reply(503)];
  expect((await client.call({ method: 'POST', path: '/x', body: {}, idempotencyKey: 'a-key-of-this-call' })).status).toBe(200);
  expect(seen.at(-1)?.headers['idempotency-key']).toBe('a-key-of-this-call');
});

test('a token that is no longer taken is replaced once', async () => {
  answers = [reply(401), reply(200, { second: true })];
  expect(await client.call({ method: 'POST', path: '/x', body: {} })).toMatchObject({ status: 200, body: { second: true } });
  answers = [reply(401), reply(401)];
  expect((await client.call({ method: 'POST', path: '/x', body: {} })).status).toBe(401);
});

test('a service that does not answer in time, or is not there, is 503', async () => {
  answers = [silence, silence, silence];
  await expect(client.call({ method: 'GET', path: '/x', timeoutMs: 50 })).rejects.toMatchObject({ code: 'unavailable' });
  const nobody = serviceClient({ OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: 'notification', OIDC_CLIENT_SECRET: 'a-secret-for-specs' }, { audience: 'participation', url: 'http://127.0.0.1:9' });
  await expect(nobody.call({ method: 'POST', path: '/x', body: {} })).rejects.toMatchObject({ code: 'unavailable' });
});

test('a provider that refuses the client is 503, not a call without a token', async () => {
  const wrong = serviceClient({ OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: 'notification', OIDC_CLIENT_SECRET: 'wrong' }, { audience: 'participation', url: `http://127.0.0.1:${(other.address() as AddressInfo).port}` });
  await expect(wrong.call({ method: 'GET', path: '/x' })).rejects.toMatchObject({ code: 'unavailable' });
  expect(seen).toHaveLength(0);
});
