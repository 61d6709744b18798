import { randomUUIDv7 } from 'node:crypto';
import { telegramReceived } from '@tomoni/contracts';
import { publish } from '@tomoni/messaging';
import { Clock, NotFound, page, Transactions, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { config } from '../config.js';
import { decide, type SeriesState } from './telegram-decision.js';
import { dedupeKeyOf, latestOf, seriesOf, type Ordered } from './telegram-order.js';
import { parseTelegram } from './telegram-parser.js';
import { TelegramRulesService } from './telegram-rules.service.js';
import { TelegramSinksService } from './telegram-sink.service.js';
import { Telegram, type TelegramState } from './telegram.entity.js';
import type { ParsedTelegram, TelegramAction, TelegramDecision } from './telegram.js';
import { XmlRefused, xmlLimits } from './telegram-xml.js';

/** A file as it came. */
export interface ReceivedFile {
  readonly source: string;
  /** The same document is stored once: the id of an entry, or name and digest of a dropped file. */
  readonly docId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}
export interface Taken { readonly id: string; readonly state: TelegramState; readonly action: TelegramAction | null }
export interface TelegramFilter { readonly kind?: string; readonly status?: string; readonly state?: TelegramState; readonly action?: TelegramAction }

/** Of what is too large, enough for a person to see what it is. */
const keptOfTooLarge = 65_536;

@Injectable()
export class TelegramsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly rules: TelegramRulesService,
    private readonly sinks: TelegramSinksService,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores a file, understood or not, and lets the sinks act on it: all in one transaction, in the order of its series.
   * A file that cannot be read is stored with the reason and stops nothing; the same document again changes nothing.
   * @param alongside more that stands or falls with it
   */
  take(file: ReceivedFile, alongside: (tx: EntityManager) => Promise<unknown> = () => Promise.resolve()): Promise<Taken> {
    const read = this.read(file);
    return this.transactions.run(async (tx) => {
      await alongside(tx);
      const known = await tx.findOneBy(Telegram, { source: file.source, docId: file.docId });
      if (known) return { id: known.id, state: known.state, action: known.action };
      const telegram = read instanceof XmlRefused ? this.refused(file, read) : await this.understood(tx, file, read);
      await tx.insert(Telegram, telegram);
      const { id, series, receivedAt, decision, understood } = telegram;
      if (understood && decision && series !== null) await this.sinks.take(tx, { ...understood, id, series, receivedAt }, decision);
      await publish(tx, telegramReceived, {
        telegramId: telegram.id, status: telegram.state, effectiveOn: this.clock.today(), lgCode: config.TENANT, source: telegram.source,
        telegramKind: telegram.kindCode, decision: telegram.action ?? 'record', reason: telegram.decision?.reason ?? telegram.refusal ?? telegram.state,
        level: telegram.level, drill: telegram.decision?.drill ?? 'normal',
      });
      return { id: telegram.id, state: telegram.state, action: telegram.action };
    });
  }

  list({ kind, status, state, action, ...request }: TelegramFilter & { cursor?: string; limit: number }): Promise<Page<Telegram>> {
    const query = this.db.getRepository(Telegram).createQueryBuilder('telegram');
    if (kind) query.andWhere('telegram.kindCode = :kind', { kind });
    if (status) query.andWhere('telegram.status = :status', { status });
    if (state) query.andWhere('telegram.state = :state', { state });
    if (action) query.andWhere('telegram.action = :action', { action });
    return page(query, request, { by: ['receivedAt', 'id'], direction: 'DESC' });
  }

  /** With the text as it came. @throws NotFound */
  async get(id: string): Promise<Telegram & { rawText: string | null }> {
    const telegram = await this.db.getRepository(Telegram).createQueryBuilder('telegram').addSelect('telegram.raw').where({ id }).getOne();
    if (!telegram) throw new NotFound();
    return { ...telegram, rawText: telegram.raw && new TextDecoder().decode(telegram.raw) };
  }

  private read({ bytes, fileName }: ReceivedFile): ParsedTelegram | XmlRefused {
    try {
      return parseTelegram(bytes, fileName);
    } catch (error) {
      if (error instanceof XmlRefused) return error;
      throw error;
    }
  }

  private refused(file: ReceivedFile, { reason, message }: XmlRefused): Telegram {
    return Object.assign(this.blank(file), { state: 'refused' as const, refusal: reason, refusalDetail: wellFormed(message) });
  }

  private async understood(tx: EntityManager, file: ReceivedFile, parsed: ParsedTelegram): Promise<Telegram> {
    const series = seriesOf(parsed);
    const dedupeKey = dedupeKeyOf(parsed);
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [series]);
    const { kindCode, title, status, infoType } = parsed;
    const telegram = Object.assign(this.blank(file), { series, kindCode: kindCode.slice(0, 10), title, status, infoType, reportedAt: new Date(parsed.reportedAt) });
    const first = await tx.findOneBy(Telegram, { dedupeKey });
    if (first) return Object.assign(telegram, { state: 'duplicate' as const, duplicateOf: first.id, raw: null });
    const state = await this.stateOf(tx, series, parsed);
    const decision = decide(parsed, await this.rules.today(tx), state.before);
    Object.assign(telegram, {
      state: 'taken' as const, dedupeKey, understood: parsed, decision, action: decision.action, alertKind: decision.alertKind, level: decision.level,
      seriesState: after(decision, state.stored),
    });
    return telegram;
  }

  /** What is known of a series before this telegram. Thirty days back: EventIDs of volcanoes and rivers go on for years. */
  private async stateOf(tx: EntityManager, series: string, parsed: ParsedTelegram): Promise<{ before: SeriesState; stored: 'new' | 'open' | 'closed' }> {
    const rows = await tx.query<(Ordered & { seriesState: 'new' | 'open' | 'closed' })[]>(
      `SELECT series_state AS "seriesState", understood->>'eventId' AS "eventId", understood->>'serial' AS serial, understood->>'infoType' AS "infoType",
         understood->>'reportedAt' AS "reportedAt", understood->>'sentAt' AS "sentAt"
       FROM telegram WHERE series = $1 AND state = 'taken' AND reported_at > $2::timestamptz - interval '30 days' ORDER BY id DESC`,
      [series, new Date(parsed.reportedAt)],
    );
    const stored = rows[0]?.seriesState ?? 'new';
    return { before: latestOf([...rows, parsed]) === parsed ? stored : 'superseded', stored };
  }

  private blank({ source, docId, bytes }: ReceivedFile): Telegram {
    return Object.assign(new Telegram(), {
      id: randomUUIDv7(), source, docId, rawBytes: bytes.length, receivedAt: this.clock.now(), kindCode: '', title: '', status: '', infoType: '', action: null, alertKind: '', level: 0,
      raw: Buffer.from(bytes.length > xmlLimits.bytes ? bytes.subarray(0, keptOfTooLarge) : bytes), decision: null, refusal: null,
    });
  }
}

/** PostgreSQL stores neither NUL nor half a character. */
const wellFormed = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\uFFFD');

/** Where the series stands once this is done. */
function after({ action }: TelegramDecision, before: 'new' | 'open' | 'closed'): 'new' | 'open' | 'closed' {
  if (action === 'auto-issue' || action === 'draft' || action === 'update') return 'open';
  return action === 'lift' || action === 'cancel' ? 'closed' : before;
}
