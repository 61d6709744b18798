import { createLocalJWKSet, errors, type CompactJWSHeaderParameters, type CryptoKey, type FlattenedJWSInput, type JSONWebKeySet, type LocalJWKSet } from 'jose';
import { Unavailable } from '../http/problem.js';

const freshFor = 10 * 60_000;
// A provider that is down does not sign everybody out at once; a key that leaked does not live for ever either.
const usableFor = 60 * 60_000;
const cooldown = 30_000;
/** Between two attempts while the provider is away. */
const pause = 1_000;
const timeout = 3_000;

/**
 * The issuer's public keys. Nothing is asked at start, so that a service starts without the provider; a key rotated in is found
 * at its first use, and an unknown key id costs the provider one request in 30 s, however many tokens name one.
 */
export class KeySet {
  private keys?: LocalJWKSet;
  private fetchedAt = -Infinity;
  private triedAt = -Infinity;
  private searchedAt = -Infinity;
  private failure?: unknown;
  private fetching?: Promise<void>;

  constructor(private readonly issuer: string, private readonly clock: () => number = () => performance.now()) {}

  /** For jose's `jwtVerify`. @throws Unavailable when there is no usable key set. */
  readonly find = async (header: CompactJWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> => {
    if (this.clock() - this.fetchedAt > freshFor) await this.refresh();
    if (!this.keys || this.clock() - this.fetchedAt > usableFor) throw new Unavailable(this.failure);
    try {
      return await this.keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.search();
      return this.keys(header, token);
    }
  };

  /** A key id that is not known may be new, or invented. */
  private async search(): Promise<void> {
    if (!this.fetching && this.clock() - this.searchedAt < cooldown) return;
    this.searchedAt = this.clock();
    await this.load();
  }

  private async refresh(): Promise<void> {
    if (this.fetching || this.clock() - this.triedAt >= pause) await this.load();
  }

  private load(): Promise<void> {
    this.fetching ??= this.fetch().finally(() => { this.fetching = undefined; });
    return this.fetching;
  }

  private async fetch(): Promise<void> {
    this.triedAt = this.clock();
    try {
      const { issuer, jwks_uri } = (await json(`${this.issuer}/.well-known/openid-configuration`)) as { issuer?: unknown; jwks_uri?: unknown };
      if (issuer !== this.issuer || typeof jwks_uri !== 'string') throw new Error(`${this.issuer} describes another issuer`);
      this.keys = createLocalJWKSet((await json(jwks_uri)) as JSONWebKeySet);
      this.fetchedAt = this.clock();
    } catch (error) {
      this.failure = error;
    }
  }
}

async function json(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout), redirect: 'error' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
