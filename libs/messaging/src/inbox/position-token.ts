import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { InvalidPosition } from '../errors.js';
import type { PublishedEvent } from '../event-context.js';

const positionShape = z.array(z.tuple([z.string().max(200), z.uuid()])).min(1).max(100);

/** What a write answers in `Tomoni-Position`: its last event of each key. Undefined when it published nothing. */
export function positionToken(published: Iterable<Pick<PublishedEvent, 'type' | 'id'>>): string | undefined {
  const position = [...published].map(({ type, id }) => [type, id]);
  return position.length === 0 ? undefined : Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws {InvalidPosition} */
export function readPositionToken(token: string): { type: string; id: string }[] {
  try {
    const json: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return positionShape.parse(json).map(([type, id]) => ({ type, id }));
  } catch (cause) {
    throw new InvalidPosition('This is not a position that was given out', { cause });
  }
}

/** An event is here when it was taken over and is not waiting as a dead letter. */
export async function haveArrived(db: Pick<EntityManager, 'query'>, ids: readonly string[]): Promise<boolean> {
  const [row] = await db.query<{ missing: boolean }[]>(
    `SELECT EXISTS (SELECT FROM unnest($1::uuid[]) AS wanted (id)
       WHERE NOT EXISTS (SELECT FROM inbox WHERE inbox.id = wanted.id)
          OR EXISTS (SELECT FROM dead_letter WHERE event_id = wanted.id)) AS missing`,
    [ids]);
  return row?.missing === false;
}

/** Looks again after 10, 20, 40 … 100 ms. Answers false when the limit has passed. */
export async function waitUntilArrived(db: Pick<EntityManager, 'query'>, ids: readonly string[], limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  for (let pause = 10; ; pause = Math.min(100, pause * 2)) {
    if (ids.length === 0 || (await haveArrived(db, ids))) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    await sleep(Math.min(pause, left));
  }
}
