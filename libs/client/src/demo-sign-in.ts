import type * as oauth from 'openid-client';

export interface DemoSignIn {
  /** The identity service's PUBLIC_URL. */
  issuer: string;
  /** Login of a demo person, as `GET {issuer}/demo-people` lists them. */
  person: string;
  /** The service the token is for: its audience. */
  service: string;
}

export interface DemoPerson {
  id: string;
  name: string;
  kana: string;
  mail: string;
  role: { ja: string; en: string };
  unit?: string;
  groups: { id: string; name: string; kana: string }[];
  scopes: Record<string, string[]>;
}

const clientId = 'portal-demo';
const redirectUri = 'http://127.0.0.1/callback';

/** Loaded by those who sign in, and not by everybody who imports this package. */
const openIdClient = () => import('openid-client');

/** Everybody one can sign in as. */
export async function demoPeople(issuer: string): Promise<DemoPerson[]> {
  const response = await fetch(new URL('/demo-people', issuer));
  if (!response.ok) throw new Error(`${issuer} answered ${response.status} to /demo-people`);
  return (await response.json()) as DemoPerson[];
}

/**
 * Signs in as a browser does (authorization code, PKCE, the demo form), without a browser.
 * The reply's `access_token` is for `service` and holds all scopes the person may have there; `expires_in` is in seconds.
 * @throws when the person is unknown or the provider refuses
 */
export async function demoSignIn({ issuer, person, service }: DemoSignIn): Promise<oauth.TokenEndpointResponse> {
  const oauth = await openIdClient();
  const people = await demoPeople(issuer);
  const known = people.find(({ id }) => id === person);
  if (!known) throw new Error(`There is no demo person "${person}"; there are ${people.map(({ id }) => id).join(', ')}`);

  const client = await oauth.discovery(new URL(issuer), clientId, undefined, oauth.None(), { execute: [oauth.allowInsecureRequests] });
  const [verifier, state] = [oauth.randomPKCECodeVerifier(), oauth.randomState()];
  const resource = `urn:tomoni:${service}`;
  const address = oauth.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    scope: ['openid', 'profile', ...(known.scopes[service] ?? [])].join(' '),
    resource,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const callback = await throughTheForm(address, person);
  return oauth.authorizationCodeGrant(client, callback, { pkceCodeVerifier: verifier, expectedState: state }, { resource });
}

export interface ClientSignIn {
  /** The identity service's PUBLIC_URL. */
  issuer: string;
  client: string;
  secret: string;
  /** The service the token is for: its audience. */
  service: string;
  /** Separated by spaces; without it the token has none. */
  scope?: string;
}

/** An access token for a client that acts for itself, such as a partner agency (client credentials). @throws when it may not have the scope */
export async function clientSignIn({ issuer, client: id, secret, service, scope }: ClientSignIn): Promise<oauth.TokenEndpointResponse> {
  const oauth = await openIdClient();
  const client = await oauth.discovery(new URL(issuer), id, secret, undefined, { execute: [oauth.allowInsecureRequests] });
  return oauth.clientCredentialsGrant(client, { resource: `urn:tomoni:${service}`, ...(scope && { scope }) });
}

/** Follows the redirects with their cookies and answers the form; resolves with the address that carries the code. */
async function throughTheForm(start: URL, person: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let [address, form]: [URL, URLSearchParams | undefined] = [start, undefined];
  for (let step = 0; step < 10; step += 1) {
    const response = await fetch(address, {
      ...(form && { method: 'POST', body: form }), redirect: 'manual',
      headers: { accept: 'text/html', cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      [address, form] = [new URL(location, address), undefined];
      if (address.href.startsWith(`${redirectUri}?`)) return address;
    } else if (response.ok && form === undefined) {
      form = new URLSearchParams({ person });
    } else {
      throw new Error(`Sign-in at ${address.origin} stopped with ${response.status}`);
    }
  }
  throw new Error(`Sign-in at ${start.origin} went round in circles`);
}
