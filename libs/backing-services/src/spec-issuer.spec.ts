import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oauth from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSpecIssuer, type SpecIssuer } from './spec-issuer.js';

let issuer: SpecIssuer;
beforeAll(async () => {
  issuer = await startSpecIssuer((clientId) => ({ sub: clientId, kind: 'service' }));
});
afterAll(() => issuer.stop());

const verify = (token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer.issuer}/jwks`)), { issuer: issuer.issuer, audience: 'participation', algorithms: ['ES256'], typ: 'at+jwt' });

test('its tokens verify against its keys, also after a rotation', async () => {
  const before = issuer.token({ sub: 'somebody', aud: 'participation', scope: 'grants:check' });
  issuer.rotate();
  const after = issuer.token({ sub: 'somebody', aud: 'participation' });
  expect((await verify(before)).payload).toMatchObject({ sub: 'somebody', scope: 'grants:check' });
  expect((await verify(after)).protectedHeader.kid).not.toBe((await verify(before)).protectedHeader.kid);
});

test('a forgotten key, another audience and a token of the past are refused', async () => {
  await expect(verify(issuer.token({ sub: 'x', aud: 'notification' }))).rejects.toThrow('aud');
  await expect(verify(issuer.token({ sub: 'x', aud: 'participation', exp: 1 }))).rejects.toThrow('exp');
  const old = issuer.token({ sub: 'x', aud: 'participation' });
  issuer.rotate({ forget: true });
  await expect(verify(old)).rejects.toThrow('no applicable key found');
});

test('a service gets a token for another one with its secret only', async () => {
  const ask = async (secret: string) => {
    const client = await oauth.discovery(new URL(issuer.issuer), 'notification', undefined, oauth.ClientSecretBasic(secret), { execute: [oauth.allowInsecureRequests] });
    return oauth.clientCredentialsGrant(client, { resource: 'urn:tomoni:participation', scope: 'contacts:resolve' });
  };
  expect((await verify((await ask('a-good-secret')).access_token)).payload).toMatchObject({ sub: 'notification', kind: 'service', scope: 'contacts:resolve' });
  await expect(ask('wrong')).rejects.toThrow();
});
