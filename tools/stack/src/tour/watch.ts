import { allEvents, type EventContract } from '@tomoni/contracts';
import { connectKafka, tail, type CloudEvent } from '@tomoni/messaging';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Narrator } from './narrator.js';

const limitMs = 20_000;
const mailEveryMs = 250;

const Mails = z.array(z.object({ id: z.string(), to: z.array(z.string()), subject: z.string(), text: z.string() }));
export type Mail = z.output<typeof Mails>[number];

/**
 * Sees what flows past while the tour goes on: every event of our trace, read by a plain Kafka consumer (the client the
 * services do not use), and every mail in the inbox.
 */
export class Watch {
  private readonly events: CloudEvent[] = [];
  private readonly mails: Mail[] = [];
  private readonly seenMails = new Set<string>();
  private readonly ending = new AbortController();
  private trouble: Error | undefined;

  private constructor(
    private readonly narrator: Narrator,
    private readonly traceId: string,
    private readonly inboxUrl: string,
  ) {}

  /** Resolves once reading has begun, so that nothing of what follows is missed. */
  static async begin(narrator: Narrator, traceId: string, urls: { kafka: string; mail: string }, naming: { prefix: string; partitions: number }): Promise<Watch> {
    const watch = new Watch(narrator, traceId, urls.mail);
    for (const { id } of await watch.inbox()) watch.seenMails.add(id);
    await new Promise<void>((begun, failed) => {
      watch.readEvents(urls.kafka, naming, begun).catch((error: unknown) => {
        watch.trouble = error instanceof Error ? error : new Error(String(error));
        failed(watch.trouble);
      });
    });
    void watch.readMails();
    return watch;
  }

  /** The event of this kind that fits, also when it is still to come. @throws when it does not come, or not in our trace */
  async event<C extends EventContract>({ type, payload }: C, fits: (data: z.output<C['payload']>) => boolean): Promise<z.output<C['payload']>> {
    const found = await this.until(`the event ${type}`, () => this.events.find((event) => event.type === type && fits(payload.parse(event.data) as z.output<C['payload']>)));
    return payload.parse(found.data) as z.output<C['payload']>;
  }

  /** The mail to somebody whose subject and text hold the words. */
  mail(to: string, ...words: string[]): Promise<Mail> {
    return this.until(`the mail to ${to} with ${words.join(', ')}`, () =>
      this.mails.find((mail) => mail.to.includes(to) && words.every((word) => `${mail.subject}\n${mail.text}`.includes(word))));
  }

  end(): void {
    this.ending.abort();
  }

  private async until<T>(what: string, look: () => T | undefined): Promise<T> {
    for (const end = Date.now() + limitMs; Date.now() < end; await sleep(20)) {
      if (this.trouble) throw this.trouble;
      const found = look();
      if (found !== undefined) return found;
    }
    throw new Error(`${what} did not come within ${limitMs / 1_000} s`);
  }

  private async readEvents(brokers: string, naming: { prefix: string; partitions: number }, onReady: () => void): Promise<void> {
    const topics = [...new Set(allEvents.map(({ topic }) => topic))];
    for await (const event of tail({ kafka: connectKafka('kafkajs', brokers, 'tour'), topics, naming, signal: this.ending.signal, onReady })) {
      if (!String(event['traceparent']).includes(this.traceId)) continue; // Somebody else works in the city too.
      this.events.push(event);
      this.narrator.event(event);
    }
  }

  private async readMails(): Promise<void> {
    while (!this.ending.signal.aborted) {
      const fresh = (await this.inbox().catch(() => [])).filter(({ id }) => !this.seenMails.has(id));
      for (const mail of fresh) {
        this.seenMails.add(mail.id);
        this.mails.push(mail);
        this.narrator.mail(mail.to.join(', '), mail.subject);
      }
      await sleep(mailEveryMs);
    }
  }

  private async inbox(): Promise<Mail[]> {
    return Mails.parse(await (await fetch(`${this.inboxUrl}/messages`)).json());
  }
}
