import { NotAllowed } from '@tomoni/procedure';
import type { DataSource, EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Clock } from '../clock.js';
import type { Transactions } from '../database/transactions.js';
import { CitySetting } from './city-setting.entity.js';

export type SettingsShape = Readonly<Record<string, z.ZodType>>;
/** The values of a city on one day, by key. */
export type SettingValues<Shape extends SettingsShape> = { readonly [Key in keyof Shape]: z.output<Shape[Key]> };
/** A row as it is in force on a day. */
export type SettingInForce = Pick<CitySetting, 'key' | 'value' | 'basis' | 'effectiveFrom'>;

/** What a service lets its city decide: which settings there are, what each may be, and who changes them. */
export interface SettingsRules<Shape extends SettingsShape = SettingsShape> {
  readonly shape: Shape;
  readonly scope: string;
}

/** The rules a city sets for itself, each with the day from which it holds. */
export class CitySettings<Shape extends SettingsShape = SettingsShape> {
  constructor(
    private readonly rules: SettingsRules<Shape>,
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The values in force on a day (`YYYY-MM-DD`). @throws ZodError when a row is missing: the service's migration writes the first of each */
  async on(day: string, tx: EntityManager = this.db.manager): Promise<SettingValues<Shape>> {
    const rows = await this.rowsOn(day, tx);
    const given = new Map(rows.map(({ key, value }) => [key, value]));
    return Object.fromEntries(Object.entries(this.rules.shape).map(([key, schema]) => [key, schema.parse(given.get(key))])) as SettingValues<Shape>;
  }

  today(tx?: EntityManager): Promise<SettingValues<Shape>> {
    return this.on(this.clock.today(), tx);
  }

  /** The same with the rule each value stands in. */
  rowsOn(day: string, tx: EntityManager = this.db.manager): Promise<SettingInForce[]> {
    return tx.query<SettingInForce[]>(
      `SELECT DISTINCT ON (key) key, value, basis, effective_from::text AS "effectiveFrom"
       FROM city_setting WHERE effective_from <= $1 ORDER BY key, effective_from DESC`,
      [day],
    );
  }

  /** A new version, already validated, from a day that has not come yet: what applied stays on record as it was. @throws NotAllowed */
  change({ key, value, effectiveFrom, basis }: CitySetting): Promise<CitySetting> {
    return this.transactions.run(async (tx) => {
      if (effectiveFrom <= this.clock.today()) {
        throw new NotAllowed({ code: 'not-retroactive', ja: '設定は翌日以降の日から変更できます', en: 'A setting changes from tomorrow on at the earliest' });
      }
      const setting = Object.assign(new CitySetting(), { key, value, effectiveFrom, basis });
      await tx.query('INSERT INTO city_setting (key, effective_from, value, basis) VALUES ($1, $2, $3, $4)', [key, effectiveFrom, JSON.stringify(value), basis]);
      return setting;
    });
  }

  /** Every version of every setting, the newest of a key first. */
  history(): Promise<CitySetting[]> {
    return this.db.manager.find(CitySetting, { order: { key: 'ASC', effectiveFrom: 'DESC' } });
  }
}
