import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventContract } from '@tomoni/contracts';
import { connectKafka, fromHeaders, type IncomingEvent, type KafkaAdmin, type KafkaPort, type KafkaRecord } from '@tomoni/messaging';
import type { z } from 'zod';
import { config } from './config.js';
import { matches } from './matches.js';
import { onSpecFileEnd } from './spec-file.js';

type Match<Contract extends EventContract> = { [Field in keyof z.output<Contract['payload']>]?: unknown };
type Seen<Contract extends EventContract> = IncomingEvent<z.output<Contract['payload']>>;

/**
 * Waits until the event stands on the real topic, read there by the Kafka client the service does not use.
 * @param match the part of the payload that tells it apart
 * @throws after `limitMs` milliseconds, with the events of that type that did come
 */
export async function expectEvent<Contract extends EventContract>(contract: Contract, match: Match<Contract>, limitMs = 10_000): Promise<Seen<Contract>> {
  const end = Date.now() + limitMs;
  for (;;) {
    const events = await eventsOf(contract, end);
    const found = events.find(({ payload }) => matches(payload, match));
    if (found) return found;
    if (Date.now() > end) throw new Error(`No ${contract.type} with ${JSON.stringify(match)} within ${limitMs} ms; there are ${JSON.stringify(events.map(({ payload }) => payload))}`);
    await sleep(20);
  }
}

/**
 * Proves that the event is not there: `settled` comes first, then the topic is read to the end it has by then.
 * @param settled what makes sure that the relay has passed the moment in question: an `expectEvent` of something later,
 *   or milliseconds to wait
 */
export async function expectNoEvent<Contract extends EventContract>(contract: Contract, match: Match<Contract>, settled: Promise<unknown> | number = 500): Promise<void> {
  await (typeof settled === 'number' ? sleep(settled) : settled);
  const events = await eventsOf(contract, Date.now());
  const found = events.find(({ payload }) => matches(payload, match));
  if (found) throw new Error(`There is a ${contract.type}: ${JSON.stringify(found)}`);
}

/** All events of the contract, read to the present end of its topic; none while the topic does not exist. */
async function eventsOf<Contract extends EventContract>(contract: Contract, end: number): Promise<Seen<Contract>[]> {
  const probe = await probeOf(config().KAFKA_TOPIC_PREFIX + contract.topic);
  await probe?.readToEnd(Math.max(end, Date.now() + 5_000));
  return (probe?.events ?? []).filter(({ type }) => type === contract.type) as Seen<Contract>[];
}

const probes = new Map<string, TopicProbe>();

async function probeOf(topic: string): Promise<TopicProbe | undefined> {
  const known = probes.get(topic);
  if (known) return known;
  const { KAFKA_CLIENT, KAFKA_BROKERS } = config();
  const port = connectKafka(KAFKA_CLIENT === 'kafkajs' ? 'platformatic' : 'kafkajs', KAFKA_BROKERS, 'spec-probe');
  const admin = await port.admin();
  const exists = (await admin.topics()).includes(topic);
  await admin.close();
  if (!exists) return undefined;
  const probe = await TopicProbe.open(port, topic);
  probes.set(topic, probe);
  return probe;
}

class TopicProbe {
  readonly events: IncomingEvent[] = [];
  readonly #next = new Map<number, bigint>();
  #failure: unknown;

  private constructor(private readonly topic: string, private readonly admin: KafkaAdmin) {}

  static async open(port: KafkaPort, topic: string): Promise<TopicProbe> {
    const probe = new TopicProbe(topic, await port.admin());
    const consumer = await port.consumer({
      groupId: `probe-${randomUUID()}`,
      topics: [topic],
      from: 'beginning',
      onRecord: (record) => probe.#read(record),
      onFailure: (error) => (probe.#failure = error),
    });
    onSpecFileEnd(async () => {
      probes.delete(topic);
      await consumer.close();
      await probe.admin.close();
    });
    return probe;
  }

  #read({ partition, offset, key = '', value, headers }: KafkaRecord): void {
    const payload: unknown = JSON.parse(String(value));
    this.events.push({ ...fromHeaders(headers, key), payload });
    this.#next.set(partition, offset + 1n);
  }

  /** Until everything that is on the topic now has been read. @param limit milliseconds since 1970 */
  async readToEnd(limit: number): Promise<void> {
    // A group nobody is in: it stands at the first event of each partition.
    const ends = await this.admin.lag('nobody', [this.topic]);
    const isRead = () => ends.every(({ partition, offset, end }) => offset === end || (this.#next.get(partition) ?? 0n) >= end);
    while (!isRead() && Date.now() < limit) await sleep(10);
    if (!isRead()) throw new Error(`${this.topic} could not be read to its end`, { cause: this.#failure });
  }
}
