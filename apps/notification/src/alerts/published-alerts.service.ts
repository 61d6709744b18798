import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Messages } from '../dispatches/dispatch.entity.js';
import { kindWords, titleOf, type Words } from './alert-words.js';
import type { AlertStatus } from './alert.procedure.js';
import type { AlertTexts, VersionAction } from './alert-text.js';

/** One thing that was told of an alert, in order. */
export interface PublishedVersion {
  readonly id: string;
  readonly serial: number;
  readonly action: VersionAction;
  readonly level: number | null;
  readonly areas: readonly string[];
  readonly effectiveAt: Date;
  readonly toldAt: Date;
  readonly headline: Words;
  readonly texts: AlertTexts;
  /** By variant; `ja`, `ja-easy` and `en` are always there. The first three lines of a text are time, place and action. */
  readonly messages: Messages;
  readonly reason: string | null;
}

/** An alert as everybody may know it. Drills are never among them. */
export interface PublishedAlert {
  readonly id: string;
  readonly kind: string;
  /** Of CAP 1.2. */
  readonly category: ReturnType<typeof kindWords>['category'];
  /** 警戒レベル4 避難指示, 大雨 警戒レベル4相当, 地震. */
  readonly title: Words;
  readonly level: number | null;
  readonly status: Extract<AlertStatus, 'issued' | 'updated' | 'lifted' | 'cancelled' | 'expired'>;
  readonly areas: readonly { readonly code: string; readonly name: { readonly ja: string; readonly en: string } }[];
  readonly issuedAt: Date;
  readonly changedAt: Date;
  readonly effectiveAt: Date;
  readonly expiresAt: Date;
  readonly supersedes: string | null;
  /** Oldest first; never empty. */
  readonly versions: readonly [PublishedVersion, ...PublishedVersion[]];
}

/** How long an alert that has ended is still shown as such. */
const shownAfterHours = 24;
interface StoredVersion extends PublishedVersion { readonly alertId: string }
interface Row extends Omit<PublishedAlert, 'category' | 'title' | 'areas'> { readonly areas: readonly string[] }

/** What the city has told everybody, for whoever publishes it. Needs the database only. */
@Injectable()
export class PublishedAlertsService {
  constructor(private readonly db: DataSource) {}

  /** Changes whenever `current()` may answer differently. Cheap. */
  async revision(): Promise<string> {
    const [row] = await this.db.query<{ revision: string }[]>(
      `SELECT coalesce(to_char(max(changed_at), 'YYYYMMDDHH24MISSUS'), '0') || '-' || count(*) FILTER (WHERE changed_at > now() - interval '${shownAfterHours} hours')
         || '-' || (SELECT count(*) FROM alert_version) AS revision FROM alert`);
    return row?.revision ?? '';
  }

  /** What stands, and what ended within a day; what was changed last comes first. */
  async current(): Promise<PublishedAlert[]> {
    return this.read(`status IN ('issued', 'updated') OR (status IN ('lifted', 'cancelled', 'expired') AND changed_at > now() - interval '${shownAfterHours} hours')`);
  }

  /** Any that was ever issued. */
  async find(id: string): Promise<PublishedAlert | undefined> {
    const [alert] = await this.read('id = $1', [id]);
    return alert;
  }

  private async read(which: string, values: unknown[] = []): Promise<PublishedAlert[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT id, kind, level, status, areas, issued_at AS "issuedAt", changed_at AS "changedAt", effective_at AS "effectiveAt", expires_at AS "expiresAt", supersedes
       FROM alert WHERE drill = 'normal' AND issued_at IS NOT NULL AND (${which}) ORDER BY changed_at DESC, id`, values);
    const versions = await this.db.query<StoredVersion[]>(
      `SELECT alert_id AS "alertId", id, serial, action, level, areas, effective_at AS "effectiveAt", told_at AS "toldAt", headline, texts, messages, reason
       FROM alert_version WHERE alert_id = ANY($1) ORDER BY serial`, [rows.map(({ id }) => id)]);
    const names = await this.db.query<{ code: string; name: { ja: string; en: string } }[]>('SELECT code, name FROM area');
    const nameOf = new Map(names.map(({ code, name }) => [code, name]));
    return rows.map((row) => ({
      ...row,
      category: kindWords(row.kind).category,
      title: titleOf(row.kind, row.level),
      areas: row.areas.map((code) => ({ code, name: nameOf.get(code) ?? { ja: code, en: code } })),
      versions: versions.filter(({ alertId }) => alertId === row.id) as [StoredVersion, ...StoredVersion[]],
    }));
  }
}
