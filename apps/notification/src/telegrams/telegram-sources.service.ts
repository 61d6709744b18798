import { Clock } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FeedEntry } from './atom-feed.js';
import { TelegramFile, TelegramSource } from './telegram.entity.js';

export interface SourceNow extends TelegramSource { readonly waitingFiles: number; readonly failingFiles: number }

/** Where telegrams come from, which files are wanted and how all of it fares. */
@Injectable()
export class TelegramSourcesService {
  constructor(private readonly db: DataSource, private readonly clock: Clock) {}

  async list(): Promise<SourceNow[]> {
    const sources = await this.db.getRepository(TelegramSource).find({ order: { name: 'ASC' } });
    const waiting = await this.db.query<{ source: string; waiting: number; failing: number }[]>(
      `SELECT source, count(*)::int AS waiting, count(problem)::int AS failing FROM telegram_file WHERE fetched_at IS NULL GROUP BY source`);
    return sources.map((source) => {
      const files = waiting.find((row) => row.source === source.name);
      return { ...source, waitingFiles: files?.waiting ?? 0, failingFiles: files?.failing ?? 0 };
    });
  }

  /** What is known of a source; a changed address starts anew. */
  async open(name: string, address: string): Promise<TelegramSource> {
    await this.db.query(
      `INSERT INTO telegram_source (name, address, next_attempt_at) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET address = excluded.address, etag = NULL, last_modified = NULL WHERE telegram_source.address <> excluded.address`,
      [name, address, this.clock.now()],
    );
    return this.db.getRepository(TelegramSource).findOneByOrFail({ name });
  }

  /** The feed could be read, or had not changed: what it names for the first time is wanted from now on, and it is asked again later. */
  async read(name: string, { entries, etag, lastModified, note, againMs }: { entries: readonly FeedEntry[]; etag?: string | null; lastModified?: string | null; note?: string; againMs: number }): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      if (entries.length > 0) {
        await tx.query(
          `INSERT INTO telegram_file (entry_id, source, url, updated, seen_at, next_attempt_at)
           SELECT DISTINCT ON (entry_id) entry_id, $1, url, updated, $2, $2 FROM unnest($3::text[], $4::text[], $5::timestamptz[]) AS named (entry_id, url, updated)
           ON CONFLICT (entry_id) DO NOTHING`,
          [name, now, entries.map(({ id }) => id), entries.map(({ url }) => url), entries.map(({ updated }) => updated)],
        );
      }
      await tx.query(
        `UPDATE telegram_source SET last_attempt_at = $2, last_success_at = $2, condition = $3, problem = $4, failures = 0, next_attempt_at = $5,
           etag = CASE WHEN $6 THEN $7 ELSE etag END, last_modified = CASE WHEN $6 THEN $8 ELSE last_modified END WHERE name = $1`,
        [name, now, note === undefined ? 'ok' : 'failing', note ?? null, new Date(now.getTime() + againMs), etag !== undefined, etag ?? null, lastModified ?? null],
      );
    });
  }

  /** It failed: shown, and tried again after a wait that grows up to ten minutes. */
  async failed(name: string, problem: string): Promise<void> {
    await this.db.query(
      `UPDATE telegram_source SET last_attempt_at = $2, condition = 'failing', problem = $3, failures = failures + 1,
         next_attempt_at = $2::timestamptz + interval '1 second' * least(600, 5 * power(2, least(failures, 10))) WHERE name = $1`,
      [name, this.clock.now(), shortened(problem)],
    );
  }

  /** The source is asked at once. */
  async hurry(name: string): Promise<void> {
    await this.db.query('UPDATE telegram_source SET next_attempt_at = least(next_attempt_at, $2) WHERE name = $1', [name, this.clock.now()]);
  }

  wanted(source: string, limit: number): Promise<TelegramFile[]> {
    return this.db.getRepository(TelegramFile).createQueryBuilder('file')
      .where('file.source = :source AND file.fetchedAt IS NULL AND file.nextAttemptAt <= :now', { source, now: this.clock.now() })
      .orderBy('file.updated').addOrderBy('file.entryId').limit(limit).getMany();
  }

  /** In the transaction that stores the telegram. */
  async fetched(tx: EntityManager, entryId: string): Promise<void> {
    await tx.query('UPDATE telegram_file SET fetched_at = $2, attempts = attempts + 1, problem = NULL, body = NULL WHERE entry_id = $1', [entryId, this.clock.now()]);
  }

  /** @param body what was fetched, where it could not be taken: it is not fetched again */
  async fileFailed(entryId: string, problem: string, body?: Uint8Array): Promise<void> {
    await this.db.query(
      `UPDATE telegram_file SET attempts = attempts + 1, problem = $3, body = coalesce($4, body),
         next_attempt_at = $2::timestamptz + interval '1 second' * least(21600, 5 * power(2, least(attempts, 20))) WHERE entry_id = $1 AND fetched_at IS NULL`,
      [entryId, this.clock.now(), shortened(problem), body ? Buffer.from(body) : null],
    );
  }
}

const shortened = (problem: string): string => problem.slice(0, 500).toWellFormed().replaceAll('\u0000', '\uFFFD');
