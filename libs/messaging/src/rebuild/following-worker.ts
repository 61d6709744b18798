import type { DataSource } from 'typeorm';
import type { BatchWorker } from '../inbox/consumption.js';
import { Undeliverable, type Delivery } from '../inbox/delivery.js';

const laterMs = 100;

type Standing = 'passed' | 'parked' | 'to come';

// One statement, so one snapshot: the version of a key moves in the transaction that has the effect or writes the dead letter.
const standings = `
  SELECT CASE WHEN EXISTS (SELECT FROM dead_letter AS d WHERE d.event_id = e.id) THEN 'parked'
              WHEN k.version >= e.version THEN 'passed' ELSE 'to come' END AS standing
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[]) WITH ORDINALITY AS e (id, topic, key, version, place)
  LEFT JOIN inbox_key AS k ON k.topic = e.topic AND k.key = e.key ORDER BY place`;

/**
 * Handles, for the tables beside, what the live inbox has handled, and nothing before it has: at the moment of the swap both must
 * stand at the same event of every key, and an effect cannot be taken back.
 */
export class FollowingWorker implements BatchWorker {
  /** The live inbox stands still: what it has not passed it will handle after the swap, itself. */
  isLast = false;
  /** Events that stood in the live dead letters when they were read: they have no effect here. */
  readonly parked = new Set<string>();

  /** @param discarded events an operator gave up: they never had an effect */
  constructor(private readonly live: DataSource, private readonly worker: BatchWorker, private readonly discarded: ReadonlySet<string>) {}

  async run(batch: readonly Delivery[]): Promise<ReadonlyMap<Delivery, number>> {
    const events = batch.filter(({ id, event }) => !(event instanceof Undeliverable) && !this.discarded.has(id));
    const later = (deliveries: readonly Delivery[]) => new Map(deliveries.map((delivery) => [delivery, laterMs]));
    const isLast = this.isLast;
    let found: { standing: Standing }[];
    try {
      found = await this.live.query(standings, [events.map(({ id }) => id), events.map(({ topic }) => topic), events.map(({ key }) => key), events.map(({ version }) => version)]);
    } catch {
      return later(batch); // the database is away
    }
    const of = Map.groupBy(events, (_, at) => found[at]?.standing ?? 'to come');
    for (const { id } of of.get('parked') ?? []) this.parked.add(id);
    const again = await this.worker.run(of.get('passed') ?? []);
    return isLast ? again : new Map([...again, ...later(of.get('to come') ?? [])]);
  }
}
