import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ParsedTelegram, TelegramDecision } from './telegram.js';

export type { Coded, DecidedArea, ParsedTelegram, TelegramAction, TelegramDecision, TelegramItem } from './telegram.js';

/** A telegram as it is stored. */
export interface TakenTelegram extends ParsedTelegram {
  readonly id: string;
  /** Telegrams of one series speak of the same thing: an update, a lift or a cancellation is of the alert made from the same series. */
  readonly series: string;
  readonly receivedAt: Date;
}

/** Who acts on telegrams. */
export abstract class TelegramSink {
  /**
   * In the transaction that stores the telegram; called once for each that is not a duplicate, in the order of its series,
   * whatever the decision. What it throws undoes the storing, and the telegram is tried again.
   */
  abstract take(tx: EntityManager, telegram: TakenTelegram, decision: TelegramDecision): Promise<void>;
}

/** Another slice registers its sink in `onModuleInit`. */
@Injectable()
export class TelegramSinksService {
  private readonly sinks: TelegramSink[] = [];

  register(sink: TelegramSink): void {
    this.sinks.push(sink);
  }

  async take(tx: EntityManager, telegram: TakenTelegram, decision: TelegramDecision): Promise<void> {
    for (const sink of this.sinks) await sink.take(tx, telegram, decision);
  }
}
