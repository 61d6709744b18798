// Reads the city's public events, from the first one ever on, and prints each once. It needs nothing but: npm install kafkajs
import { Kafka } from 'kafkajs';

const { KAFKA_BROKERS = '127.0.0.1:9092', TOPICS = 'pub.participation.grant-award', GROUP_ID = 'our-agency' } = process.env;
const consumer = new Kafka({ clientId: GROUP_ID, brokers: KAFKA_BROKERS.split(','), logLevel: 1 }).consumer({ groupId: GROUP_ID });
const seen = new Set(); // in a system of your own: a unique column, written in the transaction that stores the effect

process.once('SIGTERM', () => consumer.disconnect());
await consumer.connect();
await consumer.subscribe({ topics: TOPICS.split(','), fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message: { key, value, headers } }) => {
    const id = String(headers.ce_id);
    if (seen.has(id)) return; // delivery is at least once
    seen.add(id);
    process.stdout.write(`${JSON.stringify({ id, type: String(headers.ce_type), key: String(key), data: JSON.parse(String(value)) })}\n`);
  },
});
