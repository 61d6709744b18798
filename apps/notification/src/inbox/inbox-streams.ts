import type { ServerResponse } from 'node:http';
import { Unavailable, type Caller } from '@tomoni/platform';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface Stream { readonly personRef: string; readonly expiresAt: number; readonly out: ServerResponse; after: number; unread?: number; spokenAt: number }
interface State { person_ref: string; last_number: number; unread: number }
interface Row { id: string; person_ref: string; number: number; case_id: string; subject: object; created_at: Date }

const everyMs = 1_000;
const heartbeatMs = 15_000;
/** A reader that far behind gets the rest when it comes back. */
const maxWaiting = 256 * 1024;
const maxPerPerson = 8;
const batch = 500;

/**
 * The open streams of this process. One question a second for all of them together, so that it costs the database the same
 * however many are open, and works with any number of instances, with Redis and the broker away.
 * Events: `message` (id: its number), `unread` ({ unread }); a comment every 15 s.
 */
@Injectable()
export class InboxStreams implements OnModuleDestroy {
  private readonly log = new Logger(InboxStreams.name);
  private readonly streams = new Set<Stream>();
  private timer?: NodeJS.Timeout;
  private asking = Promise.resolve();
  private isAsking = false;
  private ending = false;

  constructor(private readonly db: DataSource) {}

  /** What `out` gets until it closes, the token ends or the process does. @param lastNumber of the last message the reader has; absent: nothing earlier is sent */
  async open({ sub: personRef, expiresAt }: Caller, lastNumber: number | undefined, begin: () => ServerResponse): Promise<void> {
    this.requireOpen();
    const [state] = await this.states([personRef]);
    // The process may have begun to end meanwhile.
    this.requireOpen();
    // After forgetting, numbers begin anew: a number from before says nothing.
    const after = Math.min(lastNumber ?? Infinity, state?.last_number ?? 0);
    const own = [...this.streams].filter((stream) => stream.personRef === personRef);
    if (own[0] && own.length >= maxPerPerson) this.close(own[0]);
    const out = begin();
    const stream: Stream = { personRef, expiresAt, out, after, spokenAt: performance.now() };
    out.on('close', () => { this.streams.delete(stream); }).on('error', () => { this.streams.delete(stream); });
    this.streams.add(stream);
    out.write(`retry: ${everyMs * 3}\n\n`);
    this.timer ??= setInterval(() => {
      // While the database is slow, rounds must not queue up behind one another.
      if (!this.isAsking) this.asking = this.round();
    }, everyMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.ending = true;
    clearInterval(this.timer);
    for (const stream of this.streams) this.close(stream);
    await this.asking;
  }

  private requireOpen(): void {
    if (this.ending) throw new Unavailable();
  }

  private async round(): Promise<void> {
    this.isAsking = true;
    try {
      // The machine's time, by which tokens are verified, and not the time of rules.
      const now = Date.now();
      for (const stream of this.streams) {
        if (stream.expiresAt <= now) this.close(stream);
        else if (stream.out.writableLength > maxWaiting) stream.out.destroy();
      }
      if (this.streams.size === 0) return;
      await this.tell(new Map((await this.states([...new Set([...this.streams].map(({ personRef }) => personRef))])).map((state) => [state.person_ref, state])));
      for (const stream of this.streams) if (performance.now() - stream.spokenAt > heartbeatMs) this.say(stream, ':\n\n');
    } catch (error) {
      this.log.warn(`Open inboxes could not be asked for: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.isAsking = false;
    }
  }

  private async tell(states: ReadonlyMap<string, State>): Promise<void> {
    for (const stream of this.streams) stream.after = Math.min(stream.after, states.get(stream.personRef)?.last_number ?? 0);
    const behind = [...this.streams].filter(({ personRef, after }) => (states.get(personRef)?.last_number ?? 0) > after);
    const messages = behind.length === 0 ? [] : await this.messages(behind);
    for (const stream of this.streams) {
      for (const { id, number, case_id: caseId, subject, created_at: createdAt } of messages.filter((row) => row.person_ref === stream.personRef && row.number > stream.after)) {
        this.say(stream, `id: ${number}\nevent: message\ndata: ${JSON.stringify({ id, number, caseId, subject, createdAt })}\n\n`);
        stream.after = number;
      }
      const unread = states.get(stream.personRef)?.unread ?? 0;
      if (unread !== stream.unread) this.say(stream, `event: unread\ndata: ${JSON.stringify({ unread })}\n\n`);
      stream.unread = unread;
    }
  }

  private states(personRefs: readonly string[]): Promise<State[]> {
    return this.db.query<State[]>(
      `SELECT person_ref, last_number, (SELECT count(*)::int FROM inbox_message m WHERE m.person_ref = p.person_ref AND read_at IS NULL) AS unread
       FROM person_inbox p WHERE person_ref = ANY($1)`,
      [personRefs],
    );
  }

  /** In order; what exceeds a batch comes in the next round. */
  private messages(behind: readonly Stream[]): Promise<Row[]> {
    const from = new Map<string, number>();
    for (const { personRef, after } of behind) from.set(personRef, Math.min(after, from.get(personRef) ?? after));
    return this.db.query<Row[]>(
      `SELECT m.id, m.person_ref, m.number, m.case_id, m.subject, m.created_at
       FROM unnest($1::text[], $2::int[]) AS open (person_ref, after)
       CROSS JOIN LATERAL (SELECT * FROM inbox_message WHERE person_ref = open.person_ref AND number > open.after ORDER BY number LIMIT 50) AS m
       ORDER BY m.number LIMIT ${batch}`,
      [[...from.keys()], [...from.values()]],
    );
  }

  private say(stream: Stream, text: string): void {
    stream.spokenAt = performance.now();
    if (!stream.out.writableEnded && !stream.out.destroyed) stream.out.write(text);
  }

  private close(stream: Stream): void {
    this.streams.delete(stream);
    stream.out.end();
  }
}
