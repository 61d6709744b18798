import { timingSafeEqual } from 'node:crypto';
import { KeyManagement } from '@tomoni/encryption';
import { audit, Clock, NotFound, Unprocessable, type Caller } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GrantApplication } from '../grant-applications/grant-application.entity.js';
import { isOfficer } from '../grant-applications/grant-application.procedure.js';
import { Contact } from './contact.entity.js';
import { ContactsService } from './contacts.service.js';

/** Long enough for a portal to hand it on, too short to be worth keeping. */
const validMs = 10 * 60_000;

export interface InboxClaim { readonly contactRef: string; readonly claim: string; readonly expiresAt: Date }

/**
 * Lets a representative prove elsewhere that a contact reference is theirs, though person ids mean nothing there (docs/adr/0012):
 * a claim says for some minutes that whoever brings it is who this contact is.
 */
@Injectable()
export class InboxClaimsService {
  constructor(private readonly db: DataSource, private readonly clock: Clock, private readonly keys: KeyManagement, private readonly contacts: ContactsService) {}

  /** To the representative in person, while they are an officer of the group. */
  async issue(applicationId: string, caller: Caller): Promise<InboxClaim> {
    const contact = await this.db.manager.findOneBy(Contact, { applicationId, personRef: caller.sub });
    const application = contact && (await this.db.manager.findOneBy(GrantApplication, { id: applicationId }));
    if (!contact || !application || !isOfficer(caller, application)) throw new NotFound({ ja: 'この案件の代表者として登録されていません', en: 'You are not registered as the representative of this case' });
    const expiresAt = new Date(this.clock.now().getTime() + validMs);
    return { contactRef: contact.contactRef, claim: `${expiresAt.getTime()}.${(await this.mac(contact, expiresAt.getTime())).toString('base64url')}`, expiresAt };
  }

  /** Whether a claim is good: for this contact, for the person it is today, and not too old. @throws NotFound, Unprocessable */
  verify(contactRef: string, claim: string, purpose: string): Promise<{ contactRef: string }> {
    return this.db.transaction(async (tx) => {
      // Who was forgotten is nobody any more.
      await this.contacts.read(contactRef, tx);
      const contact = await tx.findOneByOrFail(Contact, { contactRef });
      const [, expires = '', mark = ''] = /^(\d{13})\.([\w-]{43})$/.exec(claim) ?? [];
      const isOurs = timingSafeEqual(await this.mac(contact, Number(expires)), Buffer.from(mark.padEnd(43, 'A'), 'base64url'));
      if (!isOurs || Number(expires) <= this.clock.now().getTime()) throw new Unprocessable({ ja: 'この確認コードは無効か、期限が切れています。もう一度発行してください。', en: 'This claim is not valid, or no longer. Ask for a new one.' });
      await audit(tx, { action: 'contact.claim', subject: { type: 'contact', id: contactRef }, purpose });
      return { contactRef };
    });
  }

  private mac({ contactRef, personRef }: Contact, expires: number): Promise<Buffer> {
    return this.keys.mac('inbox claim', JSON.stringify([contactRef, personRef, expires]));
  }
}
