import { startSpecIssuer, type SpecIssuer } from '@tomoni/backing-services';
import { people, personRef, type DemoUser } from './people.js';

/** Valid on whatever day the spec's clock shows. */
const always = { iat: Date.UTC(2000, 0) / 1000, exp: Date.UTC(2100, 0) / 1000 };

let current: { issuer: SpecIssuer; service: string } | undefined;

/** Called by the setup of a spec file: the OpenID provider of this file, and the service whose tokens it signs. */
export async function openSpecIssuer(service: string): Promise<SpecIssuer> {
  const issuer = await startSpecIssuer((clientId, audience) => tokenClaims(clientId, audience));
  current = { issuer, service };
  return issuer;
}

/** The OpenID provider of this spec file: rotate its keys, or stop it. */
export function specIssuer(): SpecIssuer {
  if (!current) throw new Error('Only the *.int.spec.ts of an app has an OpenID provider');
  return current.issuer;
}

/**
 * Signs somebody in: the headers of their requests, with a really signed token for the service under test.
 * @param claims instead of the person's own, for example `{ groups: [id] }`, `{ sub: 'somebody-else' }`, `{ exp: 1 }`
 */
export function signIn(user: DemoUser, claims: Record<string, unknown> = {}): { authorization: string } {
  const issuer = specIssuer();
  const service = typeof claims['aud'] === 'string' ? claims['aud'] : (current?.service ?? '');
  return { authorization: `Bearer ${issuer.token({ aud: service, ...always, ...tokenClaims(user, service), ...claims })}` };
}

function tokenClaims(user: string, service: string): { sub: string } & Record<string, unknown> {
  if (!isDemoUser(user)) return { sub: user };
  const { scopes, ...claims } = people[user];
  const own: Readonly<Record<string, readonly string[]>> = scopes;
  return { sub: personRef(user, service), ...claims, scope: (own[service] ?? []).join(' ') };
}

const isDemoUser = (user: string): user is DemoUser => user in people;
