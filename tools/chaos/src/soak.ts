import { setTimeout as sleep } from 'node:timers/promises';
import type { City } from './city.js';
import type { Fault } from './faults/fault.js';
import { courses, type Sample, type Tolerance } from './steadiness.js';

const everyMs = 5_000;
/** Seconds in which the city recovers, or does not, before the next fault. */
const pauseMs = { from: 5_000, to: 15_000 };

const tolerances: Readonly<Record<string, Tolerance>> = {
  'heap MB': { factor: 1.25, more: 20 },
  handles: { factor: 1, more: 15 },
  // A slot may just have been lost, or its relay be away.
  'WAL held by slots MB': { factor: 1.5, more: 64 },
  // Between two visits of autovacuum, which come once a minute at most.
  'dead tuples': { factor: 1.5, more: 10_000 },
  'inbox bytes per event': { factor: 1.25, more: 0 },
};
const toleranceOf = (name: string): Tolerance => Object.entries(tolerances).find(([what]) => name.startsWith(what))?.[1] ?? { factor: 1, more: 0 };

/** Faults that leave the services' processes alive: what these hold on to must not grow. */
const among = ['postgres-killed', 'postgres-restarted', 'broker-killed', 'redis-killed', 'slot-dropped'];
export const soakable = (faults: readonly Fault[]): Fault[] => faults.filter(({ name }) => among.includes(name) || name.startsWith('network-'));

/** Random faults one after the other for so long; judged as any run, and by what must not grow with time. @param say the course of each measure */
export const soakOf = (minutes: number, faults: readonly Fault[], say: (text: string) => void): Fault => ({
  name: `soak of ${minutes} min`, settleMs: 600_000,
  // No case has a thousand corrections, and each step reads the whole case.
  mostSteps: 100,
  proves: 'Random faults one after the other for as long as one likes: every promise is kept, and heap, handles, held WAL, dead tuples and inbox are no larger in the last quarter than in the second.',
  inject: async (scene) => {
    const { city, random, complain } = scene;
    const over = new AbortController();
    const measuring = measure(city, over.signal);
    const counts = new Map<string, number>();
    for (const end = Date.now() + minutes * 60_000; Date.now() < end; ) {
      const fault = faults[random.below(faults.length)];
      counts.set(fault?.name ?? '', (counts.get(fault?.name ?? '') ?? 0) + 1);
      await fault?.inject(scene);
      await sleep(random.between(pauseMs.from, pauseMs.to));
    }
    over.abort();
    say(`  ${Math.round(scene.load.writes.length / minutes / 60)} writes/s answered; faults: ${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}`);
    for (const { name, second, last, steady } of courses(await measuring, toleranceOf)) {
      say(`  ${name.padEnd(44)} ${second.toFixed(1).padStart(10)} → ${last.toFixed(1).padStart(10)}`);
      if (!steady) complain(`${name} grew from ${second.toFixed(1)} in the second quarter to ${last.toFixed(1)} in the last`);
    }
  },
});

async function measure(city: City, over: AbortSignal): Promise<Sample[]> {
  const samples: Sample[] = [];
  while (!over.aborted) {
    const parts = await Promise.all([...['participation', 'relay', 'notification', 'recorder'].map((name) => ofProcess(city, name)), ofDatabase(city)]);
    samples.push({ at: Date.now(), values: Object.assign({}, ...parts) as Sample['values'] });
    await sleep(everyMs, undefined, { signal: over }).catch(() => undefined);
  }
  return samples;
}

/** Nothing of a process that is just away. */
async function ofProcess(city: City, name: string): Promise<Sample['values']> {
  try {
    const text = await (await fetch(`${city.urlOf(name)}/metrics`, { signal: AbortSignal.timeout(3_000) })).text();
    const value = (metric: string) => Number(new RegExp(`^${metric}{[^}]*} (\\S+)$`, 'm').exec(text)?.[1]);
    return { [`heap MB of ${name}`]: value('nodejs_heap_size_used_bytes') / 1_048_576, [`handles of ${name}`]: value('process_open_fds') };
  } catch {
    return {};
  }
}

/** Of tables that do not grow with the events, every dead tuple counts; an inbox does grow, by as much for each event. */
const sizes = `
  SELECT (SELECT max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) / 1048576 FROM pg_replication_slots)::float8 AS "WAL held by slots MB",
    (SELECT sum((pgstattuple(name::regclass)).dead_tuple_count) FROM unnest(ARRAY['participation.grant_application', 'participation.outbox_key', 'participation.relay_position',
      'notification.inbox_key', 'recorder.inbox_key']) AS t (name))::float8 AS "dead tuples",
    (SELECT pg_total_relation_size('recorder.inbox') / greatest(count(*), 1) FROM recorder.inbox)::float8 AS "inbox bytes per event of recorder",
    (SELECT pg_total_relation_size('notification.inbox') / greatest(count(*), 1) FROM notification.inbox)::float8 AS "inbox bytes per event of notification"`;

async function ofDatabase({ database }: City): Promise<Sample['values']> {
  try {
    await database.query('CREATE EXTENSION IF NOT EXISTS pgstattuple');
    const [row] = await database.query<Record<string, number | null>>(sizes);
    return Object.fromEntries(Object.entries(row ?? {}).filter((entry): entry is [string, number] => entry[1] !== null));
  } catch {
    return {};
  }
}
