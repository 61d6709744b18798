import { timingSafeEqual } from 'node:crypto';
import { KeyManagement } from '@tomoni/encryption';
import { Clock, NotFound } from '@tomoni/platform';
import { Injectable, Optional } from '@nestjs/common';
import { config } from '../config.js';

/** What a link is good for; one that is made for one purpose opens nothing else. */
export type LinkPurpose = 'unsubscribe' | 'preferences' | 'confirm endpoint';

const notOurs = { ja: 'このリンクは使えません。期限が切れているか、最後まで写されていません。', en: 'This link does not work: it has expired, or a part of it is missing.' };

/** Links that stand for a login: nobody can guess one, and each holds for one subscriber or endpoint, one purpose and one time. */
@Injectable()
export class SignedLinks {
  constructor(private readonly keys: KeyManagement, @Optional() private readonly clock: Clock = new Clock()) {}

  /** @param until from then on the link is dead; without it it holds as long as its subject exists */
  async url(purpose: LinkPurpose, path: string, id: string, until?: Date): Promise<string> {
    return `${config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`}${path}?token=${await this.token(purpose, id, until)}`;
  }

  async token(purpose: LinkPurpose, id: string, until?: Date): Promise<string> {
    const subject = until ? `${id}.${Math.floor(until.getTime() / 1_000).toString(36)}` : id;
    return `${subject}.${await this.mac(purpose, subject)}`;
  }

  /** @returns the id it was made for @throws NotFound for a token that is not ours, for something else, or too old */
  async read(purpose: LinkPurpose, token: string): Promise<string> {
    const end = token.lastIndexOf('.');
    const [subject, mac] = [token.slice(0, Math.max(end, 0)), token.slice(end + 1)];
    const [given, expected] = [Buffer.from(mac), Buffer.from(await this.mac(purpose, subject))];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new NotFound(notOurs);
    const [id = '', until] = subject.split('.');
    if (until !== undefined && parseInt(until, 36) * 1_000 < this.clock.now().getTime()) throw new NotFound(notOurs);
    return id;
  }

  /** Six digits for a phone, the same until the endpoint's confirmation ends; kept nowhere. */
  async code(endpointId: string, until: Date): Promise<string> {
    const mac = await this.keys.mac('confirmation code', `${endpointId}.${until.getTime()}`);
    return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  }

  private async mac(purpose: LinkPurpose, subject: string): Promise<string> {
    return (await this.keys.mac(purpose, subject)).toString('base64url');
  }
}
