import { randomUUIDv7 } from 'node:crypto';
import { addMonths, tokyoDate } from '@tomoni/calendar';
import { NotAllowed, type AvailableAction, type ProcedureCaller, type Transition } from '@tomoni/procedure';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { textVariants, type TextVariant } from '../dispatches/dispatch.entity.js';
import { announcementProcedure, type AnnouncementAction, type AnnouncementFacts, type AnnouncementStatus } from './announcement.procedure.js';
import type { AnnouncementChannel } from './channel-publisher.service.js';

export interface Text { readonly title: string; /** Sanitised. */ readonly html: string }
export type Texts = { readonly [Variant in TextVariant]?: Text };
/** The languages there are, in the city's order: the database keeps no order of keys. */
export const languagesOf = (texts: Readonly<Partial<Record<TextVariant, unknown>>>): TextVariant[] => textVariants.filter((variant) => texts[variant] !== undefined);
export type AnnouncementStep = Transition<AnnouncementStatus, AnnouncementAction, string>;
/** By whom and when. */
export interface Deed { readonly caller: ProcedureCaller; readonly now: Date; readonly note?: string }

/** What a writer writes. */
export interface AnnouncementContent {
  readonly category: string;
  readonly areas: string[];
  readonly variants: Texts;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly embargoUntil: Date | null;
  readonly successorId: string | null;
  readonly channels: AnnouncementChannel[];
}

/** The announcement as its office works on it. What the public sees are its editions, which never change. */
@Entity()
@Index('announcement_by_dept', ['deptCode', 'createdAt', 'id'])
@Index('announcement_newest', ['createdAt', 'id'])
@Index('announcement_due', ['publishAt'], { where: `status = 'scheduled'` })
@Index('announcement_ending', ['publicTo'], { where: `status IN ('published', 'corrected') AND public_to IS NOT NULL` })
@Unique('announcement_source', ['sourceEventId'])
export class Announcement implements AnnouncementFacts, AnnouncementContent {
  @PrimaryColumn('uuid') id: string;
  @Column('text') deptCode: string;
  @Column('text') status: AnnouncementStatus;
  @Column('text') category: string;
  @Column('text', { array: true }) areas: string[];
  @Column('jsonb') variants: Texts;
  @Column('date') validFrom: string;
  @Column('date', { nullable: true }) validTo: string | null;
  @Column('timestamptz', { nullable: true }) embargoUntil: Date | null;
  @Column('uuid', { nullable: true }) successorId: string | null;
  @Column('text', { array: true }) channels: AnnouncementChannel[];
  @Column('text', { array: true }) writers: string[];
  @Column('text', { nullable: true }) approvedBy: string | null;
  @Column('text', { nullable: true }) publicationApprovedBy: string | null;
  @Column('timestamptz', { nullable: true }) publishAt: Date | null;
  /** The newest edition; 0 before the first. */
  @Column('int', { default: 0 }) edition: number;
  /** Last day of that edition: a later `validTo` is a wish until it is published, too. */
  @Column('date', { nullable: true }) publicTo: string | null;
  @Column('boolean', { default: true }) revised: boolean;
  /** Of a withdrawal, for the public to read; or why it was sent or held back. */
  @Column('text', { nullable: true }) note: string | null;
  /** The owner looks at a public page once a year. */
  @Column('date', { nullable: true }) reviewDueOn: string | null;
  /** The event it was drafted from. */
  @Column('text', { nullable: true }) sourceType: string | null;
  @Column('uuid', { nullable: true }) sourceEventId: string | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;

  static draft(deptCode: string, content: AnnouncementContent, { writer, source }: { writer?: string; source?: { type: string; eventId: string } }, now: Date): Announcement {
    return Object.assign(new Announcement(), {
      id: randomUUIDv7(), deptCode, status: announcementProcedure.initial, ...content, writers: writer ? [writer] : [], approvedBy: null, publicationApprovedBy: null, publishAt: null,
      edition: 0, publicTo: null, revised: true, note: null, reviewDueOn: null, sourceType: source?.type ?? null, sourceEventId: source?.eventId ?? null, version: 1, createdAt: now,
    } satisfies Partial<Announcement>);
  }

  get isPublic(): boolean {
    return this.status === 'published' || this.status === 'corrected';
  }

  /** New words drop every approval; of a public announcement they wait for `correct`. @throws NotAllowed */
  edit(content: AnnouncementContent, deed: Deed): void {
    this.requireWriter(deed);
    if (!this.isPublic && this.status !== 'draft') this.take('revise', deed);
    Object.assign(this, content, { approvedBy: null, publicationApprovedBy: null, publishAt: null });
    this.touch(deed);
  }

  /** Whoever adds or removes an attachment has written, too. */
  touch(deed: Deed): void {
    this.requireWriter(deed);
    const { sub } = deed.caller;
    if (sub && !this.writers.includes(sub)) this.writers = [...this.writers, sub];
    this.revised = true;
    this.version += 1;
  }

  approve(deed: Deed): AnnouncementStep {
    this.approvedBy = deed.caller.sub ?? null;
    return this.move('approve', deed);
  }

  approvePublication(deed: Deed): AnnouncementStep {
    this.publicationApprovedBy = deed.caller.sub ?? null;
    return this.move('approve-publication', deed);
  }

  schedule(publishAt: Date, deed: Deed): AnnouncementStep {
    this.publishAt = publishAt;
    return this.move('schedule', deed);
  }

  publish(deed: Deed, reviewMonths: number): AnnouncementStep {
    return this.release('publish', deed, reviewMonths);
  }

  publishOnTime(deed: Deed, reviewMonths: number): AnnouncementStep {
    return this.release('publish-on-time', deed, reviewMonths);
  }

  correct(deed: Deed, reviewMonths: number): AnnouncementStep {
    return this.release('correct', deed, reviewMonths);
  }

  sendBack(deed: Deed): AnnouncementStep {
    const step = this.move('send-back', deed);
    Object.assign(this, { approvedBy: null, publicationApprovedBy: null, publishAt: null, note: deed.note ?? null });
    return step;
  }

  hold(deed: Deed): AnnouncementStep {
    const step = this.move('hold', deed);
    Object.assign(this, { publishAt: null, note: deed.note ?? null });
    return step;
  }

  withdraw(note: string, successorId: string | null, deed: Deed): AnnouncementStep {
    const step = this.move('withdraw', { ...deed, note });
    this.note = note;
    this.successorId = successorId ?? this.successorId;
    return step;
  }

  /** The owner has looked: it still holds. */
  confirmReview(today: string, months: number): void {
    this.reviewDueOn = addMonths(today, months);
    this.version += 1;
  }

  move(action: AnnouncementAction, deed: Deed): AnnouncementStep {
    const step = this.take(action, deed);
    this.version += 1;
    return step;
  }

  actions(deed: Deed): AvailableAction<AnnouncementAction>[] {
    return announcementProcedure.actions(this, { ...deed, context: this });
  }

  private requireWriter({ caller }: Deed): void {
    const roles = announcementProcedure.rolesOf(caller, this);
    if (roles.includes('writer') || roles.includes('publisher')) return;
    throw new NotAllowed({ code: 'wrong-role', ja: 'お知らせの文章を直せるのは、担当課と広報課の職員だけです。', en: 'Only staff of its unit and of public relations change an announcement.' }, { reason: 'role' });
  }

  private release(action: AnnouncementAction, deed: Deed, reviewMonths: number): AnnouncementStep {
    const step = this.move(action, deed);
    Object.assign(this, { edition: this.edition + 1, publicTo: this.validTo, revised: false, writers: [], publishAt: null, note: deed.note ?? null, reviewDueOn: addMonths(tokyoDate(deed.now), reviewMonths) });
    return step;
  }

  private take(action: AnnouncementAction, deed: Deed): AnnouncementStep {
    const step = announcementProcedure.transition(this, action, { ...deed, context: this });
    this.status = step.to;
    return step;
  }
}
