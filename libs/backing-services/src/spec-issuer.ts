import { generateKeyPairSync, randomUUID, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a token says; `aud` is one service. */
export type Claims = { sub: string; aud: string } & Record<string, unknown>;

export interface SpecIssuer {
  /** What belongs into OIDC_ISSUER. */
  issuer: string;
  /** A really signed access token (ES256, RFC 9068), valid for an hour unless the claims say otherwise. */
  token: (claims: Claims) => string;
  /** Signs with a new key from now on; the old ones stay published unless they are to be forgotten. */
  rotate: (options?: { forget?: boolean }) => void;
  /** How often the keys were fetched: a service must cache them. */
  keyFetches: () => number;
  stop: () => Promise<void>;
}

interface Key {
  kid: string;
  jwk: JsonWebKey;
  privateKey: KeyObject;
}

/**
 * An OpenID provider of one spec: discovery, keys over HTTP, client credentials (any secret but "wrong").
 * @param serviceClaims what a service's own client gets, by client id and audience
 */
export async function startSpecIssuer(serviceClaims: (clientId: string, audience: string) => { sub: string } & Record<string, unknown> = (sub) => ({ sub })): Promise<SpecIssuer> {
  let keys = [newKey()];
  let fetches = 0;
  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => reply(response, 400, { error: 'invalid_request', error_description: String(error) }));
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  http.unref(); // a spec file that forgets to stop it still ends
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const token = (claims: Claims) => {
    const [key = newKey()] = keys;
    const now = Math.floor(Date.now() / 1000);
    const standard = { iss: issuer, iat: now, exp: now + 3600, jti: randomUUID(), client_id: 'spec' };
    return signed({ alg: 'ES256', typ: 'at+jwt', kid: key.kid }, { ...standard, ...claims }, key.privateKey);
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', issuer);
    if (pathname === '/.well-known/openid-configuration') return reply(response, 200, discovery(issuer));
    if (pathname === '/jwks') {
      fetches += 1;
      return reply(response, 200, { keys: keys.map(({ kid, jwk }) => ({ ...jwk, kid, use: 'sig', alg: 'ES256' })) });
    }
    if (pathname === '/token' && request.method === 'POST') return grant(request, response);
    return reply(response, 404, { error: 'not_found' });
  }

  async function grant(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = new URLSearchParams(await text(request));
    const [id, secret] = clientOf(request, body);
    if (!id || !secret || secret === 'wrong') return reply(response, 401, { error: 'invalid_client' });
    const audience = (body.get('resource') ?? body.get('audience') ?? '').replace('urn:tomoni:', '');
    const scope = body.get('scope') ?? undefined;
    const claims = { aud: audience, client_id: id, ...(scope && { scope }), ...serviceClaims(id, audience) };
    return reply(response, 200, { access_token: token(claims), token_type: 'Bearer', expires_in: 3600 });
  }

  return {
    issuer,
    token,
    rotate: ({ forget = false } = {}) => (keys = [newKey(), ...(forget ? [] : keys)]),
    keyFetches: () => fetches,
    stop: async () => {
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
}

function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid: randomUUID(), jwk: publicKey.export({ format: 'jwk' }), privateKey };
}

function signed(header: object, payload: object, key: KeyObject): string {
  const content = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${content}.${sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

const discovery = (issuer: string) => ({
  issuer,
  jwks_uri: `${issuer}/jwks`,
  token_endpoint: `${issuer}/token`,
  authorization_endpoint: `${issuer}/auth`,
  response_types_supported: ['code'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['ES256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
});

/** Id and secret from the Authorization header (RFC 6749 §2.3.1), else from the form. */
function clientOf(request: IncomingMessage, body: URLSearchParams): (string | null | undefined)[] {
  const [scheme, encoded = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Basic') return [body.get('client_id'), body.get('client_secret')];
  return Buffer.from(encoded, 'base64').toString().split(':').map(decodeURIComponent);
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
