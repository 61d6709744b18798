import type { EntityManager } from 'typeorm';
import { deadLetters, type DeadLetter, type DeadLetterFilter } from '../inbox/dead-letters.js';

export type Queryable = Pick<EntityManager, 'query'>;

/** Who does it and why: one line in `events_audit` for each act. */
export interface Operator {
  readonly who: string;
  readonly why: string;
}

export async function audit(db: Queryable, { who, why }: Operator, action: string, detail: object): Promise<void> {
  if (!who.trim() || !why.trim()) throw new Error('Say who does this and why');
  await db.query('INSERT INTO events_audit (who, why, action, detail) VALUES ($1, $2, $3, $4)', [who, why, action, JSON.stringify(detail)]);
}

/**
 * Releases dead letters; the service that owns them handles them within seconds, in order, and those that waited behind them.
 * Answers the events that stand first in their key, without doing anything when there is no operator (a dry run).
 * @throws when one event is named that stands behind another of its key
 */
export async function redrive(db: Queryable, filter: DeadLetterFilter, operator?: Operator): Promise<DeadLetter[]> {
  const heads = await headsOf(db, filter);
  if (!operator || heads.length === 0) return heads;
  await audit(db, operator, 'redrive', { filter, events: heads.map(({ eventId }) => eventId) });
  await db.query(`UPDATE dead_letter SET state = 'redrive' WHERE seq = ANY ($1)`, [heads.map(({ seq }) => seq)]);
  return heads;
}

/** Drops one dead letter for good; those behind it are released. Without an operator a dry run. */
export async function discard(db: Queryable, id: string, operator?: Operator): Promise<DeadLetter[]> {
  const heads = await headsOf(db, { id });
  const [head] = heads;
  if (!operator || !head) return heads;
  await audit(db, operator, 'discard', { event: head });
  await db.query('DELETE FROM dead_letter WHERE seq = $1', [head.seq]);
  await db.query(
    `UPDATE dead_letter SET state = 'redrive' WHERE seq = (SELECT min(seq) FROM dead_letter WHERE topic = $1 AND key = $2)`, [head.topic, head.key]);
  return heads;
}

async function headsOf(db: Queryable, filter: DeadLetterFilter): Promise<DeadLetter[]> {
  const chosen = await deadLetters(db, filter, 100_000);
  const firsts = await db.query<{ seq: number }[]>('SELECT min(seq)::int AS seq FROM dead_letter GROUP BY topic, key');
  const heads = new Set(firsts.map(({ seq }) => seq));
  const [only] = chosen;
  if (filter.id && only && !heads.has(only.seq)) throw new Error(`${filter.id} waits behind an earlier event of ${only.topic}/${only.key}: redrive that one`);
  return chosen.filter(({ seq }) => heads.has(seq));
}
