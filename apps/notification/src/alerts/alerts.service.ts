import { randomUUIDv7 } from 'node:crypto';
import type { Drill } from '@tomoni/messaging';
import { Clock, expectVersion, NotFound, page, Transactions, type Caller, type Page } from '@tomoni/platform';
import { NotAllowed, type AvailableAction } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { config } from '../config.js';
import { DispatchesService, type Progress } from '../dispatches/dispatches.service.js';
import { AlertContents, type WrittenAlert } from './alert-content.service.js';
import { Alert, AlertVersion, type AlertDeed } from './alert.entity.js';
import { approvalsNeeded, type AlertAction, type AlertStatus } from './alert.procedure.js';
import { AlertTelling } from './alert-telling.service.js';
import { titleOf, type Words } from './alert-words.js';
import { VoiceCodes } from './voice-codes.service.js';

/** An alert with what was told of it and what the caller may do about it. */
export type AlertCase = Alert & { title: Words; approvalsNeeded: number; versions: AlertVersion[]; actions: AvailableAction<AlertAction>[] };
export interface AlertInput extends WrittenAlert { readonly voiceCode?: string; readonly supersedes?: string | null }
export type VoiceOrder = { readonly voiceCodes: readonly string[] } & (
  | { readonly do: 'issue'; readonly alert: WrittenAlert }
  | { readonly do: 'lift'; readonly alertId: string; readonly reason: string | null }
  | { readonly do: 'cancel'; readonly alertId: string; readonly reason: string });
export interface AlertProgress { id: string; dispatches: (Pick<Progress, 'counts'> & { dispatchId: string; serial: number | null; total: number; status: string; startedAt: Date; completedAt: Date | null })[] }

@Injectable()
export class AlertsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly contents: AlertContents,
    private readonly telling: AlertTelling,
    private readonly voiceCodes: VoiceCodes,
    private readonly dispatches: DispatchesService,
  ) {}

  /** Goes out at once where one person may decide; else it waits for the second one. */
  draft(input: AlertInput, caller: Caller, drill: Drill = 'normal'): Promise<AlertCase> {
    return this.transactions.run(async (tx) => {
      const deed = this.deed(caller);
      const alert = Alert.draft(await this.contents.written(tx, input), deed, { drill, supersedes: input.supersedes ?? null });
      if (alert.supersedes !== null) await this.lock(tx, alert.supersedes);
      await tx.insert(Alert, alert);
      if (input.voiceCode !== undefined) alert.confirmByVoice(await this.voiceCodes.use(tx, input.voiceCode, alert.id, caller), deed);
      if (alert.can('issue', deed)) await this.issue(tx, alert, deed);
      return this.store(tx, alert, deed);
    });
  }

  /** An edit is a new text: whoever approved the old one has not read it. */
  edit(id: string, version: number, input: AlertInput, caller: Caller): Promise<AlertCase> {
    return this.change(id, caller, async (alert, deed, tx) => {
      alert.edit(await this.contents.written(tx, input), deed);
    }, version);
  }

  /** Exactly what the second person has read. Sends it when nobody else is needed. */
  approve(id: string, version: number, caller: Caller, voiceCode?: string): Promise<AlertCase> {
    return this.change(id, caller, async (alert, deed, tx) => {
      // A telegram's draft needs one person; who wrote a draft may confirm it by the code of headquarters.
      if (voiceCode === undefined) alert.approve(deed);
      else alert.confirmByVoice(await this.voiceCodes.use(tx, voiceCode, alert.id, caller), deed);
      if (alert.can('issue', deed)) await this.issue(tx, alert, deed);
    }, version);
  }

  /** Reaches exactly those who got the first. More areas are another alert, or they would not hear of it. */
  update(id: string, version: number, input: AlertInput & { correction: boolean; reason: string | null }, caller: Caller): Promise<AlertCase> {
    return this.change(id, caller, async (alert, deed, tx) => {
      const content = await this.contents.written(tx, input);
      if (content.kind !== alert.kind) throw new NotAllowed({ code: 'another-kind', ja: '種別は変えられません。新しい緊急情報として発表してください', en: 'The kind cannot change; issue another alert' });
      const [first] = await this.versionsOf(tx, alert.id);
      if (first && !isWithin(content.areas, first.areas)) {
        throw new NotAllowed({ code: 'wider-area', ja: '最初の発表より広い地域には更新できません。加わる地域には新しい緊急情報を発表してください', en: 'An update may not reach further than the first; issue another alert for the areas that are new' });
      }
      const voice = input.voiceCode === undefined ? undefined : await this.voiceCodes.use(tx, input.voiceCode, alert.id, caller);
      alert.update(content, deed, voice);
      await this.telling.tell(tx, alert, input.correction ? 'correct' : 'update', deed, input.reason);
    }, version);
  }

  /** The danger is over. */
  lift(id: string, reason: string | null, caller: Caller): Promise<AlertCase> {
    return this.change(id, caller, async (alert, deed, tx) => {
      alert.end('lift', deed);
      await this.telling.tell(tx, alert, 'lift', deed, reason);
    });
  }

  /** It was wrong: says so, and never that it is safe. */
  cancel(id: string, reason: string, caller: Caller): Promise<AlertCase> {
    return this.change(id, caller, async (alert, deed, tx) => {
      alert.end('cancel', deed);
      await this.telling.tell(tx, alert, 'cancel', deed, reason);
    });
  }

  /** Without a sign-in: both codes are spent, or nothing happens. */
  orderByVoice(order: VoiceOrder): Promise<AlertCase> {
    return this.transactions.run(async (tx) => {
      const id = order.do === 'issue' ? randomUUIDv7() : order.alertId;
      const [first, second] = await this.voiceCodes.useBoth(tx, order.voiceCodes, id);
      const deed: AlertDeed = { caller: { roles: ['headquarters'], sub: `voice:${first}` }, now: this.clock.now() };
      if (order.do === 'issue') {
        const alert = Object.assign(Alert.draft(await this.contents.written(tx, order.alert), deed), { id });
        await tx.insert(Alert, alert);
        alert.confirmByVoice(second, deed);
        await this.issue(tx, alert, deed);
        return this.store(tx, alert, deed);
      }
      const alert = await this.lock(tx, id);
      alert.end(order.do, deed);
      await this.telling.tell(tx, alert, order.do, deed, order.reason);
      return this.store(tx, alert, deed);
    });
  }

  discard(id: string, caller: Caller): Promise<AlertCase> {
    return this.change(id, caller, (alert, deed) => { alert.end('discard', deed); });
  }

  /** Once more to those alone with whom the last version failed. */
  resendFailed(id: string, caller: Caller): Promise<AlertCase> {
    return this.change(id, caller, async (alert, { now }, tx) => {
      const last = (await this.versionsOf(tx, id)).at(-1);
      if (!last) throw new NotAllowed({ code: 'never-issued', ja: 'まだ発表していません', en: 'It was never issued' });
      const { id: dispatchId } = await this.dispatches.plan(tx, {
        source: { kind: 'alert', id: randomUUIDv7() }, about: [id], lane: 'alert', drill: alert.drill, messages: last.messages,
        audience: { sameAs: alert.resendIds.at(-1) ?? last.dispatchId, among: ['failed'] },
      });
      alert.resend(dispatchId, now);
    });
  }

  async get(id: string, caller: Caller): Promise<AlertCase> {
    const alert = await this.db.manager.findOneBy(Alert, { id });
    if (!alert) throw noAlert();
    return this.view(this.db.manager, alert, this.deed(caller));
  }

  /** The newest first. */
  async list({ status, drill, ...request }: { status?: AlertStatus; drill?: Drill; cursor?: string; limit: number }, caller: Caller): Promise<Page<AlertCase>> {
    const query = this.db.manager.createQueryBuilder(Alert, 'alert');
    if (status) query.andWhere('alert.status = :status', { status });
    if (drill) query.andWhere('alert.drill = :drill', { drill });
    const { items, next } = await page(query, request, { by: ['id'], direction: 'DESC' });
    return { items: await Promise.all(items.map((alert) => this.view(this.db.manager, alert, this.deed(caller)))), next };
  }

  async progress(id: string): Promise<AlertProgress> {
    const alert = await this.db.manager.findOneBy(Alert, { id });
    if (!alert) throw noAlert();
    const versions = await this.versionsOf(this.db.manager, id);
    const told = [...versions.map(({ dispatchId, serial }) => ({ dispatchId, serial })), ...alert.resendIds.map((dispatchId) => ({ dispatchId, serial: null }))];
    return {
      id,
      dispatches: await Promise.all(told.map(async ({ dispatchId, serial }) => {
        const { dispatch: { total, status, createdAt, completedAt }, counts } = await this.dispatches.progress(this.db.manager, dispatchId);
        return { dispatchId, serial, total, status, startedAt: createdAt, completedAt, counts };
      })),
    };
  }

  /** In the caller's transaction, with whatever it replaces. @throws NotAllowed */
  async issue(tx: EntityManager, alert: Alert, deed: AlertDeed): Promise<void> {
    if (alert.areas.length === 0) throw new NotAllowed({ code: 'no-area', ja: '対象地域を選んでください', en: 'Please choose the areas' });
    alert.issue(deed);
    if (alert.supersedes !== null) {
      const before = await this.lock(tx, alert.supersedes);
      if (before.can('supersede', deed)) {
        before.end('supersede', deed);
        await this.save(tx, before);
      }
    }
    await this.telling.tell(tx, alert, 'issue', deed);
  }

  async save(tx: EntityManager, { id, ...columns }: Alert): Promise<void> {
    await tx.update(Alert, id, { ...columns });
  }

  async lock(tx: EntityManager, id: string): Promise<Alert> {
    const alert = await tx.findOne(Alert, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!alert) throw noAlert();
    return alert;
  }

  versionsOf(tx: EntityManager, alertId: string): Promise<AlertVersion[]> {
    return tx.find(AlertVersion, { where: { alertId }, order: { serial: 'ASC' } });
  }

  private change(id: string, caller: Caller, work: (alert: Alert, deed: AlertDeed, tx: EntityManager) => void | Promise<void>, version?: number): Promise<AlertCase> {
    return this.transactions.run(async (tx) => {
      const alert = await this.lock(tx, id);
      if (version !== undefined) expectVersion(alert, version);
      const deed = this.deed(caller);
      await work(alert, deed, tx);
      return this.store(tx, alert, deed);
    });
  }

  private async store(tx: EntityManager, alert: Alert, deed: AlertDeed): Promise<AlertCase> {
    await this.save(tx, alert);
    return this.view(tx, alert, deed);
  }

  private deed(caller: Caller): AlertDeed {
    return { caller, now: this.clock.now() };
  }

  private async view(tx: EntityManager, alert: Alert, deed: AlertDeed): Promise<AlertCase> {
    const base = `/alerts/${alert.id}`;
    const actions = alert.actions(deed).map((action) => ({ ...action, href: action.name === 'edit' ? base : `${base}/${action.href}` }));
    return Object.assign(Object.create(Object.getPrototypeOf(alert) as object) as Alert, alert, {
      title: titleOf(alert.kind, alert.level), approvalsNeeded: approvalsNeeded(alert.level), versions: await this.versionsOf(tx, alert.id), actions,
    });
  }
}

/** Whether all of `areas` lie in `whole`. */
export const isWithin = (areas: readonly string[], whole: readonly string[]): boolean => whole.includes(config.TENANT) || areas.every((area) => whole.includes(area));

const noAlert = (): NotFound => new NotFound({ ja: '緊急情報が見つかりません', en: 'There is no such alert' });
