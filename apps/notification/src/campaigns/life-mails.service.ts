import { Clock, expectVersion, InvalidInput, NotFound, page, Transactions, type Caller, type Page } from '@tomoni/platform';
import type { AvailableAction } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Deed } from './campaign.entity.js';
import { CampaignRules } from './campaign-rules.service.js';
import { LifeMail, type LifeMailContent } from './life-mail.entity.js';
import type { LifeMailAction } from './life-mail.procedure.js';

export type LifeMailCase = LifeMail & { actions: AvailableAction<LifeMailAction>[] };

/** Standing rules; their mails are campaigns (CampaignSchedule). */
@Injectable()
export class LifeMailsService {
  constructor(private readonly db: DataSource, private readonly transactions: Transactions, private readonly clock: Clock, private readonly rules: CampaignRules) {}

  async draft(content: LifeMailContent, caller: Caller): Promise<LifeMailCase> {
    await this.require(content);
    return this.transactions.run(async (tx) => {
      const lifeMail = LifeMail.draft(content, this.deed(caller));
      await tx.insert(LifeMail, lifeMail);
      return this.view(lifeMail, caller);
    });
  }

  async edit(id: string, version: number, content: LifeMailContent, caller: Caller): Promise<LifeMailCase> {
    await this.require(content);
    return this.change(id, version, caller, (lifeMail, deed) => { lifeMail.edit(content, deed); });
  }

  approve(id: string, version: number, caller: Caller): Promise<LifeMailCase> {
    return this.change(id, version, caller, (lifeMail, deed) => { lifeMail.approve(deed); });
  }

  end(id: string, version: number, caller: Caller): Promise<LifeMailCase> {
    return this.change(id, version, caller, (lifeMail, deed) => { lifeMail.end(deed); });
  }

  async get(id: string, caller: Caller): Promise<LifeMailCase> {
    const lifeMail = await this.db.manager.findOneBy(LifeMail, { id });
    if (!lifeMail) throw new NotFound();
    return this.view(lifeMail, caller);
  }

  async list(request: { cursor?: string; limit: number }, caller: Caller): Promise<Page<LifeMailCase>> {
    const { items, next } = await page(this.db.manager.createQueryBuilder(LifeMail, 'rule'), request, { by: ['id'], direction: 'DESC' });
    return { items: items.map((lifeMail) => this.view(lifeMail, caller)), next };
  }

  private change(id: string, version: number, caller: Caller, work: (lifeMail: LifeMail, deed: Deed) => void): Promise<LifeMailCase> {
    return this.transactions.run(async (tx) => {
      const lifeMail = await tx.findOne(LifeMail, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!lifeMail) throw new NotFound();
      expectVersion(lifeMail, version);
      work(lifeMail, this.deed(caller));
      const { title, messages, topics, areas, ageMonths, activeFrom, activeUntil, status, writtenBy, approvedBy, version: next } = lifeMail;
      await tx.update(LifeMail, id, { title, messages, topics, areas, ageMonths, activeFrom, activeUntil, status, writtenBy, approvedBy, version: next });
      return this.view(lifeMail, caller);
    });
  }

  private require(content: LifeMailContent): Promise<void> {
    if (content.activeUntil !== null && content.activeUntil < content.activeFrom) {
      throw new InvalidInput([{ in: 'body', pointer: '#/activeUntil', code: 'before-its-beginning', detail: { ja: '終わりの月が始まりの月より前です。', en: 'The last month lies before the first.' } }]);
    }
    return this.rules.require(content);
  }

  private deed(caller: Caller): Deed {
    return { caller, now: this.clock.now() };
  }

  private view(lifeMail: LifeMail, caller: Caller): LifeMailCase {
    const base = `/life-mails/${lifeMail.id}`;
    const actions = lifeMail.actions(this.deed(caller)).map((action) => ({ ...action, href: action.name === 'edit' ? base : `${base}/${action.href}` }));
    return Object.assign(Object.create(LifeMail.prototype as object) as LifeMail, lifeMail, { actions });
  }
}
