import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { PersonalData } from '@tomoni/encryption';
import { expectVersion, NotFound, page, Transactions, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { callOutside } from '../outside-request.js';
import { signatureOf } from '../signed-body.js';
import { config } from '../config.js';
import { TopicsService } from '../topics/topics.service.js';
import { WebhookPartner } from './webhook-partner.entity.js';

export type PartnerContent = Pick<WebhookPartner, 'name' | 'kind' | 'url' | 'topics' | 'areas' | 'active'>;
export type PartnerWithSecret = WebhookPartner & { readonly secret: string };
/** What a partner is told. The id stays the same however often it is sent. */
export interface PartnerEvent { readonly id: string; readonly type: string; readonly subject: string; readonly time: string; readonly data: unknown }
/** `reason`: `no-answer`, `unreachable`, `address-refused`, `status-503`; null when it was taken. */
export interface PartnerAnswer { readonly reason: string | null; readonly status: number | null; readonly retryAfter?: number }

/** How long the former secret signs too. */
const formerSecretDays = 7;

@Injectable()
export class WebhookPartnersService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly personalData: PersonalData,
    private readonly topics: TopicsService,
  ) {}

  list(query: { cursor?: string; limit: number }): Promise<Page<WebhookPartner>> {
    return page(this.db.getRepository(WebhookPartner).createQueryBuilder('partner'), query, { by: ['createdAt', 'id'], direction: 'DESC' });
  }

  /** @throws NotFound */
  async get(id: string, tx: EntityManager = this.db.manager): Promise<WebhookPartner> {
    const partner = await tx.findOneBy(WebhookPartner, { id });
    if (!partner) throw new NotFound();
    return partner;
  }

  /** @returns the secret, this once */
  create(content: PartnerContent): Promise<PartnerWithSecret> {
    return this.transactions.run(async (tx) => {
      await this.topics.requireKnown(tx, { topics: content.topics, areas: content.areas });
      const [id, secret] = [randomUUIDv7(), newSecret()];
      await tx.insert(WebhookPartner, { id, ...content, secretSealed: await this.personalData.seal(tx, id, 'webhook-secret', secret) });
      return Object.assign(await this.get(id, tx), { secret });
    });
  }

  /** @throws NotFound, PreconditionFailed */
  change(id: string, version: number, content: PartnerContent): Promise<WebhookPartner> {
    return this.transactions.run(async (tx) => {
      const partner = await this.locked(tx, id, version);
      await this.topics.requireKnown(tx, { topics: content.topics, areas: content.areas });
      return tx.save(Object.assign(partner, content, { version: version + 1 }));
    });
  }

  /** A new secret; both sign until the partner has had time to change over. @returns it, this once @throws NotFound, PreconditionFailed */
  changeSecret(id: string, version: number): Promise<PartnerWithSecret> {
    return this.transactions.run(async (tx) => {
      const partner = await this.locked(tx, id, version);
      const secret = newSecret();
      Object.assign(partner, {
        formerSecretSealed: partner.secretSealed, formerSecretUntil: new Date(Date.now() + formerSecretDays * 86_400_000),
        secretSealed: await this.personalData.seal(tx, id, 'webhook-secret', secret), version: version + 1,
      });
      return Object.assign(await tx.save(partner), { secret });
    });
  }

  /** Who is told of an announcement of this topic and these areas. */
  async interested(tx: EntityManager, category: string, areas: readonly string[]): Promise<string[]> {
    const everywhere = areas.length === 0 || areas.includes(config.TENANT);
    const rows = await tx.query<{ id: string }[]>(
      `SELECT id FROM webhook_partner WHERE active AND (topics = '{}' OR $1 = ANY(topics)) AND ($2 OR areas = '{}' OR $4 = ANY(areas) OR areas && $3::text[]) ORDER BY id`,
      [category, everywhere, areas, config.TENANT],
    );
    return rows.map(({ id }) => id);
  }

  /** One signed request. @returns undefined when the partner is no longer told anything */
  async tell(id: string, event: PartnerEvent, { evenInactive = false } = {}): Promise<PartnerAnswer | undefined> {
    const partner = await this.get(id);
    if (!partner.active && !evenInactive) return undefined;
    const body = JSON.stringify({ specversion: '1.0', source: config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`, datacontenttype: 'application/json', ...event });
    const answer = await callOutside({
      method: 'POST', url: partner.url, body, timeoutMs: config.CHANNEL_TIMEOUT_SECONDS * 1_000,
      headers: { 'content-type': 'application/cloudevents+json; charset=utf-8', 'tomoni-signature': signatureOf(body, await this.secrets(partner), Date.now()) },
    });
    if (typeof answer === 'string') return { reason: answer, status: null };
    const { status, retryAfter } = answer;
    return { reason: status >= 200 && status < 300 ? null : `status-${status}`, status, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }

  /** A request that says it is a test, now. @throws NotFound */
  async test(id: string): Promise<{ delivered: boolean; status: number | null; reason: string | null }> {
    const event = { id: randomUUIDv7(), type: 'jp.tomoni.webhook.test.v1', subject: id, time: new Date().toISOString(), data: { ja: '接続の試験です。', en: 'This tests the connection.' } };
    const answer = await this.tell(id, event, { evenInactive: true });
    // The audit stands in this transaction; the request itself must not hold one open.
    return this.transactions.run(async () => Promise.resolve({ delivered: answer?.reason === null, status: answer?.status ?? null, reason: answer?.reason ?? null }));
  }

  private secrets({ id, secretSealed, formerSecretSealed, formerSecretUntil }: WebhookPartner): Promise<string[]> {
    const former = formerSecretSealed !== null && formerSecretUntil !== null && formerSecretUntil.getTime() > Date.now() ? [formerSecretSealed] : [];
    return this.db.transaction(async (tx) => {
      const opened: string[] = [];
      for (const sealed of [secretSealed, ...former]) opened.push(await this.personalData.open(tx, id, 'webhook-secret', sealed));
      return opened;
    });
  }

  private async locked(tx: EntityManager, id: string, version: number): Promise<WebhookPartner> {
    const partner = await tx.findOne(WebhookPartner, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!partner) throw new NotFound();
    expectVersion(partner, version);
    return partner;
  }
}

const newSecret = (): string => randomBytes(32).toString('base64url');
