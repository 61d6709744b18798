import { fiscalYear } from '@tomoni/calendar';
import { PersonalData, PersonForgotten, type ForgetReceipt } from '@tomoni/encryption';
import { nameSearchKey } from '@tomoni/japanese-text';
import { audit, Clock, NotFound, Transactions, type Caller } from '@tomoni/platform';
import { NotAllowed } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { ArrayOverlap, DataSource, type EntityManager } from 'typeorm';
import { CitySettingsService } from '../city-settings/city-settings.service.js';
import { GrantApplication } from '../grant-applications/grant-application.entity.js';
import { Contact, type PersonalFields } from './contact.entity.js';

export interface Representative extends PersonalFields { readonly lang: 'ja' | 'en' }
export interface Recipient { name: string; mail: string; lang: 'ja' | 'en' }
export type Receipt = Pick<ForgetReceipt, 'shreddedAt' | 'mac'> & { contactRef: string };
interface FoundPerson { contactRef: string; applicationId: string; name: string; kana: string }

/**
 * The representatives of cases. Reads do not go through `Transactions`: a stored reply would keep in plain text,
 * beside its Idempotency-Key, what is sealed here.
 */
@Injectable()
export class ContactsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly settings: CitySettingsService,
  ) {}

  async register(tx: EntityManager, of: Pick<Contact, 'contactRef' | 'applicationId' | 'personRef'>, { lang, ...person }: Representative): Promise<void> {
    const sealed = await this.personalData.sealAll(tx, of.personRef, person).catch(refuseForgotten);
    const nameKeys = await this.keysOf(partsOf(person.name));
    await tx.upsert(Contact, { ...of, lang, ...sealed, nameKeys }, ['contactRef']);
  }

  async requireRegistered(tx: EntityManager, applicationId: string): Promise<void> {
    if (await tx.existsBy(Contact, { applicationId })) return;
    throw new NotAllowed({ code: 'representative-missing', ja: '先に代表者の連絡先を登録してください', en: 'Register the representative first' });
  }

  async read(contactRef: string, tx: EntityManager = this.db.manager): Promise<Representative> {
    const contact = await tx.findOneBy(Contact, { contactRef });
    if (!contact) throw noContact();
    const fields = await this.personalData.openAll(tx, contact.personRef, contact.sealed).catch(noContactIfForgotten);
    return { ...fields, lang: contact.lang };
  }

  /** For whoever writes to the person at this moment, on behalf of the case; each look is on record with its purpose. */
  resolve(contactRef: string, { purpose, eventId }: { purpose: string; eventId: string }): Promise<Recipient> {
    return this.db.transaction(async (tx) => {
      const { name, mail, lang } = await this.read(contactRef, tx);
      await audit(tx, { action: 'contact.resolve', subject: { type: 'contact', id: contactRef }, fields: ['name', 'mail'], purpose, detail: { eventId } });
      return { name, mail, lang };
    });
  }

  /** Finds by a whole name or a part of it, whatever variant of a character was typed (scenario 19). */
  search(name: string): Promise<FoundPerson[]> {
    return this.db.transaction(async (tx) => {
      const contacts = await tx.find(Contact, { where: { nameKeys: ArrayOverlap(await this.keysOf([name])) }, order: { contactRef: 'ASC' }, take: 100 });
      const opened = await this.personalData.openMany(tx, contacts.map(({ personRef, sealed }) => ({ personRef, sealed })));
      await audit(tx, { action: 'contact.search', subject: { type: 'contact' }, fields: ['name', 'kana'], detail: { contactRefs: contacts.map(({ contactRef }) => contactRef) } });
      return contacts.flatMap(({ contactRef, applicationId }, index) => {
        const fields = opened[index]?.fields;
        return fields ? [{ contactRef, applicationId, name: fields.name, kana: fields.kana }] : [];
      });
    });
  }

  /** Forgets the person everywhere in this service, unless a duty to keep records stands against it. */
  forget(contactRef: string, caller: Caller): Promise<Receipt> {
    return this.transactions.run(async (tx) => {
      const contact = await tx.findOneBy(Contact, { contactRef });
      if (!contact || (caller.kind !== 'staff' && contact.personRef !== caller.sub)) throw noContact();
      await this.requireNoRetention(tx, contact.personRef);
      await tx.update(Contact, { personRef: contact.personRef }, { nameKeys: null });
      const { shreddedAt, mac } = await this.personalData.forget(tx, contact.personRef);
      return { contactRef, shreddedAt, mac };
    });
  }

  private async requireNoRetention(tx: EntityManager, personRef: string): Promise<void> {
    const today = this.clock.today();
    const { retentionYears } = await this.settings.on(today, tx);
    const kept = await tx
      .createQueryBuilder(GrantApplication, 'application')
      .innerJoin(Contact, 'contact', 'contact.application_id = application.id')
      .where('contact.person_ref = :personRef', { personRef })
      .andWhere(`application.status NOT IN ('withdrawn', 'rejected')`)
      .andWhere('application.fy + :retentionYears >= :fy', { retentionYears, fy: fiscalYear(today) })
      .getExists();
    if (!kept) return;
    throw new NotAllowed({
      code: 'retention',
      ja: '手続中または保存期間中の案件があるため、消去できません',
      en: 'A case is running or must still be kept on record, so the person cannot be forgotten',
      law: '個人情報の保護に関する法律98条',
    });
  }

  private keysOf(names: readonly string[]): Promise<string[]> {
    return Promise.all(names.map((name) => this.personalData.searchIndex('name', nameSearchKey(name))));
  }
}

/** The whole name and, where it is written with spaces, each part. */
const partsOf = (name: string): string[] => [...new Set([name, ...name.split(/\s+/u).filter(Boolean)])];

const noContact = (): NotFound => new NotFound({ ja: '連絡先が見つかりません', en: 'There is no such contact' });

function noContactIfForgotten(error: unknown): never {
  throw error instanceof PersonForgotten ? noContact() : error;
}

/** Whoever was forgotten under this sign-in stays forgotten: nothing can be sealed for them any more. */
export function refuseForgotten(error: unknown): never {
  if (!(error instanceof PersonForgotten)) throw error;
  throw new NotAllowed({ code: 'person-forgotten', ja: '個人情報の消去後は、この利用者で登録できません', en: 'After this person was forgotten, nothing can be registered for them' });
}
