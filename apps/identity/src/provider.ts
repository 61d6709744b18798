import { interactionPolicy, Provider, errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { clients, resourceServer, serviceClients, serviceOf } from './clients.js';
import { findDemoPerson, type DemoPerson } from './demo-people.js';
import { pairwiseSubject, type Keys } from './keys.js';
import { problemPage, signedOutPage, signOutPage } from './pages.js';
import { redisAdapter, type Redis } from './session-store.js';

const day = 86_400;

export interface ProviderOptions {
  readonly issuer: string;
  readonly keys: Keys;
  readonly clientSecrets: Readonly<Record<string, string>>;
  readonly redis: Redis;
  readonly redisPrefix: string;
}

/** The OpenID provider: what the certified library leaves open, decided. */
export function createProvider({ issuer, keys, clientSecrets, redis, redisPrefix }: ProviderOptions): Provider {
  const policy = interactionPolicy.base();
  // Every client is the city's own; being asked by the city whether the city may know you helps nobody.
  policy.remove('consent');

  const configuration: Configuration = {
    adapter: redisAdapter(redis, redisPrefix),
    clients: clients(clientSecrets),
    jwks: { keys: keys.signing },
    cookies: { keys: keys.cookieSecrets },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    responseTypes: ['code'],
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier: (_ctx, accountId, client) => Promise.resolve(pairwiseSubject(keys, accountId, client.clientId)),
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name', 'locale'], email: ['email'] },
    acrValues: ['L0', 'L1', 'L2', 'L3', 'L4'],
    pkce: { required: () => true },
    findAccount: (_ctx, id) => account(findDemoPerson(id)),
    loadExistingGrant,
    issueRefreshToken: (_ctx, client) => Promise.resolve(client.grantTypeAllowed('refresh_token')),
    // A stolen refresh token is found out at the second use, because every use replaces it.
    rotateRefreshToken: true,
    // Scripts keep their token across sign-ins of other people in the same browser.
    expiresWithSession: () => false,
    interactions: { policy, url: (_ctx, { uid }) => `/sign-in/${uid}` },
    clientBasedCORS: (_ctx, origin, client) => client.clientAuthMethod === 'none' && isLoopback(origin),
    extraTokenClaims: (_ctx, token) => tokenClaims(token.kind === 'AccessToken' ? findDemoPerson(token.accountId) : undefined, token.clientId ?? ''),
    formats: {
      customizers: {
        jwt: (_ctx, token, { payload }) => {
          // The library derives `sub` from the client; people must differ per service instead, whatever client they use.
          if (token.kind === 'AccessToken') payload.sub = pairwiseSubject(keys, token.accountId, String(payload.aud));
        },
      },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => { ctx.body = signOutPage(form); },
        postLogoutSuccessSource: (ctx) => { ctx.body = signedOutPage(); },
      },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource, client) => {
          const service = serviceOf(resource);
          if (service === undefined) throw new errors.InvalidTarget('unknown service');
          return resourceServer(service, client.clientId);
        },
      },
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = problemPage(out.error, out.error_description);
    },
    ttl: {
      AccessToken: 3_600, AuthorizationCode: 60, ClientCredentials: 600, IdToken: 3_600,
      Interaction: 1_800, Grant: 14 * day, RefreshToken: 14 * day, Session: 14 * day,
    },
  };
  return new Provider(issuer, configuration);
}

/** Built anew at each authorization, so that what a person may do is what demo-people.ts says today. */
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider, resourceServers } = ctx.oidc;
  const person = findDemoPerson(session?.accountId ?? '');
  if (!client || !person) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: person.id });
  grant.addOIDCScope('openid profile email offline_access');
  for (const resource of Object.keys(resourceServers ?? {})) {
    const scopes = person.scopes[serviceOf(resource) ?? ''] ?? [];
    if (scopes.length > 0) grant.addResourceScope(resource, scopes.join(' '));
  }
  await grant.save();
  return grant;
}

function account(person: DemoPerson | undefined) {
  return person && {
    accountId: person.id,
    claims: () => ({ sub: person.id, name: person.name, locale: 'ja', email: person.mail }),
  };
}

/** What a service needs to know about the caller, besides `sub` and `scope` (libs/platform's `Caller`). */
function tokenClaims(person: DemoPerson | undefined, clientId: string) {
  if (person) {
    const { kind, roles, unit, groups, assurance } = person;
    return { kind, roles, groups, acr: `L${assurance}`, ...(unit === undefined ? {} : { unit: unit.code }) };
  }
  return { kind: serviceClients[clientId]?.kind ?? 'partner', roles: [], groups: [], acr: 'L0' };
}

function isLoopback(origin: string): boolean {
  const host = URL.parse(origin)?.hostname;
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]';
}
