import type { DemoPerson } from '@tomoni/client';
import type { MailInbox } from '@tomoni/backing-services';
import { answersOk } from '../app-process.js';
import type { Board } from '../board.js';
import type { EventFeed } from '../event-feed/event-feed.js';
import type { Shown } from './sections.js';

const healthEveryMs = 3_000;
const newest = 12;

/** Gathers what the start page shows. Asks the apps for their health only while somebody looks. */
export class Look {
  /** Filled in as the platform comes up. */
  inbox: MailInbox | undefined;
  feed: EventFeed | undefined;
  people: readonly DemoPerson[] = [];
  private readonly unready = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly board: Board) {}

  now(): Shown {
    return {
      services: this.board.all,
      unready: this.unready,
      isReady: this.board.isReady,
      mails: this.inbox?.messages().slice(-newest).reverse() ?? [],
      mailAddress: this.inbox?.httpUrl,
      events: this.feed?.newest ?? [],
      people: this.people,
    };
  }

  watched(byAnybody: boolean): void {
    clearInterval(this.timer);
    if (byAnybody) this.timer = setInterval(() => void this.askHealth(), healthEveryMs);
  }

  private async askHealth(): Promise<void> {
    for (const { name, address, kind } of this.board.all.filter(({ state }) => state === 'running')) {
      if (kind !== 'app' || (await answersOk(`${address}/health/ready`))) this.unready.delete(name);
      else this.unready.add(name);
    }
  }
}
