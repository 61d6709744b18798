import type { Drill } from '@tomoni/messaging';
import { Clock } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Messages } from '../dispatches/dispatch.entity.js';
import { theTelegram, type AlertStatus } from './alert.procedure.js';
import { drillMarks, type AlertTexts, type VersionAction } from './alert-text.js';
import { kindWords, titleOf, type Words } from './alert-words.js';

export interface NamedArea { readonly code: string; readonly name: { readonly ja: string; readonly en: string } }
/** One thing that was told of an alert, in order. */
export interface PublishedVersion {
  readonly id: string;
  readonly serial: number;
  readonly action: VersionAction;
  readonly level: number | null;
  /** As the level of this version makes it. */
  readonly title: Words;
  readonly areas: readonly NamedArea[];
  readonly effectiveAt: Date;
  readonly expiresAt: Date;
  readonly toldAt: Date;
  readonly headline: Words;
  readonly texts: AlertTexts;
  /** By variant; `ja`, `ja-easy` and `en` are always there. The first three lines of a text are time, place and action. */
  readonly messages: Messages;
  readonly reason: string | null;
}

/** An alert as everybody may know it. Real ones and drills never come in one list; titles, headlines and messages of a drill are marked as such. */
export interface PublishedAlert {
  readonly id: string;
  readonly kind: string;
  readonly drill: Drill;
  /** It came from a telegram, not from the city. */
  readonly fromTelegram: boolean;
  /** Of CAP 1.2. */
  readonly category: ReturnType<typeof kindWords>['category'];
  /** 警戒レベル4 避難指示, 大雨 警戒レベル4相当, 地震. */
  readonly title: Words;
  readonly level: number | null;
  readonly status: Extract<AlertStatus, 'issued' | 'updated' | 'lifted' | 'cancelled' | 'expired'>;
  readonly areas: readonly NamedArea[];
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
interface StoredVersion extends Omit<PublishedVersion, 'title' | 'areas'> { readonly alertId: string; readonly areas: readonly string[] }
interface Row extends Omit<PublishedAlert, 'category' | 'title' | 'areas'> { readonly areas: readonly string[] }
/** Real ones unless drills are asked for. */
export interface Which { readonly drills?: boolean }

/** What the city has told everybody, for whoever publishes it. Needs the database only. */
@Injectable()
export class PublishedAlertsService {
  constructor(private readonly db: DataSource, private readonly clock: Clock) {}

  /** Changes whenever `current()` may answer differently. Cheap. */
  async revision(): Promise<string> {
    const [row] = await this.db.query<{ revision: string }[]>(
      `SELECT coalesce(to_char(max(changed_at), 'YYYYMMDDHH24MISSUS'), '0') || '-' || count(*) FILTER (WHERE changed_at > $1)
         || '-' || (SELECT count(*) FROM alert_version) AS revision FROM alert`, [this.shownSince()]);
    return row?.revision ?? '';
  }

  /** What stands, and what ended within a day; what was changed last comes first. */
  current(which: Which = {}): Promise<PublishedAlert[]> {
    return this.read(which, `status IN ('issued', 'updated') OR (status IN ('lifted', 'cancelled', 'expired') AND changed_at > $2)`, this.shownSince());
  }

  /** Any that was ever issued. */
  async find(id: string, which: Which = {}): Promise<PublishedAlert | undefined> {
    const [alert] = await this.read(which, 'id = $2', id);
    return alert;
  }

  /** The one this was told of. */
  async findByVersion(versionId: string, which: Which = {}): Promise<PublishedAlert | undefined> {
    const [alert] = await this.read(which, 'id = (SELECT alert_id FROM alert_version WHERE id = $2)', versionId);
    return alert;
  }

  private shownSince(): Date {
    return new Date(this.clock.now().getTime() - shownAfterHours * 3_600_000);
  }

  private async read({ drills = false }: Which, condition: string, value: string | Date): Promise<PublishedAlert[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT id, kind, drill, drafted_by = '${theTelegram.sub}' AS "fromTelegram", level, status, areas, issued_at AS "issuedAt", changed_at AS "changedAt", effective_at AS "effectiveAt",
         expires_at AS "expiresAt", supersedes
       FROM alert WHERE (drill <> 'normal') = $1 AND issued_at IS NOT NULL AND (${condition}) ORDER BY changed_at DESC, id`, [drills, value]);
    const versions = await this.db.query<StoredVersion[]>(
      `SELECT alert_id AS "alertId", id, serial, action, level, areas, effective_at AS "effectiveAt", expires_at AS "expiresAt", told_at AS "toldAt", headline, texts, messages, reason
       FROM alert_version WHERE alert_id = ANY($1) ORDER BY serial`, [rows.map(({ id }) => id)]);
    const names = await this.db.query<{ code: string; name: { ja: string; en: string } }[]>('SELECT code, name FROM area');
    const nameOf = new Map(names.map(({ code, name }) => [code, name]));
    const named = (codes: readonly string[]): NamedArea[] => codes.map((code) => ({ code, name: nameOf.get(code) ?? { ja: code, en: code } }));
    return rows.map((row) => ({
      ...row,
      category: kindWords(row.kind).category,
      title: markedTitle(row),
      areas: named(row.areas),
      versions: versions.filter(({ alertId }) => alertId === row.id).map((version) => ({
        ...version, areas: named(version.areas), title: markedTitle({ ...row, level: version.level }), messages: marked(version.messages, row.drill),
      })) as unknown as PublishedAlert['versions'],
    }));
  }
}

function markedTitle({ kind, level, drill }: Pick<Row, 'kind' | 'level' | 'drill'>): Words {
  const [title, mark] = [titleOf(kind, level), drillMarks[drill]];
  return { ja: mark.ja + title.ja, easy: mark.easy + title.easy, en: mark.en + title.en };
}

/** Headlines are stored with their mark; messages get it from the dispatch, which these do not pass. */
function marked(messages: Messages, drill: Drill): Messages {
  const markOf = (variant: string): string => drillMarks[drill][variant === 'ja' ? 'ja' : variant === 'ja-easy' ? 'easy' : 'en'];
  return Object.fromEntries(Object.entries(messages).map(([variant, { subject, text }]) => [variant, { subject: markOf(variant) + subject, text: markOf(variant) + text }])) as unknown as Messages;
}
