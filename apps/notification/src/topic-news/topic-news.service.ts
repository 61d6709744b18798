import type { Drill, IncomingEvent } from '@tomoni/messaging';
import { Clock } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Messages } from '../dispatches/dispatch.entity.js';
import { DispatchesService } from '../dispatches/dispatches.service.js';
import { NewsRounds } from './news-rounds.service.js';

export interface TopicNews {
  readonly event: Pick<IncomingEvent, 'id' | 'type'>;
  /** The programme, announcement or whatever it is that happened: a UUID. */
  readonly about: string;
  readonly topics: readonly string[];
  /** Empty: the whole city. */
  readonly areas: readonly string[];
  readonly drill: Drill;
  readonly messages: Messages;
  /** Where more of it stands. */
  readonly page?: string;
}

/** What happened becomes news for those who asked for its topic: the first at once, what follows within the city's window as one mail. */
@Injectable()
export class TopicNewsService {
  constructor(private readonly clock: Clock, private readonly dispatches: DispatchesService, private readonly rounds: NewsRounds) {}

  /** In the transaction that handles the event; the same event a second time changes nothing. */
  async tell(tx: EntityManager, { event, about, topics, areas, drill, messages, page }: TopicNews): Promise<void> {
    // Only those who are marked for it hear of a drill, and each one counts: there is nothing to collect.
    if (drill !== 'normal') {
      await this.dispatches.plan(tx, { source: { kind: 'news', id: event.id }, about: [about], lane: 'campaign', drill, messages, audience: { drill: true } });
      return;
    }
    await this.rounds.holdOff(tx);
    await tx.query(
      `INSERT INTO news_item (event_id, event_type, about, topics, areas, messages, page, told_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (event_id) DO NOTHING`,
      [event.id, event.type, about, topics, areas, JSON.stringify(messages), page ?? null, this.clock.now()],
    );
  }
}
