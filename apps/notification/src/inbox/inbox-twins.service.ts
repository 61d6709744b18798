import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Delivery } from '../deliveries/delivery.entity.js';
import { MailTemplates } from '../mail-templates/mail-templates.service.js';

/** What a twin is made of. */
export type TwinOf = Pick<Delivery, 'id' | 'caseId' | 'template' | 'templateVersion' | 'variables' | 'createdAt'>;
export interface ContactOf { readonly owner: string; readonly contactRef: string }

/** The name stays with the owner of the case, so the twin greets without it. */
const nameless = { name: { ja: 'ご担当者', en: 'Sir or Madam' } };
const mostEarlier = 1_000;

/** Puts the twins of mails into the inbox of whoever linked it to their recipient. */
@Injectable()
export class InboxTwins {
  constructor(private readonly templates: MailTemplates) {}

  /** In the transaction that queues the mail; nothing where nobody has linked an inbox. */
  async add(tx: EntityManager, contact: ContactOf, delivery: TwinOf): Promise<void> {
    await this.hold(tx, contact, 'shared');
    const [link] = await tx.query<{ person_ref: string }[]>('SELECT person_ref FROM inbox_link WHERE owner = $1 AND contact_ref = $2', [contact.owner, contact.contactRef]);
    if (link) await this.store(tx, link.person_ref, [delivery]);
  }

  /** Links an inbox, and puts in what was written before. A newer claim replaces an older one; what that person got stays theirs. */
  async link(tx: EntityManager, contact: ContactOf, personRef: string): Promise<void> {
    await this.hold(tx, contact, 'exclusive');
    await tx.query('INSERT INTO person_inbox (person_ref) VALUES ($1) ON CONFLICT DO NOTHING', [personRef]);
    await tx.query(
      `INSERT INTO inbox_link (owner, contact_ref, person_ref) VALUES ($1, $2, $3)
       ON CONFLICT (owner, contact_ref) DO UPDATE SET person_ref = excluded.person_ref, linked_at = now() WHERE inbox_link.person_ref <> excluded.person_ref`,
      [contact.owner, contact.contactRef, personRef],
    );
    const earlier = await tx.getRepository(Delivery).createQueryBuilder('delivery')
      .where(`delivery.recipientKind = 'contact' AND delivery.owner = :owner AND delivery.recipientRef = :contactRef`, contact)
      .andWhere('NOT EXISTS (SELECT 1 FROM inbox_message m WHERE m.delivery_id = delivery.id)')
      .orderBy('delivery.createdAt', 'DESC').addOrderBy('delivery.id', 'DESC').limit(mostEarlier).getMany();
    await this.store(tx, personRef, earlier.reverse());
  }

  /** A mail queued beside a claim is seen by one of the two: the claim waits for it, or it waits for the claim. */
  private async hold(tx: EntityManager, { owner, contactRef }: ContactOf, how: 'shared' | 'exclusive'): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock${how === 'shared' ? '_shared' : ''}(hashtextextended($1, 0))`, [`inbox ${owner} ${contactRef}`]);
  }

  private async store(tx: EntityManager, personRef: string, deliveries: readonly TwinOf[]): Promise<void> {
    for (const { id, caseId, template, templateVersion, variables, createdAt } of deliveries) {
      await this.templates.recall(tx, template, templateVersion);
      const [ja, en] = (['ja', 'en'] as const).map((language) => this.templates.render(template, templateVersion, language, { ...variables, ...nameless }));
      await tx.query(
        `WITH counted AS (UPDATE person_inbox SET last_number = last_number + 1 WHERE person_ref = $1 RETURNING last_number)
         INSERT INTO inbox_message (id, person_ref, number, delivery_id, case_id, subject, text, created_at)
         SELECT $2::uuid, $1, last_number, $3::uuid, $4::uuid, $5::jsonb, $6::jsonb, $7::timestamptz FROM counted`,
        [personRef, randomUUIDv7(), id, caseId, JSON.stringify({ ja: ja?.subject, en: en?.subject }), JSON.stringify({ ja: ja?.text, en: en?.text }), createdAt],
      );
    }
  }
}
