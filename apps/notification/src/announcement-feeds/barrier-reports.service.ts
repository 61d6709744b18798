import { randomUUIDv7 } from 'node:crypto';
import { Clock, expectVersion, NotFound, page, Transactions, type Caller, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mayRead } from '../announcements/announcement.procedure.js';
import { BarrierReport } from '../announcements/barrier-report.entity.js';
import type { TextVariant } from '../dispatches/dispatch.entity.js';
import { AnnouncementFeedsService } from './announcement-feeds.service.js';

/** What people could not read or use, for the unit whose page it is. */
@Injectable()
export class BarrierReportsService {
  constructor(private readonly db: DataSource, private readonly transactions: Transactions, private readonly clock: Clock, private readonly feeds: AnnouncementFeedsService) {}

  async report(announcementId: string, { barrier, lang }: { barrier: string; lang: TextVariant }): Promise<BarrierReport> {
    const { edition, deptCode } = await this.feeds.require(announcementId);
    return this.transactions.run(async (tx) => {
      const report = Object.assign(new BarrierReport(), { id: randomUUIDv7(), announcementId, edition, lang, barrier, deptCode, doneAt: null, version: 1, createdAt: this.clock.now() });
      await tx.insert(BarrierReport, report);
      return report;
    });
  }

  list({ open, ...request }: { open?: boolean; cursor?: string; limit: number }, caller: Caller): Promise<Page<BarrierReport>> {
    const query = this.db.manager.createQueryBuilder(BarrierReport, 'report');
    if (!mayRead(caller, { deptCode: '' })) query.andWhere('report.deptCode = :unit', { unit: caller.unit ?? '' });
    if (open !== undefined) query.andWhere(open ? 'report.doneAt IS NULL' : 'report.doneAt IS NOT NULL');
    return page(query, request, { by: ['createdAt', 'id'], direction: 'DESC' });
  }

  done(id: string, version: number, caller: Caller): Promise<BarrierReport> {
    return this.transactions.run(async (tx) => {
      const report = await tx.findOne(BarrierReport, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!report || !mayRead(caller, report)) throw new NotFound();
      expectVersion(report, version);
      Object.assign(report, { doneAt: this.clock.now(), version: version + 1 });
      await tx.save(report);
      return report;
    });
  }
}
