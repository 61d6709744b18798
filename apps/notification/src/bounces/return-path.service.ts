import { timingSafeEqual } from 'node:crypto';
import { KeyManagement } from '@tomoni/encryption';
import { Injectable } from '@nestjs/common';
import { config } from '../config.js';

/** Which message to which endpoint a mail came back for. `dispatchId` is that of a dispatch or of a delivery. */
export interface Returned { readonly dispatchId: string; readonly endpointId: string }

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const domain = (config.EMPTY_MAIL_ADDRESS.split('@')[1] ?? '').toLowerCase();
const sealLength = 3;

/**
 * Variable envelope return paths (VERP): every message to an endpoint has a return address of its own, so that whatever comes
 * back says which one it was, however badly the other side words it. Small letters and digits alone, because some mail servers
 * lose the case; 63 characters, of the 64 that RFC 5321 allows.
 */
@Injectable()
export class ReturnPaths {
  constructor(private readonly keys: KeyManagement) {}

  /** The envelope sender; undefined where nobody would read what comes back to it. */
  async of({ dispatchId, endpointId }: Returned): Promise<string | undefined> {
    if (config.EMPTY_MAIL_PORT === undefined) return undefined;
    const ids = Buffer.from((dispatchId + endpointId).replaceAll('-', ''), 'hex');
    return `bounce+${base32(Buffer.concat([ids, await this.seal(ids)]))}@${domain}`;
  }

  /** @returns undefined for an address that is none of ours, or forged */
  async read(address: string): Promise<Returned | undefined> {
    const [, token] = /^bounce\+([a-z2-7]{56})@/.exec(address.trim().toLowerCase().replace(/^<|>$/g, '')) ?? [];
    if (token === undefined) return undefined;
    const bytes = unbase32(token);
    const [ids, seal] = [bytes.subarray(0, 32), bytes.subarray(32, 32 + sealLength)];
    if (!timingSafeEqual(seal, await this.seal(ids))) return undefined;
    return { dispatchId: uuid(ids.subarray(0, 16)), endpointId: uuid(ids.subarray(16)) };
  }

  /** Short, because the ids themselves are told to nobody. */
  private async seal(ids: Buffer): Promise<Buffer> {
    return (await this.keys.mac('return path', ids.toString('hex'))).subarray(0, sealLength);
  }
}

/** Where mail to `bounce@`, with or without a token, arrives. */
export const isReturnPath = (address: string): boolean => /^bounce(\+[^@]*)?@/i.test(address) && address.toLowerCase().endsWith(`@${domain}`);

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[parseInt(five, 2)]).join('');
}

function unbase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

const uuid = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
