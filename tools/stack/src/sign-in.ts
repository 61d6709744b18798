import { CannotStart } from '@tomoni/backing-services';
import * as oidc from 'openid-client';
import { demoPeople, type DemoPerson } from './people.js';

/** The client of the demo portal; its loopback redirect may have any port, and nothing has to listen there for a script. */
const portal = { id: 'portal-demo', redirect: 'http://127.0.0.1/callback' };
const onOneMachine = { execute: [oidc.allowInsecureRequests] };
const resourceOf = (service: string) => `urn:tomoni:${service}`;

/**
 * Signs in as a demo person the way a browser does: authorization code with PKCE and the demo sign-in page.
 * @returns an access token for one service, with everything the person may do there
 */
export async function signInAs(issuer: string, personId: string, service: string): Promise<string> {
  const person = await findPerson(issuer, personId);
  const client = await oidc.discovery(new URL(issuer), portal.id, undefined, oidc.None(), onOneMachine);
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const start = oidc.buildAuthorizationUrl(client, {
    redirect_uri: portal.redirect,
    scope: ['openid', ...(person.scopes[service] ?? [])].join(' '),
    resource: resourceOf(service),
    state,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const answer = await passSignInPage(start, person);
  const tokens = await oidc.authorizationCodeGrant(client, answer, { pkceCodeVerifier: verifier, expectedState: state }, { resource: resourceOf(service) });
  return tokens.access_token;
}

/** A client that acts for itself, such as the demo partner agency. */
export async function signInClient(issuer: string, clientId: string, secret: string, service: string, scope = ''): Promise<string> {
  const client = await oidc.discovery(new URL(issuer), clientId, secret, undefined, onOneMachine);
  const tokens = await oidc.clientCredentialsGrant(client, { resource: resourceOf(service), ...(scope ? { scope } : {}) });
  return tokens.access_token;
}

async function findPerson(issuer: string, id: string): Promise<DemoPerson> {
  const people = await demoPeople(issuer);
  const person = people.find((one) => one.id === id);
  if (person) return person;
  throw new CannotStart(`There is no demo user "${id}". Choose one of: ${people.map((one) => one.id).join(', ')}, partner-demo.`);
}

/** Follows the redirects with their cookies and answers the sign-in page. @returns the redirect back to the client, with its code */
async function passSignInPage(start: URL, person: DemoPerson): Promise<URL> {
  const cookies = new Map<string, string>();
  let next: URL = start;
  for (let step = 0; step < 8; step += 1) {
    if (next.href.startsWith(portal.redirect)) return next;
    const form = next.pathname.startsWith('/sign-in/') ? new URLSearchParams({ person: person.id }) : undefined;
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`Sign-in stopped at ${next.pathname} with status ${response.status}: ${(await response.text()).replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 300)}`);
    next = new URL(location, next);
  }
  throw new Error('Sign-in was redirected too often');
}
