import { randomUUIDv7 } from 'node:crypto';
import type { AvailableAction } from '@tomoni/procedure';
import { Check, Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Messages } from '../dispatches/dispatch.entity.js';
import type { Deed } from './campaign.entity.js';
import { lifeMailProcedure, type LifeMailAction, type LifeMailStatus } from './life-mail.procedure.js';

export interface LifeMailContent {
  readonly title: string;
  readonly messages: Messages;
  readonly topics: readonly string[];
  readonly areas: readonly string[];
  /** Age of the child, in months, in the month in which it is sent. */
  readonly ageMonths: number;
  /** `YYYY-MM`, the first and the last month in which it is sent; without a last one until it is ended. */
  readonly activeFrom: string;
  readonly activeUntil: string | null;
}

/** Mails to parents of children of one age. Nothing in it is about a child: the text is the same for every month of birth. */
@Entity()
@Check('life_mail_age', 'age_months BETWEEN 0 AND 216')
export class LifeMail {
  @PrimaryColumn('uuid') id: string;
  @Column('text') title: string;
  @Column('jsonb') messages: Messages;
  @Column('text', { array: true }) topics: string[];
  @Column('text', { array: true }) areas: string[];
  @Column('int') ageMonths: number;
  @Column('text') activeFrom: string;
  @Column('text', { nullable: true }) activeUntil: string | null;
  @Column('text') status: LifeMailStatus;
  @Column('text', { array: true }) writtenBy: string[];
  @Column('text', { nullable: true }) approvedBy: string | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;

  static draft(content: LifeMailContent, { caller, now }: Deed): LifeMail {
    return Object.assign(new LifeMail(), { id: randomUUIDv7(), ...content, status: lifeMailProcedure.initial, writtenBy: [caller.sub ?? ''], approvedBy: null, version: 1, createdAt: now });
  }

  edit(content: LifeMailContent, deed: Deed): void {
    this.move('edit', deed);
    Object.assign(this, content, { approvedBy: null, writtenBy: [...new Set([...this.writtenBy, deed.caller.sub ?? ''])] });
  }

  approve(deed: Deed): void {
    this.move('approve', deed);
    this.approvedBy = deed.caller.sub ?? null;
  }

  end(deed: Deed): void {
    this.move('end', deed);
  }

  actions({ caller, now }: Deed): AvailableAction<LifeMailAction>[] {
    return lifeMailProcedure.actions(this, { caller, now, context: this });
  }

  private move(action: LifeMailAction, { caller, now }: Deed): void {
    this.status = lifeMailProcedure.transition(this, action, { caller, now, context: this }).to;
    this.version += 1;
  }
}
