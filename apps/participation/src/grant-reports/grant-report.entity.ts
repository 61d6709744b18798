import { randomUUIDv7 } from 'node:crypto';
import { NotAllowed } from '@tomoni/procedure';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** 実績報告. Published, it is for everybody; its outcome is the group's own text for that purpose. */
@Entity('grant_report')
@ForeignKey('GrantAward', ['awardId'], ['id'], { name: 'grant_report_award' })
@Unique('grant_report_once', ['awardId'])
export class GrantReport {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') awardId: string;
  @Column('date') completedOn: string;
  @Column('date') dueOn: string;
  @Column('date') reportedOn: string;
  @Column('text') outcome: string;
  @Column('date', { nullable: true }) publishedOn: string | null;

  static of(awardId: string, days: { completedOn: string; dueOn: string; reportedOn: string }, outcome: string): GrantReport {
    return Object.assign(new GrantReport(), { id: randomUUIDv7(), awardId, ...days, outcome, publishedOn: null } satisfies Partial<GrantReport>);
  }

  get late(): boolean {
    return this.reportedOn > this.dueOn;
  }

  publish(today: string): void {
    if (this.publishedOn) throw new NotAllowed({ code: 'already-published', ja: 'すでに公表されています', en: 'It is published already' });
    this.publishedOn = today;
  }
}
