import { NotAllowed } from '@tomoni/procedure';
import { CitySettings, Clock, Transactions } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NotificationSettings } from '../city-settings.js';
import { config, lAlertSender } from '../config.js';
import type { AreaRule } from './telegram-areas.js';
import type { DecisionRules } from './telegram-decision.js';
import type { Mapping } from './telegram-mapping.js';
import { TelegramAreaRow, TelegramMapping } from './telegram.entity.js';

/** What the city has decided beforehand about telegrams, as data with the day from which it holds. */
@Injectable()
export class TelegramRulesService {
  constructor(private readonly db: DataSource, private readonly transactions: Transactions, private readonly clock: Clock, private readonly settings: CitySettings) {}

  /** In force today. */
  async today(tx: EntityManager = this.db.manager): Promise<DecisionRules> {
    const day = this.clock.today();
    const mappings = await tx.query<Mapping[]>(
      `SELECT DISTINCT ON (kind_code, item_code, item_name) kind_code AS "kindCode", item_code AS "itemCode", item_name AS "itemName",
         alert_kind AS "alertKind", level, official, action, text_ja AS "textJa", text_en AS "textEn"
       FROM telegram_mapping WHERE effective_from <= $1 ORDER BY kind_code, item_code, item_name, effective_from DESC`, [day]);
    const areas = await tx.query<AreaRule[]>(
      `SELECT DISTINCT ON (code_type, code) code_type AS "codeType", code, relation, city_areas AS "cityAreas"
       FROM telegram_area WHERE effective_from <= $1 ORDER BY code_type, code, effective_from DESC`, [day]);
    const freshHours = (await (this.settings as NotificationSettings).today(tx))['notification.telegram-fresh-hours'];
    return { tenant: config.TENANT, mappings, areas, lAlertSender, arrived: { at: this.clock.now(), freshHours } };
  }

  /** Every version, the newest of each first. */
  mappings(): Promise<TelegramMapping[]> {
    return this.db.manager.find(TelegramMapping, { order: { kindCode: 'ASC', itemCode: 'ASC', itemName: 'ASC', effectiveFrom: 'DESC' } });
  }

  areas(): Promise<TelegramAreaRow[]> {
    return this.db.manager.find(TelegramAreaRow, { order: { codeType: 'ASC', code: 'ASC', effectiveFrom: 'DESC' } });
  }

  /** A new version of what is made of a kind, from a later day on. @throws NotAllowed */
  changeMapping(change: TelegramMapping): Promise<TelegramMapping> {
    const { kindCode, itemCode, itemName, effectiveFrom, alertKind, level, official, action, textJa, textEn, basis } = change;
    return this.later(change, `INSERT INTO telegram_mapping (kind_code, item_code, item_name, effective_from, alert_kind, level, official, action, text_ja, text_en, basis)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, [kindCode, itemCode, itemName, effectiveFrom, alertKind, level, official, action, textJa, textEn, basis]);
  }

  /** @throws NotAllowed */
  changeArea(change: TelegramAreaRow): Promise<TelegramAreaRow> {
    const { codeType, code, effectiveFrom, relation, cityAreas, basis } = change;
    return this.later(change, 'INSERT INTO telegram_area (code_type, code, effective_from, relation, city_areas, basis) VALUES ($1, $2, $3, $4, $5, $6)', [codeType, code, effectiveFrom, relation, cityAreas, basis]);
  }

  private later<Row extends { effectiveFrom: string }>(change: Row, insert: string, values: unknown[]): Promise<Row> {
    return this.transactions.run(async (tx) => {
      if (change.effectiveFrom <= this.clock.today()) {
        throw new NotAllowed({ code: 'not-retroactive', ja: '翌日以降の日から変更できます', en: 'It changes from tomorrow on at the earliest' });
      }
      const made = await tx.query<unknown[]>(`${insert} ON CONFLICT DO NOTHING RETURNING 1`, values);
      if (made.length === 0) throw new NotAllowed({ code: 'already-set', ja: 'その日からの値はもう決まっています', en: 'There is a value from that day on already' });
      return change;
    });
  }
}
