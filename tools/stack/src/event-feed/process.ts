import { allEvents } from '@tomoni/contracts';
import { connectKafka, tail } from '@tomoni/messaging';
import { readFeedConfig } from './config.js';

// Run by event-feed.ts: sends every event to the supervisor, and ends with it.
const { client, brokers, naming } = readFeedConfig();
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
process.once('disconnect', () => stopping.abort());

const topics = [...new Set(allEvents.map(({ topic }) => topic))];
for await (const event of tail({ kafka: connectKafka(client, brokers, 'start-page'), topics, naming, signal: stopping.signal })) process.send?.(event);
process.exit();
