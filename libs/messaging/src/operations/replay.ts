import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { OutboxRow } from '../envelope.js';
import type { KafkaPort } from '../kafka/port.js';
import type { TopicOptions } from '../kafka/topics.js';
import { outboxColumns } from '../relay/catch-up.js';
import { Delivery } from '../relay/delivery.js';
import { batchEvents, toMessage } from '../relay/outgoing.js';
import { audited, type Operator } from './dead-letter-operations.js';

export interface ReplayRange {
  /** Without the prefix. */
  readonly topic: string;
  readonly key?: string;
  /** When the event was recorded: from inclusive, to exclusive. */
  readonly from: Date;
  readonly to: Date;
}

const longestSendMs = 600_000;
const range = `FROM outbox WHERE topic = $1 AND recorded_at >= $2 AND recorded_at < $3 AND ($4::text IS NULL OR key = $4)`;

/**
 * Sends events of the outbox again, with the ids they had: consumers that handled them take no notice.
 * Answers how many; without an operator it only counts.
 * @param rate events a second at most
 */
export async function replay(
  sql: Client, { topic, key, from, to }: ReplayRange, kafka: KafkaPort, topics: TopicOptions, operator?: Operator, rate = Infinity,
): Promise<number> {
  const values = [topic, from, to, key ?? null];
  const { rows } = await sql.query<{ count: number }>(`SELECT count(*)::int AS count ${range}`, values);
  const count = rows[0]?.count ?? 0;
  if (!operator || count === 0) return count;
  await audited({ query: async (text: string, parameters?: unknown[]) => (await sql.query(text, parameters)).rows as never }, operator, 'replay', { topic, key, from, to, count, ...(rate < Infinity && { rate }) }, 'SELECT 1');
  const delivery = new Delivery(kafka, topics, () => undefined);
  await sql.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await sql.query(`DECLARE again NO SCROLL CURSOR FOR SELECT ${outboxColumns} ${range} ORDER BY seq`, values);
    for (;;) {
      const due = performance.now() + 1_000;
      const batch = await sql.query<OutboxRow>(`FETCH ${Math.min(batchEvents, rate)} FROM again`);
      if (batch.rows.length === 0) return count;
      await delivery.sendSplit(batch.rows.map((row) => toMessage(row, topics.prefix)), AbortSignal.timeout(longestSendMs));
      const share = Math.min(1, batch.rows.length / rate);
      await sleep(Math.max(0, due - 1_000 * (1 - share) - performance.now()));
    }
  } finally {
    await sql.query('ROLLBACK');
    await delivery.close();
  }
}
