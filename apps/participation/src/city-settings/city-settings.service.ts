import type { DeadlinePolicy } from '@tomoni/calendar';
import { Clock, Transactions, Unprocessable } from '@tomoni/platform';
import { NotAllowed } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { CitySetting } from './city-setting.entity.js';

/** How a period is counted; its rule id, legal basis and first day are the row's own. */
const period = z.object({
  amount: z.int().min(1).max(366),
  unit: z.enum(['calendar-day', 'open-day', 'month', 'year']),
  start: z.enum(['next-day', 'same-day']),
  endShift: z.enum(['next-open', 'previous-open', 'none']),
  suspendWhile: z.array(z.enum(['correction', 'third-party', 'transfer'])),
});
const basisPoints = z.int().min(0).max(10_000);

/** Every setting a city has for grants, and what it may be. */
export const grantSettings = {
  'grant.advance-rate-bp': basisPoints,
  'grant.minor-change-bp': basisPoints,
  'grant.rounding-unit-yen': z.int().min(1).max(1_000_000),
  'grant.report-period': period,
  'grant.correction-period': period,
  'grant.form-check-period': period,
  'grant.refund-period': period,
  'grant.retention-years': z.int().min(0).max(100),
  'grant.panel-quorum': z.int().min(1).max(50),
  'grant.awards-per-group': z.int().min(1).max(100),
  'grant.blind-group-name': z.boolean(),
} as const;
export type GrantSettingKey = keyof typeof grantSettings;
export const grantSettingKeys = Object.keys(grantSettings) as [GrantSettingKey, ...GrantSettingKey[]];
const GrantSettingRows = z.object(grantSettings);
const isValue = (key: string, value: unknown): boolean => grantSettingKeys.some((known) => known === key && grantSettings[known].safeParse(value).success);

/** What a grant's rules ask of the city on one day. */
export interface GrantSettings {
  readonly advanceRateBp: number;
  readonly minorChangeBp: number;
  readonly roundingUnitYen: number;
  readonly reportPeriod: DeadlinePolicy;
  readonly correctionPeriod: DeadlinePolicy;
  readonly formCheckPeriod: DeadlinePolicy;
  readonly refundPeriod: DeadlinePolicy;
  readonly retentionYears: number;
  readonly panelQuorum: number;
  readonly awardsPerGroup: number;
  readonly blindGroupName: boolean;
}

@Injectable()
export class CitySettingsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The settings in force on a day. */
  async on(day: string, tx: EntityManager = this.db.manager): Promise<GrantSettings> {
    const rows = await tx.query<SettingRow[]>(
      `SELECT DISTINCT ON (key) key, value, basis, effective_from::text AS "effectiveFrom"
       FROM city_setting WHERE effective_from <= $1 ORDER BY key, effective_from DESC`,
      [day],
    );
    return toGrantSettings(rows);
  }

  /** A new version, from a day that has not come yet: what applied stays on record as it was. */
  change({ key, value, effectiveFrom, basis }: CitySetting): Promise<CitySetting> {
    return this.transactions.run(async (tx) => {
      if (effectiveFrom <= this.clock.today()) {
        throw new NotAllowed({ code: 'not-retroactive', ja: '設定は翌日以降の日から変更できます', en: 'A setting changes from tomorrow on at the earliest' });
      }
      if (!isValue(key, value)) throw new Unprocessable({ ja: 'この設定に使えない値です', en: 'This setting takes no such value' });
      const setting = Object.assign(new CitySetting(), { key, value, effectiveFrom, basis });
      await tx.insert(CitySetting, setting);
      return setting;
    });
  }

  /** Every version of every setting, the newest of a key first. */
  history(): Promise<CitySetting[]> {
    return this.db.manager.find(CitySetting, { order: { key: 'ASC', effectiveFrom: 'DESC' } });
  }
}

type SettingRow = Pick<CitySetting, 'key' | 'value' | 'basis' | 'effectiveFrom'>;

function toGrantSettings(rows: readonly SettingRow[]): GrantSettings {
  const of = GrantSettingRows.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
  const policy = (key: PeriodKey): DeadlinePolicy => {
    const row = rows.find((row) => row.key === key);
    return { ...of[key], ruleId: key, legalBasis: row?.basis ?? '', effectiveFrom: row?.effectiveFrom ?? '' };
  };
  return {
    advanceRateBp: of['grant.advance-rate-bp'],
    minorChangeBp: of['grant.minor-change-bp'],
    roundingUnitYen: of['grant.rounding-unit-yen'],
    reportPeriod: policy('grant.report-period'),
    correctionPeriod: policy('grant.correction-period'),
    formCheckPeriod: policy('grant.form-check-period'),
    refundPeriod: policy('grant.refund-period'),
    retentionYears: of['grant.retention-years'],
    panelQuorum: of['grant.panel-quorum'],
    awardsPerGroup: of['grant.awards-per-group'],
    blindGroupName: of['grant.blind-group-name'],
  };
}

type PeriodKey = Extract<GrantSettingKey, `${string}-period`>;
