import { randomUUIDv7 } from 'node:crypto';
import { Clock, expectVersion, NotFound, page, Transactions, type Caller, type Page } from '@tomoni/platform';
import type { AvailableAction } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DispatchesService } from '../dispatches/dispatches.service.js';
import { Campaign, type CampaignContent, type Deed } from './campaign.entity.js';
import type { CampaignAction, CampaignStatus } from './campaign.procedure.js';
import { CampaignRules } from './campaign-rules.service.js';
import { shown, type ShownCount } from '../small-counts.js';

/** A campaign with what the caller may do about it. */
export type CampaignCase = Campaign & { actions: AvailableAction<CampaignAction>[] };

@Injectable()
export class CampaignsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly rules: CampaignRules,
    private readonly dispatches: DispatchesService,
  ) {}

  /** The hot path: everything from BEGIN to COMMIT is sent at once. */
  async draft(content: CampaignContent, caller: Caller): Promise<CampaignCase> {
    await this.rules.require(content, this.rules.notInThePast(content.scheduledAt));
    return this.transactions.send(() => {
      const campaign = Campaign.draft(content, this.deed(caller));
      return { reply: this.view(campaign, caller), statements: [{ text: insertDraft, values: draftValues(campaign) }] };
    });
  }

  async edit(id: string, version: number, content: CampaignContent, caller: Caller): Promise<CampaignCase> {
    await this.rules.require(content, this.rules.notInThePast(content.scheduledAt));
    return this.change(id, caller, (campaign, deed) => { campaign.edit(content, deed); }, version);
  }

  /** Exactly what the approver has read: a newer version is refused. */
  approve(id: string, version: number, caller: Caller): Promise<CampaignCase> {
    return this.change(id, caller, (campaign, deed) => { campaign.approve(deed); }, version);
  }

  queue(id: string, caller: Caller): Promise<CampaignCase> {
    return this.change(id, caller, (campaign, deed) => { campaign.queue(deed); });
  }

  withdraw(id: string, caller: Caller): Promise<CampaignCase> {
    return this.change(id, caller, (campaign, deed) => { campaign.withdraw(deed); });
  }

  /** Nothing more goes out once this has committed, except what a gateway is just taking. */
  stop(id: string, caller: Caller): Promise<CampaignCase> {
    return this.change(id, caller, async (campaign, deed, tx) => {
      campaign.stop(deed);
      for (const dispatchId of campaign.dispatchIds) await this.dispatches.stop(tx, dispatchId);
    });
  }

  /** To those alone for whom the last try failed; never to those whose outcome is unknown, who may have it. */
  resendFailed(id: string, caller: Caller): Promise<CampaignCase> {
    return this.change(id, caller, async (campaign, deed, tx) => {
      campaign.resend(deed);
      const last = campaign.dispatchIds.at(-1) ?? '';
      const { id: dispatchId } = await this.dispatches.plan(tx, {
        source: { kind: 'campaign', id: randomUUIDv7() }, about: [id], lane: 'campaign', messages: campaign.messages, audience: { sameAs: last, among: ['failed'] },
      });
      campaign.dispatchIds = [...campaign.dispatchIds, dispatchId];
    });
  }

  /** To those only who get drills; the dispatch marks it as a test. */
  testSend(id: string): Promise<{ id: string; recipients: ShownCount }> {
    return this.transactions.run(async (tx) => {
      const { messages } = await this.lock(tx, id);
      const dispatch = await this.dispatches.plan(tx, { source: { kind: 'test', id: randomUUIDv7() }, about: [id], lane: 'campaign', drill: 'test', messages, audience: { drill: true } });
      return { id, recipients: shown(dispatch.total) };
    });
  }

  async get(id: string, caller: Caller): Promise<CampaignCase> {
    return this.view(await this.find(id), caller);
  }

  /** The newest first. */
  async list({ status, ...request }: { status?: CampaignStatus; cursor?: string; limit: number }, caller: Caller): Promise<Page<CampaignCase>> {
    const query = this.db.manager.createQueryBuilder(Campaign, 'campaign');
    if (status) query.where('campaign.status = :status', { status });
    const { items, next } = await page(query, request, { by: ['id'], direction: 'DESC' });
    return { items: items.map((campaign) => this.view(campaign, caller)), next };
  }

  async find(id: string, tx: EntityManager = this.db.manager): Promise<Campaign> {
    const campaign = await tx.findOneBy(Campaign, { id });
    if (!campaign) throw noCampaign();
    return campaign;
  }

  async store(tx: EntityManager, campaign: Campaign): Promise<void> {
    const { title, messages, topics, areas, kinds, childMonths, childAgeMonths, scheduledAt, status, writtenBy, approvedBy, dispatchIds, version, sentAt, toldAt } = campaign;
    await tx.update(Campaign, campaign.id, {
      title, messages, topics, areas, kinds, childMonths, childAgeMonths, scheduledAt, status, writtenBy, approvedBy, dispatchIds, version, sentAt, toldAt,
    });
  }

  private change(id: string, caller: Caller, work: (campaign: Campaign, deed: Deed, tx: EntityManager) => void | Promise<void>, version?: number): Promise<CampaignCase> {
    return this.transactions.run(async (tx) => {
      const campaign = await this.lock(tx, id);
      if (version !== undefined) expectVersion(campaign, version);
      await work(campaign, this.deed(caller), tx);
      await this.store(tx, campaign);
      return this.view(campaign, caller);
    });
  }

  private async lock(tx: EntityManager, id: string): Promise<Campaign> {
    const campaign = await tx.findOne(Campaign, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!campaign) throw noCampaign();
    return campaign;
  }

  private deed(caller: Caller): Deed {
    return { caller, now: this.clock.now() };
  }

  private view(campaign: Campaign, caller: Caller): CampaignCase {
    const base = `/campaigns/${campaign.id}`;
    const actions = campaign.actions(this.deed(caller)).map((action) => ({ ...action, href: action.name === 'edit' ? base : `${base}/${action.href}` }));
    return Object.assign(Object.create(Object.getPrototypeOf(campaign) as object) as Campaign, campaign, { actions });
  }
}

const insertDraft = `INSERT INTO campaign (id, title, messages, topics, areas, kinds, child_months, child_age_months, scheduled_at, status, written_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
const draftValues = (of: Campaign): unknown[] => [
  of.id, of.title, JSON.stringify(of.messages), of.topics, of.areas, of.kinds, of.childMonths, of.childAgeMonths, of.scheduledAt, of.status, of.writtenBy, of.createdAt,
];

const noCampaign = (): NotFound => new NotFound({ ja: '配信が見つかりません', en: 'There is no such campaign' });
