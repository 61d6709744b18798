import type { Client } from 'pg';
import { withConnection } from '../database/connection.js';
import type { KafkaPort } from '../kafka/port.js';
import { hourMs, hourOf, idAt } from './chain.js';
import { verdictsOf, type TopicVerdict } from './gather.js';

/** An hour is looked at when it is over by so much: what was under way has come through. */
const settleMs = 120_000;
/** So long differences are looked at again, and count as such. */
const followMs = 7 * 24 * hourMs;
const firstLookMs = 24 * hourMs;
/** Hours read at once: what is in memory stays small. */
const hoursAtOnce = 3;
const keptDifferences = 100;

export interface Reconciliation {
  readonly hours: number;
  readonly differences: number;
}

export interface ReconcileNeeds {
  /** Of the schema's owner: nobody else may write the results. */
  readonly databaseUrl: string;
  readonly kafka: KafkaPort;
  readonly prefix: string;
  readonly service: string;
  readonly signal?: AbortSignal;
}

/**
 * Counts and compares every hour that is due, and stores the results. One instance does it, whoever takes the lock.
 * Nothing of it touches a transaction that writes events: it reads Kafka, the outbox and the inbox as anybody might.
 * @returns undefined when another instance is at it
 */
export function reconcile(needs: ReconcileNeeds, now = new Date()): Promise<Reconciliation | undefined> {
  return withConnection(needs.databaseUrl, 'tomoni loss proof', async (sql) => {
    const { rows } = await sql.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(hashtext('loss_proof'), hashtext(current_schema())) AS mine`);
    if (rows[0]?.mine !== true) return undefined;
    let differences = 0;
    const due = await dueHours(sql, now);
    for (const hours of runsOf(due)) {
      const window = { from: new Date(hours[0] ?? 0), to: new Date((hours.at(-1) ?? 0) + hourMs) };
      differences += await store(sql, hours, await verdictsOf({ ...needs, sql }, window));
    }
    await sql.query(`DELETE FROM loss_proof WHERE hour < now() - (SELECT outbox_retention FROM messaging_setting)`);
    await sql.query(`DELETE FROM loss_proof_hour WHERE hour < now() - (SELECT outbox_retention FROM messaging_setting)`);
    return { hours: due.length, differences };
  });
}

/** The last hour, the one before if it is not as it was, those that nobody has looked at, and those that were not clean. Milliseconds, rising. */
async function dueHours(sql: Client, now: Date): Promise<number[]> {
  const end = hourOf(now.getTime() - settleMs);
  const { rows } = await sql.query<{ last: number | null; unclean: number[] | null }>(
    `SELECT (SELECT extract(epoch FROM max(hour))::float8 * 1000 FROM loss_proof_hour) AS last,
       (SELECT array_agg(DISTINCT extract(epoch FROM hour)::float8 * 1000) FROM loss_proof WHERE (difference_count > 0 OR under_way > 0) AND hour >= $1) AS unclean`,
    [new Date(now.getTime() - followMs)]);
  const [found] = rows;
  const begin = Math.max((found?.last ?? end - firstLookMs - hourMs) + hourMs, end - followMs);
  const due = new Set(found?.unclean ?? []);
  if (await isOtherThanCounted(sql, end - 2 * hourMs)) due.add(end - 2 * hourMs);
  for (let hour = Math.min(begin, end - hourMs); hour < end; hour += hourMs) due.add(hour);
  return [...due].sort((a, b) => a - b);
}

/** A transaction may have taken its ids in the hour and been committed after the look at it. To count is cheap; to read Kafka once more is not. */
async function isOtherThanCounted(sql: Client, hour: number): Promise<boolean> {
  const { rows } = await sql.query<{ other: boolean }>(
    `SELECT (SELECT count(*) FROM outbox WHERE id >= $2 AND id < $3) <> coalesce(sum(own_events) FILTER (WHERE side = 'producer'), 0)
         OR (SELECT count(*) FROM inbox WHERE id >= $2 AND id < $3) <> coalesce(sum(own_events) FILTER (WHERE side = 'consumer'), 0) AS other
     FROM loss_proof WHERE hour = $1`, [new Date(hour), idAt(new Date(hour)), idAt(new Date(hour + hourMs))]);
  return rows[0]?.other ?? false;
}

function* runsOf(hours: readonly number[]): Generator<number[]> {
  let run: number[] = [];
  for (const hour of hours) {
    const isNext = run.length > 0 && run.length < hoursAtOnce && hour === (run.at(-1) ?? 0) + hourMs;
    if (!isNext && run.length > 0) yield run;
    run = isNext ? [...run, hour] : [hour];
  }
  if (run.length > 0) yield run;
}

/** Replaces the results of these hours. @returns how many differences they hold */
async function store(sql: Client, hours: readonly number[], verdicts: readonly TopicVerdict[]): Promise<number> {
  const moments = hours.map((hour) => new Date(hour));
  const total = verdicts.reduce((sum, { verdict }) => sum + verdict.differences.length, 0);
  await sql.query('BEGIN');
  try {
    await sql.query('DELETE FROM loss_proof WHERE hour = ANY ($1)', [moments]);
    for (const verdict of verdicts) await insert(sql, verdict);
    await sql.query('INSERT INTO loss_proof_hour (hour) SELECT unnest($1::timestamptz[]) ON CONFLICT (hour) DO UPDATE SET checked_at = now()', [moments]);
    await sql.query('COMMIT');
  } catch (error) {
    await sql.query('ROLLBACK');
    throw error;
  }
  return total;
}

async function insert(sql: Client, { side, topic, verdict }: TopicVerdict): Promise<void> {
  const { hour, ownEvents, ownChain, kafkaEvents, kafkaChain, kafkaDuplicates, underWay, differences } = verdict;
  await sql.query(
    `INSERT INTO loss_proof (side, topic, hour, own_events, own_chain, kafka_events, kafka_chain, kafka_duplicates, under_way, difference_count, differences)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [side, topic, new Date(hour), ownEvents, ownChain, kafkaEvents, kafkaChain, kafkaDuplicates, underWay, differences.length, JSON.stringify(differences.slice(0, keptDifferences))]);
}
