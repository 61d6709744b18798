import { randomUUID } from 'node:crypto';
import { on } from 'node:events';
import { EventEmitter } from 'node:events';
import { toCloudEvent, type CloudEvent } from '../cloud-event.js';
import { ensureTopics, topicsOf, type TopicOptions } from '../kafka/topics.js';
import type { KafkaPort } from '../kafka/port.js';

export interface TailOptions {
  readonly kafka: KafkaPort;
  /** Without the prefix. */
  readonly topics: readonly string[];
  readonly naming: TopicOptions;
  readonly from?: 'beginning' | 'end';
  readonly signal: AbortSignal;
  /** Once reading has begun. */
  readonly onReady?: () => void;
}

/** The events as they flow past, until the signal; they are shown, not consumed: no offset is kept. */
export async function* tail({ kafka, topics, naming, from = 'end', signal, onReady }: TailOptions): AsyncGenerator<CloudEvent> {
  const specs = topicsOf(topics.map((topic) => ({ topic })), naming);
  const admin = await kafka.admin();
  await ensureTopics(admin, specs).finally(() => admin.close());
  const bus = new EventEmitter();
  const records = on(bus, 'event', { signal, highWaterMark: 10_000 });
  const consumer = await kafka.consumer({
    groupId: `${naming.prefix}tail-${randomUUID()}`,
    topics: specs.map(({ topic }) => topic),
    from,
    onRecord: (record) => {
      const event = toCloudEvent(record);
      if (event) bus.emit('event', event);
    },
    onFailure: (error) => bus.emit('error', error),
  });
  onReady?.();
  try {
    for await (const [event] of records) yield event as CloudEvent;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await consumer.close();
  }
}
