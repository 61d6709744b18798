import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startRedis, type Redis } from '@tomoni/backing-services';
import { demoPeople, demoSignIn } from '@tomoni/client';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import * as oauth from 'openid-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readConfig } from './config.js';
import { rotateKeys } from './keys.js';
import { startIdentity, type RunningIdentity } from './server.js';

const notificationSecret = 'spec-secret-of-notification';
let folder: string;
let redis: Redis;
let identity: RunningIdentity;
let issuer: string;

const start = (redisUrl = redis.url) => {
  const { port } = new URL(issuer);
  return startIdentity(readConfig({
    PORT: port, PUBLIC_URL: issuer, REDIS_URL: redisUrl, IDENTITY_KEY_FILE: join(folder, 'identity.json'), LOG_LEVEL: 'silent', SIGN_INS_PER_MINUTE: '100',
    OIDC_CLIENT_SECRETS: JSON.stringify({ notification: notificationSecret, 'partner-demo': 'spec-secret-of-partner' }),
  }));
};
const readiness = (status: number) => vi.waitFor(async () => expect((await fetch(`${issuer}/health/ready`)).status).toBe(status), { timeout: 10_000 });
const restart = async () => {
  await identity.stop();
  identity = await start();
  await readiness(200);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tomoni-identity-'));
  redis = await startRedis({ dir: join(folder, 'redis') });
  issuer = `http://127.0.0.1:${await freePort()}`;
  identity = await start();
  await readiness(200);
});
afterAll(async () => {
  await identity.stop();
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

const signIn = (person: string, service = 'participation') => demoSignIn({ issuer, person, service });
const discover = (clientId: string, authentication = oauth.None()) =>
  oauth.discovery(new URL(issuer), clientId, undefined, authentication, { execute: [oauth.allowInsecureRequests] });
const verify = (token: string, audience: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), { issuer, audience, algorithms: ['ES256'], typ: 'at+jwt' });
const refresh = async (token: string) => oauth.refreshTokenGrant(await discover('portal-demo'), token);

test('code and PKCE give a token that the published keys verify and that says who the caller is', async () => {
  const tokens = await signIn('secretariat');
  const { payload } = await verify(tokens.access_token, 'participation');
  expect(payload).toMatchObject({
    iss: issuer, aud: 'participation', client_id: 'portal-demo', scope: 'grants:check',
    kind: 'staff', roles: ['secretariat'], unit: '0310', groups: [], acr: 'L3',
  });
  await expect(verify(tokens.access_token, 'notification')).rejects.toThrow('aud');
});

test('nothing in an access token names the person', async () => {
  for (const { id, name } of await demoPeople(issuer)) {
    const { sub } = decodeJwt((await signIn(id)).access_token);
    expect(sub).toHaveLength(43);
    expect(JSON.stringify(decodeJwt((await signIn(id)).access_token))).not.toContain(name);
  }
});

test('a person’s id is stable at one service and unrelated at another', async () => {
  const subject = async (service: string) => decodeJwt((await signIn('secretariat', service)).access_token).sub;
  const [first, again, elsewhere] = [await subject('participation'), await subject('participation'), await subject('notification')];
  expect(again).toBe(first);
  expect(elsewhere).not.toBe(first);
});

test('nobody gets a scope that is not theirs', async () => {
  const { client, verifier, callback } = await authorise('citizen', 'openid grants:decide grants:check');
  const tokens = await oauth.authorizationCodeGrant(client, callback, { pkceCodeVerifier: verifier, expectedState: 'spec' }, { resource: 'urn:tomoni:participation' });
  expect(decodeJwt(tokens.access_token)['scope']).toBeUndefined();
});

test('a code is worth nothing without its verifier, and nothing twice', async () => {
  const { client, verifier, callback } = await authorise('officer', 'openid grants:apply');
  const redeem = (pkceCodeVerifier: string) => oauth.authorizationCodeGrant(client, callback, { pkceCodeVerifier, expectedState: 'spec' });
  await expect(redeem(oauth.randomPKCECodeVerifier())).rejects.toMatchObject({ error: 'invalid_grant' });
  const tokens = await redeem(verifier);
  await expect(redeem(verifier)).rejects.toMatchObject({ error: 'invalid_grant' });
  await expect(refresh(tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('an authorization request without PKCE is refused', async () => {
  const client = await discover('portal-demo');
  const answer = await fetch(oauth.buildAuthorizationUrl(client, { redirect_uri: 'http://127.0.0.1:4567/callback', scope: 'openid', state: 's' }), { redirect: 'manual' });
  expect(new URL(answer.headers.get('location') ?? '').searchParams.get('error_description')).toContain('PKCE');
});

test('a refresh token is replaced at each use; its second use ends the whole sign-in', async () => {
  const first = await signIn('officer');
  const second = await refresh(first.refresh_token ?? '');
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect((await verify(second.access_token, 'participation')).payload).toMatchObject({ scope: 'grants:apply grants:designate', kind: 'citizen' });
  await expect(refresh(first.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  await expect(refresh(second.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('of ten uses of a refresh token at once at most one succeeds, and the sign-in ends', async () => {
  const { refresh_token: token = '' } = await signIn('officer');
  const uses = await Promise.allSettled(Array.from({ length: 10 }, () => refresh(token)));
  const successes = uses.filter((use) => use.status === 'fulfilled');
  expect(successes.length).toBeLessThanOrEqual(1);
  for (const { value } of successes) await expect(refresh(value.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('a service acts for itself with its own scopes, and with no secret not at all', async () => {
  const request = { resource: 'urn:tomoni:participation', scope: 'contacts:resolve grants:decide' };
  const tokens = await oauth.clientCredentialsGrant(await discover('notification', oauth.ClientSecretBasic(notificationSecret)), request);
  expect((await verify(tokens.access_token, 'participation')).payload).toMatchObject({
    sub: 'notification', client_id: 'notification', kind: 'service', scope: 'contacts:resolve', roles: [], acr: 'L0',
  });
  await expect(oauth.clientCredentialsGrant(await discover('notification', oauth.ClientSecretBasic('guessed-secret-000')), request)).rejects.toMatchObject({ status: 401 });
  await expect(oauth.clientCredentialsGrant(await discover('notification', oauth.ClientSecretBasic(notificationSecret)), { ...request, resource: 'urn:tomoni:elsewhere' }))
    .rejects.toMatchObject({ error: 'invalid_target' });
  // participation has no secret in this configuration, so it is no client at all.
  await expect(oauth.clientCredentialsGrant(await discover('participation', oauth.ClientSecretBasic('undefined')), request)).rejects.toMatchObject({ status: 401 });
});

test('a new signing key leaves tokens, sign-ins and people’s ids as they were', async () => {
  const before = await signIn('officer');
  await rotateKeys(join(folder, 'identity.json'));
  await restart();
  const after = await refresh(before.refresh_token ?? '');
  expect(decodeProtectedHeader(after.access_token).kid).not.toBe(decodeProtectedHeader(before.access_token).kid);
  const subjects = await Promise.all([before, after].map(async ({ access_token: token }) => (await verify(token, 'participation')).payload.sub));
  expect(subjects[0]).toBe(subjects[1]);
});

test('the page works without JavaScript, says that it is a demo, loads nothing and is in both languages', async () => {
  const { page, headers } = await openPage();
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page).toContain('<html lang="ja">');
  expect(page).toContain('これは実演用の画面です。本人確認は行いません。');
  expect(page).toContain('for demonstrations only');
  expect(page).not.toMatch(/<script|<link|<img|src=|url\(/);
  for (const { name } of await demoPeople(issuer)) expect(page).toContain(name);
});

test('an unknown person is refused on the page with a text, and a stranger’s interaction is not served', async () => {
  const { address, cookie } = await openPage();
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ person: 'nobody' }), headers: { cookie } });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('role="alert"');
  expect((await fetch(address, { method: 'POST', body: new URLSearchParams({ person: 'decider' }) })).status).toBe(400);
});

test('while Redis is away nobody signs in, tokens can still be checked, and sign-ins survive its crash', async () => {
  const before = await signIn('officer');
  const { address, cookie } = await openPage();
  await redis.kill();
  await readiness(503);
  expect((await fetch(`${issuer}/health/live`)).status).toBe(200);
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ person: 'decider' }), headers: { cookie }, redirect: 'manual' });
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(answer.headers.get('location')).toBeNull();
  await verify(before.access_token, 'participation');

  redis = await startRedis({ dir: join(folder, 'redis'), port: redis.port });
  await readiness(200);
  expect((await refresh(before.refresh_token ?? '')).access_token).toBeTruthy();
});

test('too many sign-ins from one place are stopped for a while', async () => {
  const { address, cookie } = await openPage();
  const attempt = () => fetch(address, { method: 'POST', body: new URLSearchParams({ person: 'nobody' }), headers: { cookie } });
  const statuses = new Set<number>();
  for (let count = 0; count < 101; count += 1) statuses.add((await attempt()).status);
  expect([...statuses].at(-1)).toBe(429);
});

/** An authorization request as far as the code. */
async function authorise(person: string, scope: string) {
  const client = await discover('portal-demo');
  const verifier = oauth.randomPKCECodeVerifier();
  const { address, cookie } = await openPage({ scope, challenge: await oauth.calculatePKCECodeChallenge(verifier) });
  const posted = await fetch(address, { method: 'POST', body: new URLSearchParams({ person }), headers: { cookie }, redirect: 'manual' });
  const resumed = await fetch(posted.headers.get('location') ?? '', { headers: { cookie }, redirect: 'manual' });
  return { client, verifier, callback: new URL(resumed.headers.get('location') ?? '') };
}

/** The sign-in page of a new authorization request, with the cookies it set. */
async function openPage({ scope = 'openid', challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' } = {}) {
  const request = oauth.buildAuthorizationUrl(await discover('portal-demo'), {
    redirect_uri: 'http://127.0.0.1:4567/callback', scope, state: 'spec', resource: 'urn:tomoni:participation', code_challenge: challenge, code_challenge_method: 'S256',
  });
  const redirected = await fetch(request, { redirect: 'manual' });
  const address = new URL(redirected.headers.get('location') ?? '', issuer);
  const cookie = redirected.headers.getSetCookie().map((line) => line.split(';', 1)[0]).join('; ');
  const opened = await fetch(address, { headers: { cookie } });
  return { address, cookie, page: await opened.text(), headers: opened.headers };
}
