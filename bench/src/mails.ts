/** What sink, senders and seed know of each other without asking: the addresses, and what the gateways say to them. */
export const gateways = ['general', 'docomo', 'au', 'softbank'] as const;
const domains: Readonly<Record<(typeof gateways)[number], string>> = { general: 'example.jp', docomo: 'docomo.ne.jp', au: 'au.com', softbank: 'softbank.ne.jp' };

/** @param place from 0 */
export const gatewayOf = (place: number): (typeof gateways)[number] => gateways[place % gateways.length] ?? 'general';
export const addressOf = (place: number): string => `citizen-${String(place).padStart(7, '0')}@${domains[gatewayOf(place)]}`;

/** Its number among those of its gateway, so that each of the four has its share of everything. */
const turnOf = (place: number): number => Math.floor(place / gateways.length);
const placeOf = (address: string): number => Number(/^citizen-(\d{7})@/.exec(address)?.[1]);
/** 1 % of the addresses: every other try is put off. */
export const isPutOff = (address: string): boolean => turnOf(placeOf(address)) % 100 === 42;
/** 0.5 % of them do not exist. */
export const isNobody = (address: string): boolean => turnOf(placeOf(address)) % 200 === 17;
/** How many of the first `count` addresses exist. */
export const existingOf = (count: number): number => Array.from({ length: count }, (_, place) => place).filter((place) => turnOf(place) % 200 !== 17).length;

export const connections = 4;
export const mailsPerSession = 100;

/** What the sink has taken of one dispatch. */
export interface Taken {
  readonly mails: number;
  readonly doubled: number;
  readonly bytes: number;
  /** Milliseconds since 1970, in the order they came. */
  readonly first: readonly number[];
  readonly last: number;
}
