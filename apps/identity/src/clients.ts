import type { ClientMetadata, ResourceServer } from 'oidc-provider';
import { demoPeople, type Kind } from './demo-people.js';

/** A client that acts for itself (client credentials), and what it may do where. */
interface ServiceClient {
  readonly kind: Extract<Kind, 'service' | 'partner'>;
  readonly scopes: Readonly<Record<string, readonly string[]>>;
}

export const serviceClients: Readonly<Record<string, ServiceClient>> = {
  participation: { kind: 'service', scopes: {} },
  notification: { kind: 'service', scopes: { participation: ['contacts:resolve'] } },
  'partner-demo': { kind: 'partner', scopes: { participation: [], notification: [] } },
};

const services = ['participation', 'notification'];
const resourcePrefix = 'urn:tomoni:';

/** The resource indicator (RFC 8707) a client sends to get a token for a service: an absolute URI, as the RFC wants. */
export const resourceOf = (service: string): string => `${resourcePrefix}${service}`;

/** The service a resource indicator names, or undefined when there is none. */
export const serviceOf = (resource: string): string | undefined => services.find((service) => resourceOf(service) === resource);

/** All scopes people may have at a service. */
const peopleScopes = (service: string): string[] => [...new Set(demoPeople.flatMap(({ scopes }) => scopes[service] ?? []))];

/** What a client may ask for at a service: people's scopes, or its own when it acts for itself. */
export function resourceServer(service: string, clientId: string): ResourceServer {
  const own = serviceClients[clientId];
  const scopes = own ? (own.scopes[service] ?? []) : peopleScopes(service);
  return { scope: scopes.join(' '), audience: service, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } };
}

/** `secrets`: by client id; a client without one could be impersonated by anybody, so it is not registered. */
export function clients(secrets: Readonly<Record<string, string>>): ClientMetadata[] {
  const portal: ClientMetadata = {
    client_id: 'portal-demo',
    client_name: 'Tomoni portal (demo)',
    // Native: RFC 8252 lets a loopback redirect use any port, so a script, the start page and a developer's portal share one client.
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    redirect_uris: ['http://127.0.0.1/callback'],
    post_logout_redirect_uris: ['http://127.0.0.1/'],
    subject_type: 'pairwise',
  };
  const own = Object.keys(serviceClients)
    .filter((id) => secrets[id] !== undefined)
    .map((id): ClientMetadata => ({
      client_id: id,
      client_secret: secrets[id],
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    }));
  return [portal, ...own];
}
