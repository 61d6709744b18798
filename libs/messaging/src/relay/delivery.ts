import { setTimeout as sleep } from 'node:timers/promises';
import { describeError } from '../errors.js';
import type { KafkaMessage, KafkaPort, KafkaProducer } from '../kafka/port.js';
import { atMost, unlessAborted } from '../waiting.js';
import { Outgoing } from './outgoing.js';
import { ensureTopics, topicSpec, type TopicOptions } from '../kafka/topics.js';

const longestPauseMs = 5_000;
const closeMs = 1_000;

/**
 * Sends batches one after the other, each until it is acknowledged. A batch that failed is sent again whole and before
 * anything else, so Kafka may hold some of it twice but never an event before its predecessor.
 */
export class Delivery {
  #producer?: KafkaProducer;

  constructor(
    private readonly kafka: KafkaPort,
    private readonly topics: TopicOptions,
    private readonly onTrouble: (reason: string, attempt: number) => void,
  ) {}

  /** @throws when `signal` gives up */
  async send(batch: readonly KafkaMessage[], signal: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.#producer ??= await unlessAborted(this.kafka.producer(), signal);
        await unlessAborted(this.#producer.send(batch), signal);
        return;
      } catch (error) {
        await this.close();
        signal.throwIfAborted();
        this.onTrouble(describeError(error), attempt);
        await sleep(Math.min(longestPauseMs, 100 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random() / 2), undefined, { signal });
        // What fails here, the next attempt says.
        await unlessAborted(this.#createMissingTopics(batch), signal).catch(() => undefined);
      }
    }
  }

  /** As `send`, for more than one request may carry. */
  async sendSplit(messages: readonly KafkaMessage[], signal: AbortSignal): Promise<void> {
    const outgoing = new Outgoing();
    for (const message of messages) outgoing.add(message);
    while (outgoing.length > 0) {
      const batch = outgoing.next();
      await this.send(batch, signal);
      outgoing.acknowledge(batch.length);
    }
  }

  async #createMissingTopics(batch: readonly KafkaMessage[]): Promise<void> {
    const admin = await this.kafka.admin();
    try {
      const names = new Set(batch.map(({ topic }) => topic.slice(this.topics.prefix.length)));
      await ensureTopics(admin, [...names].map((topic) => topicSpec(topic, this.topics)));
    } finally {
      await admin.close();
    }
  }

  /** A producer that failed is never used again: its sequence numbers are in doubt. */
  async close(): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    if (producer) await atMost(closeMs, producer.close());
  }
}
