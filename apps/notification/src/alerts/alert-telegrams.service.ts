import { Clock } from '@tomoni/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TelegramSink, TelegramSinksService, type TakenTelegram, type TelegramDecision } from '../telegrams/telegram-sink.service.js';
import { AlertContents } from './alert-content.service.js';
import { Alert, type AlertContent, type AlertDeed } from './alert.entity.js';
import { openStatuses, theTelegram } from './alert.procedure.js';
import { AlertTelling } from './alert-telling.service.js';
import { AlertsService, isWithin } from './alerts.service.js';

type Step = 'tell' | 'propose' | 'follow' | 'lift' | 'cancel';

/**
 * What telegrams do to alerts, in the transaction that stores the telegram. The series is locked by whoever calls, so telegrams of
 * one event come here one by one. A drill runs the same way, to those alone who get drills.
 */
@Injectable()
export class AlertTelegrams extends TelegramSink implements OnModuleInit {
  constructor(
    private readonly telegrams: TelegramSinksService,
    private readonly alerts: AlertsService,
    private readonly contents: AlertContents,
    private readonly telling: AlertTelling,
    private readonly clock: Clock,
  ) {
    super();
  }

  onModuleInit(): void {
    this.telegrams.register(this);
  }

  async take(tx: EntityManager, telegram: TakenTelegram, decision: TelegramDecision): Promise<void> {
    const step = stepOf(telegram, decision);
    if (!step) return;
    const alert = await tx.findOne(Alert, { where: { series: telegram.series }, order: { id: 'DESC' }, lock: { mode: 'pessimistic_write' } });
    const open = alert !== null && openStatuses.includes(alert.status);
    const deed = { caller: theTelegram, now: this.clock.now() };
    if (step === 'lift' || step === 'cancel') {
      if (open) await this.end(tx, alert, step, telegram, deed);
      else if (step === 'cancel' && !alert) await this.recordCancelled(tx, telegram, decision, deed);
      return;
    }
    const content = await this.contents.decided(tx, decision, telegram);
    if (open) return this.follow(tx, alert, content, telegram, decision, deed);
    // What people ended or did not want is theirs to issue again; what only ran out goes on by itself.
    const byItself = step === 'tell' || (step === 'follow' && alert?.status === 'expired' && alert.issuedAt !== null);
    await this.make(tx, content, telegram, decision, deed, byItself ? 'issue' : 'propose');
  }

  private async make(tx: EntityManager, content: AlertContent, telegram: TakenTelegram, decision: TelegramDecision, deed: AlertDeed, what: 'issue' | 'propose', supersedes: string | null = null): Promise<void> {
    const alert = Alert.draft(content, deed, { drill: decision.drill, series: telegram.series, telegramId: telegram.id, evacuationPrompt: decision.evacuationPrompt, supersedes });
    await tx.insert(Alert, alert);
    if (what === 'issue' && content.areas.length > 0) {
      await this.alerts.issue(tx, alert, deed);
      await this.alerts.save(tx, alert);
    }
  }

  /** A later telegram of its series: people hear of it only when something they would do differently has changed. */
  private async follow(tx: EntityManager, alert: Alert, content: AlertContent, telegram: TakenTelegram, decision: TelegramDecision, deed: AlertDeed): Promise<void> {
    alert.evacuationPrompt = decision.evacuationPrompt;
    const [first] = await this.alerts.versionsOf(tx, alert.id);
    if (!first) {
      alert.telegramId = telegram.id;
      alert.revise(content, deed);
      return this.alerts.save(tx, alert);
    }
    if (content.areas.length === 0) return this.make(tx, content, telegram, decision, deed, 'propose');
    if (content.kind !== alert.kind || !isWithin(content.areas, first.areas)) return this.replace(tx, alert, content, telegram, decision, deed);
    const corrected = telegram.infoType === '訂正';
    const same = content.level === alert.level && sameSet(content.areas, alert.areas);
    alert.telegramId = telegram.id;
    if (same && !corrected) {
      alert.expiresAt = content.expiresAt;
      alert.changedAt = deed.now;
      return this.alerts.save(tx, alert);
    }
    alert.update(content, deed);
    await this.telling.tell(tx, alert, corrected ? 'correct' : 'update', deed);
    await this.alerts.save(tx, alert);
  }

  /** Areas that are new have to hear of it too: another alert, in place of this one where it covers it, else after its end. */
  private async replace(tx: EntityManager, alert: Alert, content: AlertContent, telegram: TakenTelegram, decision: TelegramDecision, deed: AlertDeed): Promise<void> {
    if (isWithin(alert.areas, content.areas)) return this.make(tx, content, telegram, decision, deed, 'issue', alert.id);
    await this.end(tx, alert, 'lift', telegram, deed);
    await this.make(tx, content, telegram, decision, deed, 'issue');
  }

  /** Of a draft nobody was told, so nobody is told of its end. */
  private async end(tx: EntityManager, alert: Alert, how: 'lift' | 'cancel', telegram: TakenTelegram, deed: AlertDeed): Promise<void> {
    alert.telegramId = telegram.id;
    if (alert.status === 'drafted') alert.end('withdraw', deed);
    else {
      alert.end(how, deed);
      await this.telling.tell(tx, alert, how, deed, telegram.headline.slice(0, 2_000) || null);
    }
    await this.alerts.save(tx, alert);
  }

  /** The cancellation overtook what it cancels: on record as cancelled, and what it cancels will issue nothing any more. */
  private async recordCancelled(tx: EntityManager, telegram: TakenTelegram, decision: TelegramDecision, deed: AlertDeed): Promise<void> {
    const alert = Alert.draft(await this.contents.decided(tx, decision, telegram), deed, { drill: decision.drill, series: telegram.series, telegramId: telegram.id });
    alert.end('withdraw', deed);
    await tx.insert(Alert, alert);
  }
}

function stepOf({ infoType }: TakenTelegram, { action, alertKind, areas }: TelegramDecision): Step | undefined {
  switch (action) {
    case 'auto-issue':
      return 'tell';
    case 'draft':
      return 'propose';
    case 'update':
      return 'follow';
    case 'lift':
      return 'lift';
    case 'cancel':
      return 'cancel';
    case 'drill':
      if (infoType === '取消') return 'cancel';
      return alertKind !== '' && areas.some(({ cityAreas }) => cityAreas.length > 0) ? 'tell' : undefined;
    case 'record':
    case 'ignore':
      return undefined;
  }
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((item) => b.includes(item));
