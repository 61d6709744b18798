import { createServer } from 'node:http';
import { Kafka, logLevel } from 'kafkajs';
import { Pool } from 'pg';
import { config } from './config.js';

const lanes = 12;

/**
 * An inbox as most write it: one transaction a message, with its id for duplicates. All partitions at once, one connection each,
 * statements prepared, the offset committed by the client.
 */
const pool = new Pool({ connectionString: config.DATABASE_URL, max: lanes });
const consumer = new Kafka({ clientId: 'one-by-one', brokers: config.KAFKA_BROKERS.split(','), logLevel: logLevel.ERROR }).consumer({ groupId: 'one-by-one' });
await consumer.connect();
await consumer.subscribe({ topic: config.KAFKA_TOPIC, fromBeginning: true });
await consumer.run({
  partitionsConsumedConcurrently: lanes,
  eachMessage: async ({ message }) => {
    const { applicationId } = JSON.parse(message.value?.toString() ?? '{}') as { applicationId: string };
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { rowCount } = await client.query({ name: 'inbox', text: 'INSERT INTO inbox (id) VALUES ($1) ON CONFLICT DO NOTHING', values: [message.headers?.['ce_id']?.toString()] });
      if (rowCount === 1) await client.query({ name: 'effect', text: 'INSERT INTO effect (case_id) VALUES ($1)', values: [applicationId] });
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  },
});
createServer((_request, response) => response.end()).listen(config.PORT, '127.0.0.1');
