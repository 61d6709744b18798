import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { CannotBeDone } from '../errors.js';
import { deadLetters, firstDeadLetters, type DeadLetter, type DeadLetterFilter } from '../inbox/dead-letters.js';

export type Queryable = Pick<EntityManager, 'query'>;

/** Who does it and why: one line in `events_audit` for each act. */
export interface Operator {
  readonly who: string;
  readonly why: string;
}

/** The statement that does it, with its line in the audit: both or neither. `$1`–`$4` are the audit's. */
export async function audited(db: Queryable, { who, why }: Operator, action: string, detail: object, statement: string, values: readonly unknown[] = []): Promise<void> {
  if (!who.trim() || !why.trim()) throw new Error('Say who does this and why');
  await db.query(
    `WITH line AS (INSERT INTO events_audit (who, why, action, detail) VALUES ($1, $2, $3, $4)) ${statement}`,
    [who, why, action, JSON.stringify(detail), ...values]);
}

/**
 * Releases dead letters; the service that owns them handles them within seconds, in order, and those that waited behind them.
 * Answers the events that stand first in their key, without doing anything when there is no operator (a dry run).
 * @param rate keys released a second
 * @throws {CannotBeDone} when one event is named that stands behind another of its key
 */
export function redrive(db: Queryable, filter: DeadLetterFilter, operator?: Operator, rate = 1_000): Promise<DeadLetter[]> {
  return mark(db, filter, 'redrive', operator, rate);
}

/** Gives one dead letter up for good; its service drops it within seconds, and those behind it follow. Without an operator a dry run. */
export function discard(db: Queryable, id: string, operator?: Operator): Promise<DeadLetter[]> {
  return mark(db, { id }, 'discard', operator);
}

async function mark(db: Queryable, filter: DeadLetterFilter, action: 'redrive' | 'discard', operator?: Operator, rate = 1_000): Promise<DeadLetter[]> {
  const heads = await headsOf(db, filter);
  if (!operator) return heads;
  const due = heads.filter(({ state }) => state !== action);
  for (let at = 0; at < due.length; at += rate) {
    if (at > 0) await sleep(1_000);
    const portion = due.slice(at, at + rate);
    const events = portion.map(({ eventId, type, key }) => ({ eventId, type, key }));
    await audited(db, operator, action, { filter, events }, `UPDATE dead_letter SET state = $3 WHERE seq = ANY ($5)`, [portion.map(({ seq }) => seq)]);
  }
  return due;
}

async function headsOf(db: Queryable, filter: DeadLetterFilter): Promise<DeadLetter[]> {
  const heads = await firstDeadLetters(db, filter);
  if (heads.length > 0 || filter.id === undefined) return heads;
  const [behind] = await deadLetters(db, filter, 1);
  if (behind) throw new CannotBeDone(`${filter.id} waits behind an earlier event of ${behind.topic}/${behind.key}: redrive that one`);
  return [];
}
