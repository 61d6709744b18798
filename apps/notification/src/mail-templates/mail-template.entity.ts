import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MailLanguage, MailTemplate, PersonalVariable, Wording } from './template-check.js';

/** One published version of a mail's wording. The service may add rows and change none (migration). */
@Entity()
@Index('mail_template_newest', ['publishedAt', 'name', 'version'])
export class MailTemplateVersion {
  @PrimaryColumn('text') name: string;
  @PrimaryColumn('int') version: number;
  /** `built-in`: declared by the slice that sends it; `staff`: the city's own words. */
  @Column('text') origin: 'built-in' | 'staff';
  @Column('text', { array: true }) variables: string[];
  @Column('text', { array: true }) personal: PersonalVariable[];
  @Column('jsonb') wording: Readonly<Record<Exclude<MailLanguage, 'ja-easy'>, Wording>> & { readonly 'ja-easy'?: Wording };
  @CreateDateColumn({ type: 'timestamptz' }) publishedAt: Date;

  get template(): MailTemplate {
    const { name, version, variables, personal, wording } = this;
    return { name, version, variables, personal, ...wording };
  }
}
