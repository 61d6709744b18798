import { basename } from 'node:path';
import { Clock } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { config } from '../config.js';
import { readFeed } from './atom-feed.js';
import { boundedFetch, FetchFailed } from './bounded-fetch.js';
import { TelegramSourcesService } from './telegram-sources.service.js';
import type { TelegramFile } from './telegram.entity.js';
import { TelegramsService } from './telegrams.service.js';
import { XmlRefused, xmlLimits } from './telegram-xml.js';

const longEveryMs = 3_600_000;
/** A feed keeps ten minutes: whoever has not read it for nearly as long may have missed something. */
const coveredMs = 9 * 60_000;
const maxFeedBytes = 20_000_000;
const filesAtOnce = 4;

/** Reads Atom feeds of telegrams: what a feed names is fetched once, ever. */
@Injectable()
export class TelegramFeed {
  constructor(private readonly sources: TelegramSourcesService, private readonly telegrams: TelegramsService, private readonly clock: Clock) {}

  /** The sources there are: each feed and, hourly, its long one. */
  get names(): string[] {
    return config.JMA_FEED_URL === undefined ? [] : config.JMA_FEEDS.flatMap((name) => [name, `${name}-l`]);
  }

  /** Asks the feed if it is due and fetches what is wanted. @returns milliseconds until there is something to do again */
  async round(name: string, signal: AbortSignal): Promise<number> {
    const url = `${config.JMA_FEED_URL ?? ''}/${name.replace('-', '_')}.xml`;
    const source = await this.sources.open(name, url);
    const now = this.clock.now().getTime();
    if (source.nextAttemptAt.getTime() <= now) {
      const isLong = name.endsWith('-l');
      if (!isLong && now - (source.lastSuccessAt?.getTime() ?? 0) > coveredMs) await this.sources.hurry(`${name}-l`);
      await this.ask(name, url, { etag: source.etag, lastModified: source.lastModified }, isLong ? longEveryMs : config.JMA_POLL_SECONDS * 1_000, signal);
    }
    await this.fetchWanted(name, signal);
    return Math.min(1_000, config.JMA_POLL_SECONDS * 1_000);
  }

  private async ask(name: string, url: string, known: { etag: string | null; lastModified: string | null }, againMs: number, signal: AbortSignal): Promise<void> {
    try {
      const feed = await boundedFetch(url, { maxBytes: maxFeedBytes, timeoutMs: config.JMA_TIMEOUT_SECONDS * 1_000, signal, known });
      if (!feed) {
        await this.sources.read(name, { entries: [], againMs });
        return;
      }
      if (feed.cut) throw new FetchFailed(`longer than ${maxFeedBytes} bytes`);
      const { entries, foreign } = readFeed(feed.bytes, url);
      const note = foreign > 0 ? `${foreign} entries lead to another server; not fetched` : undefined;
      await this.sources.read(name, { entries, etag: feed.etag, lastModified: feed.lastModified, note, againMs });
    } catch (error) {
      if (!(error instanceof FetchFailed || error instanceof XmlRefused)) throw error;
      if (!signal.aborted) await this.sources.failed(name, error.message);
    }
  }

  /** In the feed's order; a file that fails waits alone. */
  private async fetchWanted(name: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const files = await this.sources.wanted(name, filesAtOnce);
      if (files.length === 0) return;
      const bodies = await Promise.all(files.map((file) => this.bodyOf(file, signal)));
      for (const [index, file] of files.entries()) {
        const body = bodies[index];
        if (signal.aborted) return;
        if (body instanceof FetchFailed || body === undefined) await this.sources.fileFailed(file.entryId, body?.message ?? 'answered 304');
        else await this.take(file, body);
      }
    }
  }

  private async bodyOf({ url, body }: TelegramFile, signal: AbortSignal): Promise<Uint8Array | FetchFailed | undefined> {
    if (body) return body;
    try {
      const fetched = await boundedFetch(url, { maxBytes: xmlLimits.bytes, timeoutMs: config.JMA_TIMEOUT_SECONDS * 1_000, signal });
      return fetched?.bytes;
    } catch (error) {
      if (error instanceof FetchFailed) return error;
      throw error;
    }
  }

  private async take({ entryId, source, url }: TelegramFile, bytes: Uint8Array): Promise<void> {
    try {
      const file = { source, docId: entryId, fileName: basename(new URL(url).pathname), bytes };
      await this.telegrams.take(file, (tx) => this.sources.fetched(tx, entryId));
    } catch (error) {
      // Whoever acts on telegrams could not: this file is taken again, from what was fetched; the others go on.
      await this.sources.fileFailed(entryId, error instanceof Error ? error.message : String(error), bytes);
    }
  }
}
