import { Column, Entity, PrimaryColumn } from 'typeorm';

export const charsets = ['utf-8', 'iso-2022-jp'] as const;

/** What one receiving side asks of those who send much: a carrier's rules, as data. `general` is everybody else. */
@Entity()
export class MailGateway {
  @PrimaryColumn('text') code: string;
  /** Whose addresses it takes; a domain covers its subdomains. */
  @Column('text', { array: true }) domains: string[];
  /** Where its mail is handed over; null: the city's own relay (SMTP_URL). */
  @Column('text', { nullable: true }) smtpUrl: string | null;
  /** At once, for campaigns; alerts have as many of their own. */
  @Column('int') connections: number;
  /** A session ends after so many recipients. */
  @Column('int') recipientsPerSession: number;
  /** Campaign mails a second at most; alerts are not slowed. Null: as fast as it takes them. */
  @Column('int', { nullable: true }) ratePerSecond: number | null;
  /** How long campaigns leave it alone after it said that it has had enough (421). */
  @Column('int') penaltySeconds: number;
  @Column('text', { default: 'utf-8' }) charset: (typeof charsets)[number];
  @Column('int', { default: 1 }) version: number;
}
