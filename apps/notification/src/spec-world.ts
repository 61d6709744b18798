import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { decisionNoticeIssued, grantProgramAnnounced } from '@tomoni/contracts';
import type { INestApplicationContext } from '@nestjs/common';
import { simpleParser } from 'mailparser';
import { DataSource, type EntityManager } from 'typeorm';
import { expect, vi } from 'vitest';
import { config } from './config.js';
import { GrantMailsService } from './grant-mails/grant-mails.service.js';
import { Delivery, type DeliveryStatus } from './deliveries/delivery.entity.js';
import { scriptedGateway } from './spec-gateway.js';
import { specParticipation, type Contact } from './spec-participation.js';

/** For specs: the mail server and the participation service that the service under test is configured for. */
export async function startSurroundings() {
  const portOf = (url: string) => Number(new URL(url).port);
  const smtpPort = portOf(config.SMTP_URL);
  const surroundings = {
    gateway: await scriptedGateway(smtpPort),
    participation: await specParticipation(portOf(config.PARTICIPATION_URL)),
    /** As on a good day. */
    calm() {
      Object.assign(surroundings.gateway, { script: {}, seen: [], hold: Promise.resolve() });
      Object.assign(surroundings.participation, { status: undefined, asked: [] });
    },
    async restartGateway() {
      surroundings.gateway = await scriptedGateway(smtpPort);
    },
    /** Messages whose last line reached the mail server for this recipient. */
    mailsTo: (address: string | undefined) => surroundings.gateway.seen.filter(({ recipients }) => recipients.includes(address ?? '')),
    close: () => Promise.all([surroundings.gateway.close(), surroundings.participation.close()]),
  };
  return surroundings;
}
export type Surroundings = Awaited<ReturnType<typeof startSurroundings>>;

export const read = (content = '') => simpleParser(Buffer.from(content.replace(/^\.\./gm, '.'), 'latin1'));
export const someone = (change: Partial<Contact> = {}): Contact => ({ name: '見本 太郎', mail: `${randomUUID()}@example.jp`, lang: 'ja', ...change });

const envelope = (type: string, key: string) => ({
  id: randomUUIDv7(), type, key, time: new Date(), tenant: '123421', aggregateVersion: 1, correlationId: randomUUID(), drill: 'normal' as const, fiscalYear: 2026,
});

export function announcement(topics: string[], areas: string[] = []) {
  const payload = grantProgramAnnounced.payload.parse({ ...grantProgramAnnounced.example, programId: randomUUIDv7(), topics, areas });
  return { ...envelope(grantProgramAnnounced.type, payload.programId), payload };
}

/** What specs do to the service and see of it. */
export function mailWorld(app: INestApplicationContext, { participation }: Surroundings) {
  const db = app.get(DataSource);
  const transaction = <Result>(work: (tx: EntityManager) => Promise<Result>) => db.transaction(work);
  const deliveriesOf = (caseId: string) => db.getRepository(Delivery).find({ where: { caseId }, order: { createdAt: 'ASC' } });
  return {
    transaction,
    deliveriesOf,
    announce: (event: ReturnType<typeof announcement>) => transaction((tx) => app.get(GrantMailsService).announceProgram(tx, event)),
    /** A decision notice for somebody participation knows; `undefined` for somebody it has forgotten. */
    notice(...[contact]: [contact?: Contact | 'forgotten']) {
      const [caseId, contactRef, known] = [randomUUIDv7(), randomUUID(), contact ?? someone()];
      if (known !== 'forgotten') participation.contacts.set(contactRef, known);
      const payload = decisionNoticeIssued.payload.parse({ ...decisionNoticeIssued.example, caseId, contactRef });
      const event = { ...envelope(decisionNoticeIssued.type, caseId), payload };
      return {
        caseId, contactRef, event, mail: known === 'forgotten' ? '' : known.mail,
        tell: () => transaction((tx) => app.get(GrantMailsService).tellDecision(tx, event)),
      };
    },
    settled: (caseId: string, status: DeliveryStatus) =>
      vi.waitFor(async () => {
        const [delivery] = await deliveriesOf(caseId);
        expect(delivery).toMatchObject({ status });
        return delivery as Delivery;
      }, { timeout: 15_000, interval: 20 }),
  };
}
