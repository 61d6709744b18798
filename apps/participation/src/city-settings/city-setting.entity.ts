import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number, a switch, or how a period is counted. */
export type SettingValue = number | boolean | { amount: number; unit: string; start: string; endShift: string; suspendWhile: string[] };

/** A rule that each city sets for itself, from a day on. A change is a new row; the old one stays on record. */
@Entity('city_setting')
export class CitySetting {
  @PrimaryColumn('text') key: string;
  @PrimaryColumn('date') effectiveFrom: string;
  @Column('jsonb') value: SettingValue;
  /** The ordinance or rule the value stands in. */
  @Column('text') basis: string;
}
