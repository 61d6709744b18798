import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Deed } from '../announcements/announcement.entity.js';
import { prIssueProcedure, type IssueAction, type IssueFacts, type IssueStatus } from './pr-issue.procedure.js';

/** An announcement, or words of the issue's own. */
export type Article = { readonly announcementId: string } | { readonly title: string; readonly html: string };

/** 広報紙の号: what a printed issue says, and its editions for those who do not read print. */
@Entity()
@Unique('pr_issue_no', ['no'])
@Index('pr_issue_newest', ['date', 'id'])
export class PrIssue implements IssueFacts {
  @PrimaryColumn('uuid') id: string;
  @Column('int') no: number;
  @Column('date') date: string;
  @Column('text') title: string;
  @Column('jsonb') articles: Article[];
  @Column('text') status: IssueStatus;
  @Column('text', { array: true }) writers: string[];
  @Column('text', { nullable: true }) approvedBy: string | null;
  @Column('timestamptz', { nullable: true }) releasedAt: Date | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;

  /** A change of an approved issue drops its approval. @throws NotAllowed once it is released */
  touch(deed: Deed): void {
    if (this.status !== 'draft') this.move('revise', deed);
    const { sub } = deed.caller;
    if (sub && !this.writers.includes(sub)) this.writers = [...this.writers, sub];
    this.approvedBy = null;
    this.version += 1;
  }

  approve(deed: Deed): void {
    this.move('approve', deed);
    this.approvedBy = deed.caller.sub ?? null;
    this.version += 1;
  }

  release(deed: Deed): void {
    this.move('release', deed);
    this.releasedAt = deed.now;
    this.version += 1;
  }

  private move(action: IssueAction, deed: Deed): void {
    this.status = prIssueProcedure.transition(this, action, { ...deed, context: this }).to;
  }
}
