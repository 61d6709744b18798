import { randomUUIDv7 } from 'node:crypto';
import type { Drill } from '@tomoni/messaging';
import type { AvailableAction, ProcedureCaller } from '@tomoni/procedure';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Messages } from '../dispatches/dispatch.entity.js';
import { alertProcedure, approvalsNeeded, theTelegram, type AlertAction, type AlertStatus } from './alert.procedure.js';
import type { AlertTexts, VersionAction } from './alert-text.js';
import type { Words } from './alert-words.js';

/** What an alert says, apart from how it is told. */
export interface AlertContent {
  readonly kind: string;
  /** 1–5: 警戒レベル, or what corresponds to it; null where there is none. */
  readonly level: number | null;
  /** Codes of the city's own areas, at least one; the whole city by its municipality code. */
  readonly areas: readonly string[];
  readonly texts: AlertTexts;
  /** Since when it holds. */
  readonly effectiveAt: Date;
  /** After this it is no longer shown as standing. */
  readonly expiresAt: Date;
}
/** Whoever acts: a person, a telegram or the clock. */
export interface AlertDeed { readonly caller: ProcedureCaller; readonly now: Date }

/** An emergency alert: one thing that people are warned of, from its draft to its end. What was told of it when is in its versions. */
@Entity()
@Index('alert_by_status', ['status', 'id'])
@Index('alert_changed', ['changedAt'])
@Index('alert_series', ['series', 'id'], { where: 'series IS NOT NULL' })
@ForeignKey('Alert', ['supersedes'], ['id'], { name: 'alert_supersedes_fkey' })
// 災害対策基本法60条: an evacuation order is people's, whatever code runs.
@Check('alert_evacuation_by_people', `kind <> 'evacuation' OR drafted_by <> 'telegram'`)
@Check('alert_two_people', `status NOT IN ('issued', 'updated') OR level IS NULL OR level < 4 OR drafted_by = 'telegram' OR cardinality(approvals) >= 2`)
export class Alert {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('smallint', { nullable: true }) level: number | null;
  @Column('text') drill: Drill;
  @Column('text') status: AlertStatus;
  @Column('text', { array: true }) areas: string[];
  @Column('jsonb') texts: AlertTexts;
  @Column('timestamptz') effectiveAt: Date;
  @Column('timestamptz') expiresAt: Date;
  /** Pseudonyms of the people who stand for it as it is now, and `voice:<id>` for a code of headquarters. */
  @Column('text', { array: true }) approvals: string[];
  @Column('text') draftedBy: string;
  /** Of the telegrams it came from. */
  @Column('text', { nullable: true }) series: string | null;
  /** The telegram that made or last changed it. */
  @Column('uuid', { nullable: true }) telegramId: string | null;
  /** A telegram of this level asks people whether to order evacuation. */
  @Column('smallint', { nullable: true }) evacuationPrompt: number | null;
  @Column('uuid', { nullable: true }) supersedes: string | null;
  /** Dispatches to those with whom an earlier one had failed. */
  @Column('uuid', { array: true }) resendIds: string[];
  @Column('int') version: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) issuedAt: Date | null;
  @Column('timestamptz') changedAt: Date;

  static draft(content: AlertContent, { caller, now }: AlertDeed, rest: Partial<Pick<Alert, 'drill' | 'series' | 'telegramId' | 'evacuationPrompt' | 'supersedes'>> = {}): Alert {
    const sub = caller.sub ?? '';
    return Object.assign(new Alert(), {
      id: randomUUIDv7(), ...content, drill: 'normal', status: alertProcedure.initial, approvals: sub === theTelegram.sub ? [] : [sub], draftedBy: sub,
      series: null, telegramId: null, evacuationPrompt: null, supersedes: null, resendIds: [], ...rest, version: 1, createdAt: now, issuedAt: null, changedAt: now,
    });
  }

  /** Whoever changes the words stands for them alone; earlier approvals were for other words. A telegram's draft becomes that person's. */
  edit(content: AlertContent, deed: AlertDeed): void {
    this.move('edit', deed);
    Object.assign(this, content, { approvals: [deed.caller.sub ?? ''], draftedBy: deed.caller.sub ?? '' });
  }

  approve(deed: AlertDeed): void {
    this.move('approve', deed);
    this.approvals = [...this.approvals, deed.caller.sub ?? ''];
  }

  /** Headquarters has said it by telephone. */
  confirmByVoice(codeId: string, deed: AlertDeed): void {
    this.move('confirm', deed);
    this.approvals = [...this.approvals, `voice:${codeId}`];
  }

  issue(deed: AlertDeed): void {
    this.move('issue', deed);
    this.issuedAt = deed.now;
  }

  /** @param voice id of the code of headquarters that stands for a second person where the level is raised to 4 or above */
  update(content: AlertContent, deed: AlertDeed, voice?: string): void {
    const raised = approvalsNeeded(content.level) > 1 && (this.level ?? 0) < (content.level ?? 0);
    const approvals = raised ? [deed.caller.sub ?? '', ...(voice === undefined ? [] : [`voice:${voice}`])] : this.approvals;
    this.move('update', deed, { kind: content.kind, level: content.level, approvals });
    Object.assign(this, content, deed.caller === theTelegram ? {} : { approvals });
  }

  /** A later telegram of its series changes a draft that nobody has touched; where people wrote, only what prompted them. */
  revise(content: AlertContent, deed: AlertDeed): void {
    this.move('revise', deed);
    if (this.draftedBy === theTelegram.sub) Object.assign(this, content, { approvals: [] });
  }

  /** Moves without changing what it says. */
  end(action: Extract<AlertAction, 'lift' | 'cancel' | 'supersede' | 'discard' | 'withdraw' | 'expire'>, deed: AlertDeed): void {
    this.move(action, deed);
  }

  resend(dispatchId: string, now: Date): void {
    this.resendIds = [...this.resendIds, dispatchId];
    this.version += 1;
    this.changedAt = now;
  }

  can(action: AlertAction, { caller, now }: AlertDeed): boolean {
    return alertProcedure.refusal(this, action, { caller, now, context: this }) === undefined;
  }

  actions({ caller, now }: AlertDeed): AvailableAction<AlertAction>[] {
    return alertProcedure.actions(this, { caller, now, context: this });
  }

  private move(action: AlertAction, { caller, now }: AlertDeed, context: Pick<Alert, 'kind' | 'level' | 'approvals'> = this): void {
    this.status = alertProcedure.transition(this, action, { caller, now, context }).to;
    this.version += 1;
    this.changedAt = now;
  }
}

/** One thing that was told of an alert, as it was told: never changed. */
@Entity()
@Unique('alert_version_serial', ['alertId', 'serial'])
@ForeignKey('Alert', ['alertId'], ['id'], { name: 'alert_version_alert_id_fkey' })
export class AlertVersion {
  /** The source of its dispatch. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') alertId: string;
  @Column('int') serial: number;
  @Column('text') action: VersionAction;
  @Column('smallint', { nullable: true }) level: number | null;
  @Column('text', { array: true }) areas: string[];
  @Column('timestamptz') effectiveAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('jsonb') texts: AlertTexts;
  @Column('jsonb') headline: Words;
  @Column('jsonb') messages: Messages;
  @Column('text', { nullable: true }) reason: string | null;
  /** The pseudonym of a person, `telegram`, or `clock`. */
  @Column('text') toldBy: string;
  @Column('uuid', { nullable: true }) telegramId: string | null;
  @Column('uuid') dispatchId: string;
  @Column('timestamptz') toldAt: Date;
}

/** A word that headquarters gives by telephone in place of a second person: for one alert, once. */
@Entity()
@Unique('alert_voice_code_index', ['codeIndex'])
export class AlertVoiceCode {
  @PrimaryColumn('uuid') id: string;
  /** Keyed digest: the code itself is stored nowhere. */
  @Column('text') codeIndex: string;
  @Column('text') madeBy: string;
  @Column('timestamptz') validUntil: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
  @Column('uuid', { nullable: true }) usedFor: string | null;
  @Column('text', { nullable: true }) usedBy: string | null;
}
