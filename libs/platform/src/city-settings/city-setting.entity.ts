import { Column, Entity, PrimaryColumn } from 'typeorm';

/** JSON; what each key allows is its schema's. */
export type SettingValue = string | number | boolean | null | SettingValue[] | { [field: string]: SettingValue };

/** A rule that each city sets for itself, from a day on. A change is a new row; the old one stays on record. */
@Entity('city_setting')
export class CitySetting {
  @PrimaryColumn('text') key: string;
  @PrimaryColumn('date') effectiveFrom: string;
  @Column('jsonb') value: SettingValue;
  /** The ordinance or rule the value stands in. */
  @Column('text') basis: string;
}
