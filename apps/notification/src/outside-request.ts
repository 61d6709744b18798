import { lookup } from 'node:dns';
import { request as http, type RequestOptions } from 'node:http';
import { request as https } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { config } from './config.js';

/**
 * Why there is no answer. `unreachable`: no connection, so nothing was sent. `no-answer`: it was sent, or may have been.
 * `address-refused`: this is no address of the outside, nothing was sent.
 */
export type NoAnswer = 'unreachable' | 'no-answer' | 'address-refused';
export interface Answer { readonly status: number; readonly text: string; /** Seconds. */ readonly retryAfter?: number }

export interface OutsideRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** For all of it, from the name's look-up to the last byte. */
  readonly timeoutMs: number;
  /** The operator's own configuration names the host; it may lie in the city's network. */
  readonly configured?: boolean;
}

/** More of an answer is not read. */
const answerLimit = 64 * 1024;

// Everything that is not the public internet (RFC 6890): what others tell us to call must not reach into the city's network.
const insideV4 = new BlockList();
// One list of its own: a list of both would read every IPv4 address as an IPv6 one, too.
const insideV6 = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) insideV4.addSubnet(net, prefix, 'ipv4');
// Of IPv6 only 2000::/3 is given out; tunnels to IPv4 and documentation lie inside of it.
for (const [net, prefix] of [['::', 3], ['4000::', 2], ['8000::', 1], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) insideV6.addSubnet(net, prefix, 'ipv6');

export const isInside = (ip: string): boolean => (isIP(ip) === 6 ? insideV6.check(ip, 'ipv6') : insideV4.check(ip, 'ipv4'));

/** `http` and loopback serve one machine and its specs, never production. */
const development = config.NODE_ENV !== 'production';
const loopback = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '[::1]';

/** Whether others may name this as an address to call. What a name resolves to is looked at once more when it is called. */
export function isOutsideAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username !== '' || url.password !== '') return false;
  if (development && loopback(url.hostname)) return url.protocol === 'http:' || url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return url.protocol === 'https:' && !loopback(url.hostname) && (isIP(host) === 0 ? host.includes('.') : !isInside(host));
}

/** The address that was looked at is the one that is called: a second look-up could answer something else. */
const lookupOutside: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const refused = error ?? (found.length === 0 || found.some(({ address }) => isInside(address)) ? Object.assign(new Error('An address inside'), { code: 'ADDRESS_INSIDE' }) : null);
    const [first] = found ?? [];
    if (refused || !first) callback(refused ?? new Error('No address'), '', 0);
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

/** One request to somebody outside; follows no redirect, reads no long answer, waits for nobody. Never throws. */
export async function callOutside({ method, url, headers, body, timeoutMs, configured = false }: OutsideRequest): Promise<Answer | NoAnswer> {
  if (!configured && !isOutsideAddress(url)) return 'address-refused';
  const target = new URL(url);
  const checked = !configured && !(development && loopback(target.hostname));
  const options: RequestOptions = {
    method, headers: body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) }, signal: AbortSignal.timeout(timeoutMs),
    ...(checked ? { lookup: lookupOutside } : {}),
  };
  return new Promise((resolve) => {
    let connected = false;
    const request = (target.protocol === 'https:' ? https : http)(target, options, (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const answer = (): void => {
        const wait = Number(response.headers['retry-after']);
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).subarray(0, answerLimit).toString(), ...(wait > 0 ? { retryAfter: Math.min(wait, 3_600) } : {}) });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > answerLimit) {
          answer();
          response.destroy();
        }
      });
      response.on('end', answer);
      // The status line said what became of it.
      response.on('error', answer);
    });
    request.on('socket', (socket) => {
      if (!socket.connecting) connected = true;
      else socket.once(target.protocol === 'https:' ? 'secureConnect' : 'connect', () => { connected = true; });
    });
    request.on('error', (error: NodeJS.ErrnoException) => { resolve(error.code === 'ADDRESS_INSIDE' ? 'address-refused' : connected ? 'no-answer' : 'unreachable'); });
    request.end(body);
  });
}
