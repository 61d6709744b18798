import { randomUUIDv7 } from 'node:crypto';
import { alertCancelled, alertDispatchCompleted, alertIssued, alertLifted, alertUpdated } from '@tomoni/contracts';
import { eventContext, publish } from '@tomoni/messaging';
import { fiscalYear } from '@tomoni/calendar';
import { CitySettings, Clock } from '@tomoni/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NotificationSettings } from '../city-settings.js';
import { config } from '../config.js';
import type { Audience, Dispatch } from '../dispatches/dispatch.entity.js';
import type { RecipientStatus } from '../dispatches/dispatch-recipient.entity.js';
import { DispatchesService } from '../dispatches/dispatches.service.js';
import { AlertVersion, type Alert, type AlertDeed } from './alert.entity.js';
import { headlineOf, messagesOf, type Told, type VersionAction } from './alert-text.js';

const events = { issue: alertIssued, update: alertUpdated, correct: alertUpdated, lift: alertLifted, cancel: alertCancelled } as const;
const handedOver = ['handed', 'accepted', 'complained'] as const;
const failed = ['failed', 'bounced', 'undeliverable'] as const;

/** Tells people of an alert: a version for the record, a dispatch for the endpoints, an event for other services, all in one transaction. */
@Injectable()
export class AlertTelling implements OnModuleInit {
  constructor(private readonly dispatches: DispatchesService, private readonly settings: CitySettings, private readonly clock: Clock) {}

  onModuleInit(): void {
    this.dispatches.onCompleted('alert', (tx, dispatch, counts) => this.completed(tx, dispatch, counts));
  }

  /** The first goes to whoever asked for news of the areas, or to those who get drills; everything later to exactly the same endpoints. */
  async tell(tx: EntityManager, alert: Alert, action: VersionAction, { caller, now }: AlertDeed, reason: string | null = null): Promise<AlertVersion> {
    const earlier = await tx.find(AlertVersion, { where: { alertId: alert.id }, order: { serial: 'ASC' } });
    const last = earlier.at(-1);
    const told: Told = {
      action, kind: alert.kind, level: alert.level, drill: alert.drill, texts: alert.texts, ...(reason !== null && { reason }),
      when: action === 'lift' || action === 'cancel' ? now : alert.effectiveAt, ...(last && { before: { headline: last.headline, at: last.toldAt } }),
    };
    const headline = { ja: headlineOf(told, 'ja'), easy: headlineOf(told, 'ja-easy'), en: headlineOf(told, 'en') };
    const [id, messages] = [randomUUIDv7(), messagesOf(told)];
    const { id: dispatchId } = await this.dispatches.plan(tx, {
      source: { kind: 'alert', id }, about: [alert.id], lane: 'alert', drill: alert.drill, messages, audience: earlier[0] ? { sameAs: earlier[0].dispatchId } : await this.audience(tx, alert),
    });
    const version = Object.assign(new AlertVersion(), {
      id, alertId: alert.id, serial: earlier.length + 1, action, level: alert.level, areas: alert.areas, effectiveAt: alert.effectiveAt, expiresAt: alert.expiresAt, texts: alert.texts, headline, messages, reason,
      toldBy: caller.sub ?? '', telegramId: alert.telegramId, dispatchId, toldAt: now,
    });
    await tx.insert(AlertVersion, version);
    await this.inDrill(alert, () => publish(tx, events[action], {
      alertId: alert.id, status: alert.status, effectiveOn: this.clock.today(), ...this.city, kind: alert.kind, level: alert.level, areas: alert.areas,
      expiresAt: alert.expiresAt.toISOString(), supersedes: alert.supersedes, headline: headline.ja,
    }));
    return version;
  }

  /** Whom an alert for these areas would reach. */
  async audience(tx: EntityManager, { drill, areas }: Pick<Alert, 'drill' | 'areas'>): Promise<Audience> {
    return drill === 'normal' ? { topics: (await (this.settings as NotificationSettings).today(tx))['notification.alert-topics'], areas } : { drill: true };
  }

  private async completed(tx: EntityManager, dispatch: Dispatch, counts: Partial<Record<RecipientStatus, number>>): Promise<void> {
    const version = await tx.findOneBy(AlertVersion, { id: dispatch.sourceId });
    // What is sent again to those with whom it failed is no news.
    if (!version) return;
    const [row] = await tx.query<{ p95: number | null }[]>(
      `SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM r.handed_at - d.created_at))::float8 AS p95
       FROM dispatch_recipient r JOIN dispatch d ON d.id = r.dispatch_id WHERE d.id = $1 AND r.handed_at IS NOT NULL`, [dispatch.id]);
    const sum = (statuses: readonly RecipientStatus[]) => statuses.reduce((total, status) => total + (counts[status] ?? 0), 0);
    await this.inDrill(dispatch, () => publish(tx, alertDispatchCompleted, {
      dispatchId: dispatch.id, alertId: version.alertId, action: version.action,
      counts: { total: dispatch.total, handed: sum(handedOver), failed: sum(failed), unknown: counts.unknown ?? 0 },
      p95Seconds: row?.p95 == null ? null : Math.max(0, Math.round(row.p95 * 1000) / 1000),
    }));
  }

  /** Whoever reads the event learns from its envelope that it is a drill. */
  private inDrill<Result>({ drill }: Pick<Alert, 'drill'>, work: () => Promise<Result>): Promise<Result> {
    const context = eventContext.get();
    return drill === 'normal' ? work() : eventContext.run({ tenant: config.TENANT, correlationId: randomUUIDv7(), now: () => this.clock.now(), ...context, drill }, work);
  }

  private get city() {
    return { fy: fiscalYear(this.clock.today()), deptCode: config.ALERT_UNIT, lgCode: config.TENANT };
  }
}
