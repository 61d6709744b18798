import { randomUUIDv7 } from 'node:crypto';
import type { AvailableAction, ProcedureCaller } from '@tomoni/procedure';
import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Audience, Messages } from '../dispatches/dispatch.entity.js';
import type { EndpointKind } from '../subscriptions/endpoint.entity.js';
import { monthsBefore } from './birth-months.js';
import { campaignProcedure, theSchedule, type CampaignAction, type CampaignStatus } from './campaign.procedure.js';

/** What a department writes. */
export interface CampaignContent {
  readonly title: string;
  readonly messages: Messages;
  readonly topics: readonly string[];
  /** Empty: the whole city. */
  readonly areas: readonly string[];
  readonly kinds: readonly EndpointKind[] | null;
  /** `YYYY-MM` of birth; only those who told of a child of such a month. */
  readonly childMonths: readonly string[] | null;
  /** Instead of months: children who reach this age, in months, in the month of sending. */
  readonly childAgeMonths: number | null;
  /** Null: as soon as it is queued. */
  readonly scheduledAt: Date | null;
}
export interface Deed { readonly caller: ProcedureCaller; readonly now: Date }

@Entity()
@ForeignKey('LifeMail', ['lifeMailId'], ['id'], { name: 'campaign_life_mail_id_fkey' })
@Unique('campaign_life_mail', ['lifeMailId', 'birthMonth'])
@Index('campaign_by_status', ['status', 'id'])
export class Campaign {
  @PrimaryColumn('uuid') id: string;
  @Column('text') title: string;
  @Column('jsonb') messages: Messages;
  @Column('text', { array: true }) topics: string[];
  @Column('text', { array: true }) areas: string[];
  @Column('text', { array: true, nullable: true }) kinds: EndpointKind[] | null;
  @Column('text', { array: true, nullable: true }) childMonths: string[] | null;
  @Column('int', { nullable: true }) childAgeMonths: number | null;
  @Column('timestamptz', { nullable: true }) scheduledAt: Date | null;
  @Column('text') status: CampaignStatus;
  @Column('text', { array: true }) writtenBy: string[];
  @Column('text', { nullable: true }) approvedBy: string | null;
  /** The first is to everybody, later ones to those for whom the one before failed. */
  @Column('uuid', { array: true, default: [] }) dispatchIds: string[];
  @Column('uuid', { nullable: true }) lifeMailId: string | null;
  @Column('text', { nullable: true }) birthMonth: string | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  /** When `campaign.sent` was published: once, whatever is sent again later. */
  @Column('timestamptz', { nullable: true }) toldAt: Date | null;

  static draft(content: CampaignContent, { caller, now }: Deed): Campaign {
    return Object.assign(new Campaign(), {
      id: randomUUIDv7(), ...content, status: campaignProcedure.initial, writtenBy: [caller.sub ?? ''], approvedBy: null, dispatchIds: [],
      lifeMailId: null, birthMonth: null, version: 1, createdAt: now, sentAt: null, toldAt: null,
    });
  }

  /** Another text is another thing to approve. */
  edit(content: CampaignContent, deed: Deed): void {
    this.move('edit', deed);
    const { sub = '' } = deed.caller;
    Object.assign(this, content, { approvedBy: null, writtenBy: [...new Set([...this.writtenBy, sub])] });
  }

  approve(deed: Deed): void {
    this.move('approve', deed);
    this.approvedBy = deed.caller.sub ?? null;
  }

  queue(deed: Deed): void {
    this.move('queue', deed);
  }

  start(dispatchId: string, now: Date): void {
    this.move('start', { caller: theSchedule, now });
    this.sentAt = now;
    this.dispatchIds = [dispatchId];
  }

  complete(now: Date): void {
    this.move('complete', { caller: theSchedule, now });
  }

  resend(deed: Deed): void {
    this.move('resend-failed', deed);
  }

  stop(deed: Deed): void {
    this.move('stop', deed);
  }

  withdraw(deed: Deed): void {
    this.move('withdraw', deed);
  }

  actions({ caller, now }: Deed): AvailableAction<CampaignAction>[] {
    return campaignProcedure.actions(this, { caller, now, context: this });
  }

  /** @param today `YYYY-MM-DD`, from which an age becomes months of birth */
  audience(today: string): Audience {
    const childMonths = this.childAgeMonths === null ? this.childMonths : [monthsBefore(today.slice(0, 7), this.childAgeMonths)];
    return { topics: this.topics, areas: this.areas, ...(childMonths && { childMonths }), ...(this.kinds && { kinds: this.kinds }) };
  }

  private move(action: CampaignAction, { caller, now }: Deed): void {
    this.status = campaignProcedure.transition(this, action, { caller, now, context: this }).to;
    this.version += 1;
  }
}
