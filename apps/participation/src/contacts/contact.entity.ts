import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** What is sealed of a person; `name` and `kana` byte-exact as they were typed. */
export const personalFields = ['name', 'kana', 'mail', 'phone', 'postalCode'] as const;
export type PersonalFields = Readonly<Record<(typeof personalFields)[number], string>>;

/** The representative of one case. Every personal column is sealed with the person's own key (class C2). */
@Entity('contact')
@Unique('contact_application', ['applicationId'])
@ForeignKey('GrantApplication', ['applicationId'], ['id'], { name: 'contact_of_application' })
@Index('contact_name_keys', ['nameKeys'], { type: 'gin' })
@Index('contact_by_person', ['personRef'])
export class Contact implements PersonalFields {
  @PrimaryColumn('uuid') contactRef: string;
  @Column('uuid') applicationId: string;
  @Column('text') personRef: string;
  @Column('text') lang: 'ja' | 'en';
  @Column('text') name: string;
  @Column('text') kana: string;
  @Column('text') mail: string;
  @Column('text') phone: string;
  @Column('text') postalCode: string;
  /** Blind indexes of the whole name and of its parts; null once the person is forgotten. */
  @Column('text', { array: true, nullable: true }) nameKeys: string[] | null;

  get sealed(): PersonalFields {
    const { name, kana, mail, phone, postalCode } = this;
    return { name, kana, mail, phone, postalCode };
  }
}
