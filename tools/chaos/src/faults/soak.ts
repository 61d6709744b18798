import { setTimeout as sleep } from 'node:timers/promises';
import type { City } from '../city.js';
import type { Fault } from './fault.js';
import { networkFaults } from './network-faults.js';
import { dropSlot } from './relay-faults.js';
import { serverFaults } from './server-faults.js';

/** Faults that leave the services' processes alive: what these hold on to must not grow. */
const among: readonly Pick<Fault, 'name' | 'inject'>[] = [
  ...networkFaults, ...serverFaults.filter(({ name }) => ['postgres-killed', 'postgres-restarted', 'broker-killed', 'redis-killed'].includes(name)), { name: 'slot-dropped', inject: dropSlot },
];
const watched = ['participation', 'relay', 'notification', 'recorder'] as const;
const sampleMs = 5_000;

/** By what is measured; what could not be read is absent. */
type Sample = Readonly<Record<string, number>>;

/** What each may be at the end, against the time after the first quarter. */
const mayGrow: Readonly<Record<string, (before: number) => number>> = {
  'MB': (before) => before * 1.2 + 20,
  'handles': (before) => before * 1.2 + 10,
  'MB of log kept': (before) => before * 1.5 + 64,
  'dead rows': (before) => before * 2 + 10_000,
  'bytes of inbox an event': (before) => before * 1.1,
};

async function sample({ processes, database }: City): Promise<Sample> {
  const measured: Record<string, number> = {};
  for (const name of watched) {
    measured[`${name}: MB`] = processes.memoryMb(name);
    measured[`${name}: handles`] = processes.handles(name);
  }
  const [stored] = await database.query<{ log: number; dead: number; inbox: number }>(`
    SELECT (SELECT max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) / 1048576 FROM pg_replication_slots)::float8 AS log,
      (SELECT sum(n_dead_tup) FROM pg_stat_user_tables WHERE schemaname IN ('participation', 'recorder', 'notification'))::float8 AS dead,
      (SELECT pg_total_relation_size('recorder.inbox') / greatest(count(*), 1) FROM recorder.inbox)::float8 AS inbox`).catch(() => []);
  return { ...measured, ...(stored && { 'PostgreSQL: MB of log kept': stored.log, 'PostgreSQL: dead rows': stored.dead, 'recorder: bytes of inbox an event': stored.inbox }) };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One line for each thing measured: in the second quarter, and in the last. */
function compared(samples: readonly Sample[]): { readonly text: string; readonly grew: boolean }[] {
  const quarter = Math.floor(samples.length / 4);
  const [second, last] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)];
  return Object.keys(samples.at(-1) ?? {}).map((name) => {
    const [before, after] = [second, last].map((some) => Math.round(median(some.flatMap((one) => one[name] ?? []))));
    const limit = mayGrow[name.split(': ')[1] ?? '']?.(before ?? 0) ?? Infinity;
    return { text: `${name}: ${before}, at the end ${after} (at most ${Math.round(limit)})`, grew: (after ?? 0) > limit };
  });
}

/** Faults one after the other for so long, and at the end nothing has grown. */
export const soak = (minutes: number): Fault => ({
  name: 'soak', settleMs: 300_000,
  proves: `${minutes} minutes of load and random faults: memory, handles, the log that is kept, dead rows and the size of the inbox are at the end what they were after a quarter of the time.`,
  inject: async ({ city, random, complain, ...scene }) => {
    const samples: Sample[] = [];
    const ended = new AbortController();
    const watching = (async () => {
      while (!ended.signal.aborted) {
        samples.push(await sample(city));
        await sleep(sampleMs, undefined, { signal: ended.signal }).catch(() => undefined);
      }
    })();
    const counts = new Map<string, number>();
    for (const end = Date.now() + minutes * 60_000; Date.now() < end; await sleep(random.between(10_000, 20_000))) {
      const fault = among[random.below(among.length)];
      await fault?.inject({ city, random, complain, ...scene });
      if (fault) counts.set(fault.name, (counts.get(fault.name) ?? 0) + 1);
    }
    ended.abort();
    await watching;
    process.stdout.write(`  ${[...counts].map(([name, times]) => `${times} × ${name}`).join(', ')}\n`);
    for (const { text, grew } of compared(samples)) {
      process.stdout.write(`  ${text}\n`);
      if (grew) complain(`it grew: ${text}`);
    }
  },
});
