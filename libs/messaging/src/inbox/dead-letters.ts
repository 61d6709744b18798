import type { DataSource, EntityManager } from 'typeorm';
import type { Headers } from '../envelope.js';
import { describeError, isTransient } from '../errors.js';
import type { BatchDependencies } from './batch.js';
import { toDelivery, type Delivery } from './delivery.js';

/** One event that was not handled, as an operator sees it. */
export interface DeadLetter {
  readonly seq: number;
  readonly eventId: string;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  /** failed: first of its key; waiting: behind it; redrive, discard: an operator has marked the first, and its service will act. */
  readonly state: 'failed' | 'waiting' | 'redrive' | 'discard';
  readonly cause: string;
  readonly attempts: number;
  readonly recordedAt: Date;
}

export interface DeadLetterFilter {
  readonly id?: string;
  readonly topic?: string;
  readonly key?: string;
}

type Queryable = Pick<EntityManager, 'query'>;

const columns = 'seq::int, event_id AS "eventId", topic, key, type, state, cause, attempts, recorded_at AS "recordedAt"';
const matching = '($1::uuid IS NULL OR event_id = $1) AND ($2::text IS NULL OR topic = $2) AND ($3::text IS NULL OR key = $3)';
const valuesOf = ({ id, topic, key }: DeadLetterFilter) => [id ?? null, topic ?? null, key ?? null];

/** In the order in which they would be handled; the first `limit` of them. */
export function deadLetters(db: Queryable, filter: DeadLetterFilter = {}, limit = 1_000): Promise<DeadLetter[]> {
  return db.query<DeadLetter[]>(`SELECT ${columns} FROM dead_letter WHERE ${matching} ORDER BY seq LIMIT $4`, [...valuesOf(filter), limit]);
}

export async function countDeadLetters(db: Queryable, filter: DeadLetterFilter = {}): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM dead_letter WHERE ${matching}`, valuesOf(filter));
  return row?.count ?? 0;
}

/** Of the matching only those that stand first in their key: what an operator can release. */
export function firstDeadLetters(db: Queryable, filter: DeadLetterFilter): Promise<DeadLetter[]> {
  return db.query<DeadLetter[]>(
    `SELECT ${columns} FROM dead_letter WHERE ${matching} AND seq IN (SELECT min(seq) FROM dead_letter GROUP BY topic, key) ORDER BY seq`, valuesOf(filter));
}

interface Row {
  seq: string;
  event_id: string;
  topic: string;
  key: string;
  state: DeadLetter['state'];
  source_partition: number;
  source_offset: string;
  headers: Headers;
  value: Buffer | null;
  recorded_at: Date;
}

/**
 * Handles what an operator has released, key by key in order, each event in its own transaction under the lock of its key:
 * new events of the key go on waiting until the last one is through. A key stops at the first event that fails again.
 */
export async function redriveReleased(needs: BatchDependencies): Promise<void> {
  const keys = await needs.db.query<{ topic: string; key: string }[]>(
    `SELECT topic, key FROM dead_letter WHERE state IN ('redrive', 'discard') GROUP BY topic, key ORDER BY min(seq)`);
  for (const { topic, key } of keys) {
    for (let isFirst = true; await redriveHead(needs, topic, key, isFirst); isFirst = false);
  }
}

/** Only the first must be released; those that waited behind it follow. Answers whether to go on. */
async function redriveHead(needs: BatchDependencies, topic: string, key: string, isFirst: boolean): Promise<boolean> {
  let head: Row | undefined;
  try {
    const through = await needs.db.transaction(async (tx) => {
      await tx.query('SELECT FROM inbox_key WHERE topic = $1 AND key = $2 FOR UPDATE', [topic, key]);
      head = await headOf(tx, topic, key);
      if (!head || (isFirst && head.state !== 'redrive' && head.state !== 'discard')) return false;
      if (head.state !== 'discard') await needs.handlers.run(deliveryOf(head), tx);
      await tx.query('DELETE FROM dead_letter WHERE seq = $1', [head.seq]);
      return true;
    });
    if (through) needs.metrics.events.add(1, { outcome: head?.state === 'discard' ? 'discarded' : 'redriven' });
    return through;
  } catch (error) {
    // A transient failure leaves it released: the next round tries again.
    if (head && !isTransient(error)) await failAgain(needs.db, head, describeError(error));
    needs.log(`Redrive of ${topic}/${key} stopped at ${head?.event_id}: ${describeError(error)}`);
    return false;
  }
}

function deliveryOf({ topic, key, source_partition: partition, source_offset, headers, value, recorded_at }: Row): Delivery {
  return toDelivery({ topic, key, partition, offset: BigInt(source_offset), headers, value, timestamp: recorded_at.getTime() }, '');
}

async function headOf(tx: Queryable, topic: string, key: string): Promise<Row | undefined> {
  const [head] = await tx.query<Row[]>('SELECT * FROM dead_letter WHERE topic = $1 AND key = $2 ORDER BY seq LIMIT 1', [topic, key]);
  return head;
}

async function failAgain(db: DataSource, { seq }: Row, cause: string): Promise<void> {
  await db.query(`UPDATE dead_letter SET state = 'failed', cause = $2, attempts = attempts + 1 WHERE seq = $1`, [seq, cause.slice(0, 4_000)]);
}
