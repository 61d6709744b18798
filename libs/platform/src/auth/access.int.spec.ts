import { createHmac, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SignJWT } from 'jose';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

let service: SpecService;
beforeAll(async () => { service = await startSpecService(); });
afterAll(() => service.close());

const note = { title: '防災訓練', lines: [] };
const withToken = (token: string) => service.app.inject({ method: 'POST', url: '/notes', headers: { authorization: `Bearer ${token}` }, payload: note });
const claims = () => ({ sub: 'person-1', aud: 'notes', kind: 'staff', scope: 'notes:write', acr: 'L2', unit: '協働推進課' });
const seconds = () => Math.floor(Date.now() / 1000);
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a token of this issuer for this service is taken, again and again', async () => {
  const token = service.issuer.token(claims());
  expect((await withToken(token)).statusCode).toBe(201);
  expect((await withToken(token)).statusCode).toBe(201);
});

test.each<[string, () => string | Promise<string>]>([
  ['expired', () => service.issuer.token({ ...claims(), exp: seconds() - 60 })],
  ['not valid yet', () => service.issuer.token({ ...claims(), nbf: seconds() + 600 })],
  ['of another audience', () => service.issuer.token({ ...claims(), aud: 'participation' })],
  ['of another issuer', () => service.issuer.token({ ...claims(), iss: 'https://elsewhere.example' })],
  ['without an expiry', () => service.issuer.token({ ...claims(), exp: undefined })],
  ['without a subject', () => service.issuer.token({ ...claims(), sub: undefined } as never)],
  ['of an unknown kind of caller', () => service.issuer.token({ ...claims(), kind: 'root' })],
  ['without signature (alg none)', () => `${part({ alg: 'none', typ: 'at+jwt' })}.${part({ ...claims(), iss: service.issuer.issuer, exp: seconds() + 600 })}.`],
  ['signed with the public key as a secret (HS256)', () => {
    const content = `${part({ alg: 'HS256', typ: 'at+jwt' })}.${part({ ...claims(), iss: service.issuer.issuer, exp: seconds() + 600 })}`;
    return `${content}.${createHmac('sha256', 'public').update(content).digest('base64url')}`;
  }],
  ['signed by somebody else', () => forged('ES256', 'at+jwt')],
  ['signed with an algorithm that is not configured', () => forged('RS256', 'at+jwt')],
  ['an id token', () => forged('ES256', 'JWT')],
  ['with another’s content under a good signature', () => {
    const [header, , signature] = service.issuer.token(claims()).split('.');
    return `${header}.${part({ ...claims(), sub: 'person-2', iss: service.issuer.issuer, exp: seconds() + 600 })}.${signature}`;
  }],
  ['garbage', () => 'garbage'],
])('a token that is %s is refused with 401', async (_what, make) => {
  const reply = await withToken(await make());
  expect(reply.statusCode).toBe(401);
  expect(reply.json()).toMatchObject({ type: '/problems/sign-in-required' });
  expect(reply.headers['www-authenticate']).toMatch(/^Bearer realm="tomoni", error="invalid_(token|request)"/);
});

async function forged(alg: 'ES256' | 'RS256', typ: string): Promise<string> {
  const { privateKey } = alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [header = ''] = service.issuer.token(claims()).split('.');
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
  return new SignJWT(claims()).setProtectedHeader({ alg, typ, kid }).setIssuer(service.issuer.issuer).setExpirationTime('10m').sign(privateKey);
}

test('without a token a public route answers, another asks for sign-in', async () => {
  expect((await service.app.inject('/notes')).statusCode).toBe(200);
  const reply = await service.app.inject({ method: 'POST', url: '/notes', payload: note });
  expect(reply.statusCode).toBe(401);
  expect(reply.headers['www-authenticate']).toBe('Bearer realm="tomoni"');
});

test('a public route does not overlook a bad token', async () => {
  expect((await service.app.inject({ url: '/notes', headers: { authorization: 'Bearer garbage' } })).statusCode).toBe(401);
});

test.each<[string, Record<string, unknown>]>([
  ['scope', { scope: 'notes:read' }], ['assurance', { acr: 'L1' }], ['unit', { unit: '会計課' }], ['unit at all', { unit: undefined }],
])('the wrong %s is 403', async (_what, change) => {
  const reply = await service.app.inject({ method: 'PUT', url: '/notes/019a4f00-0000-7000-8000-0000000000f1', headers: { ...service.headers(change), 'if-match': '"v1"' }, payload: { title: '別の題' } });
  expect(reply.statusCode).toBe(403);
  expect(reply.json()).toMatchObject({ type: '/problems/forbidden' });
});

test('a key that was rotated in is found; the tokens of the old one end with it', async () => {
  const old = service.issuer.token(claims());
  service.issuer.rotate({ forget: true });
  expect((await withToken(service.issuer.token(claims()))).statusCode).toBe(201);
  expect((await withToken(old)).statusCode).toBe(401);
});

test('unknown key ids cost the provider one request, however many there are', async () => {
  const before = service.issuer.keyFetches();
  const strangers = await Promise.all(Array.from({ length: 20 }, async (_, index) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: `unknown-${index}` }).setIssuer(service.issuer.issuer).setExpirationTime('10m').sign(privateKey);
  }));
  const replies = await Promise.all(strangers.map(withToken));
  expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([401]));
  expect(service.issuer.keyFetches() - before).toBeLessThanOrEqual(1);
});

test('a service starts without its provider, and says 503 until it comes', async () => {
  const lonely = await startSpecService({ OIDC_ISSUER: 'http://127.0.0.1:9' });
  const reply = await lonely.app.inject({ method: 'POST', url: '/notes', headers: lonely.headers(), payload: note });
  expect(reply.statusCode).toBe(503);
  expect(reply.headers['retry-after']).toBeDefined();
  expect((await lonely.app.inject('/notes')).statusCode).toBe(200);
  await lonely.close();
});

test('what is the caller’s own needs no scope, only a sign-in of the right kind', async () => {
  const own = (claims?: { sub: string } & Record<string, unknown>) => service.app.inject({ url: '/notes/own/owner', ...(claims && { headers: { authorization: `Bearer ${service.issuer.token({ ...claims, aud: 'notes' })}` } }) });
  const exp = seconds() + 300;
  expect((await own({ sub: 'person-7', kind: 'citizen', exp })).json()).toEqual({ owner: 'person-7', expiresAt: exp * 1_000 });
  expect((await own()).statusCode).toBe(401);
  expect((await own({ sub: 'somebody', kind: 'service', exp, scope: 'notes:read notes:write' })).statusCode).toBe(403);
});
