import { NotFound, page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Dispatch } from './dispatch.entity.js';
import { summaryOf, viewOf, type ListDispatches, type Outcome } from './dispatch.view.js';

/** Dispatches as staff read them. */
@Injectable()
export class DispatchRecords {
  constructor(private readonly db: DataSource) {}

  async list({ about, source, sameAs, lane, status, drill, ...request }: z.output<typeof ListDispatches>) {
    const query = this.db.getRepository(Dispatch).createQueryBuilder('dispatch');
    if (about) query.andWhere('dispatch.about @> ARRAY[CAST(:about AS uuid)]', { about });
    if (source) query.andWhere('dispatch.sourceKind = :source', { source });
    if (sameAs) query.andWhere(`CAST(dispatch.audience ->> 'sameAs' AS uuid) = :sameAs`, { sameAs });
    if (lane) query.andWhere('dispatch.lane = :lane', { lane });
    if (status) query.andWhere('dispatch.status = :status', { status });
    if (drill) query.andWhere('dispatch.drill = :drill', { drill });
    const { items, next } = await page(query, request, { by: ['id'], direction: 'DESC' });
    return { items: items.map(summaryOf), next };
  }

  /** @throws NotFound */
  async get(id: string) {
    const dispatch = await this.db.getRepository(Dispatch).findOneBy({ id });
    if (!dispatch) throw new NotFound({ ja: '配信が見つかりません', en: 'There is no such dispatch' });
    const outcomes = await this.db.query<Outcome[]>(
      'SELECT status, reason, count(*)::int AS count FROM dispatch_recipient WHERE dispatch_id = $1 GROUP BY status, reason ORDER BY count DESC, status, reason', [id],
    );
    return viewOf(dispatch, outcomes);
  }
}
