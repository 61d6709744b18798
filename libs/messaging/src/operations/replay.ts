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

const range = `FROM outbox WHERE topic = $1 AND recorded_at >= $2 AND recorded_at < $3 AND ($4::text IS NULL OR key = $4)`;

/**
 * Sends events of the outbox again, with the ids they had: consumers that handled them take no notice.
 * Answers how many; without an operator it only counts.
 */
export async function replay(
  sql: Client, { topic, key, from, to }: ReplayRange, kafka: KafkaPort, topics: TopicOptions, operator?: Operator,
): Promise<number> {
  const values = [topic, from, to, key ?? null];
  const { rows } = await sql.query<{ count: number }>(`SELECT count(*)::int AS count ${range}`, values);
  const count = rows[0]?.count ?? 0;
  if (!operator || count === 0) return count;
  await audited({ query: async (text: string, parameters?: unknown[]) => (await sql.query(text, parameters)).rows as never }, operator, 'replay', { topic, key, from, to, count }, 'SELECT 1');
  const delivery = new Delivery(kafka, topics, () => undefined);
  const giveUp = AbortSignal.timeout(3_600_000);
  await sql.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await sql.query(`DECLARE again NO SCROLL CURSOR FOR SELECT ${outboxColumns} ${range} ORDER BY seq`, values);
    for (;;) {
      const batch = await sql.query<OutboxRow>(`FETCH ${batchEvents} FROM again`);
      if (batch.rows.length === 0) return count;
      await delivery.sendSplit(batch.rows.map((row) => toMessage(row, topics.prefix)), giveUp);
    }
  } finally {
    await sql.query('ROLLBACK');
    await delivery.close();
  }
}
