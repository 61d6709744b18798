import { inTurns, percentile, type Pair, type Row } from '../row.js';
import { besideServers } from '../servers.js';
import { Way, type WayName } from '../ways.js';

const perSecond = 500;
const seconds = 8;
const backlog = 50_000;
/** The lease-and-delete outbox would need a minute and more for all of it; its rate does not depend on the amount. */
const leaseBacklog = 5_000;

type Peer = Exclude<WayName, 'relay' | 'debezium'>;

const what: Readonly<Record<Peer, string>> = {
  lease: 'an outbox that leases 100 rows, publishes each by itself and deletes it (kafkajs), as outbox packages for Node do; every 100 ms, at once while there are more',
  poller: 'the same outbox read by a poller every 100 ms: claims and deletes up to 500 rows with SKIP LOCKED, one request (kafkajs); at once while there are more',
};

/** Both on the same servers; only one sender runs at a time, because PostgreSQL decodes for each slot what anybody writes. */
const beside = (peer: Peer, runs: number, measure: (way: Way) => Promise<number>): AsyncGenerator<Pair> =>
  besideServers(
    async function* (servers) {
      const [ours, theirs] = [await Way.open(servers, 'relay'), await Way.open(servers, peer)];
      yield* inTurns(runs, () => measure(ours), () => measure(theirs));
    },
    { track_commit_timestamp: 'on' },
  );

const drain = (peer: Peer, demanded: number): Row => ({
  name: `drain-vs-${peer}`, unit: 'events/s', demanded, better: 'higher', peer: `${what[peer]}; a backlog of ${backlog} events (${peer === 'lease' ? `of the peer’s ${leaseBacklog}, because it needs minutes; ` : ''}by the broker’s clock)`,
  measure: (runs) => beside(peer, runs, (way) => way.drain(way.name === 'lease' ? leaseBacklog : backlog)),
});
export const drainVersusLease = drain('lease', 25);
export const drainVersusPoller = drain('poller', 1.3);

interface Steady { cpuMs: Pair; p99: Pair }
const observed = new Map<WayName, Promise<Steady[]>>();

/** Measured once for the two rows that ask. */
function steady(peer: Peer, runs: number): Promise<Steady[]> {
  const known = observed.get(peer) ?? observe(peer, runs);
  observed.set(peer, known);
  return known;
}

async function observe(peer: Peer, runs: number): Promise<Steady[]> {
  const cpu: Pair[] = [];
  const p99s: number[] = [];
  const measure = async (way: Way) => {
    const { cpuMs, latencies } = await way.steady(perSecond, seconds);
    p99s.push(percentile(latencies, 99));
    return cpuMs;
  };
  for await (const pair of beside(peer, runs, measure)) cpu.push(pair);
  // Every other run the peer came first.
  return cpu.map((cpuMs, run) => {
    const [first = Number.NaN, second = Number.NaN] = p99s.slice(run * 2, run * 2 + 2);
    return { cpuMs, p99: run % 2 === 0 ? { ours: first, peer: second } : { ours: second, peer: first } };
  });
}

const load = `${perSecond} events/s for ${seconds} s`;
const cpuPerEvent = (peer: Peer): Row => ({
  name: `cpu-per-event-vs-${peer}`, unit: 'ms', demanded: 0.6, better: 'lower', peer: `${what[peer]}; processor time of PostgreSQL (the writers’ part of it too) and of the sender; ${load}`,
  async *measure(runs) {
    for (const { cpuMs } of await steady(peer, runs)) yield cpuMs;
  },
});
const receiveLatency = (peer: Peer, demanded: number): Row => ({
  name: `receive-latency-p99-vs-${peer}`, unit: 'ms', demanded, better: 'lower', peer: `${what[peer]}; from PostgreSQL’s commit until a plain consumer has the event; ${load}`,
  async *measure(runs) {
    for (const { p99 } of await steady(peer, runs)) yield p99;
  },
});
export const cpuVersusLease = cpuPerEvent('lease');
export const cpuVersusPoller = cpuPerEvent('poller');
export const latencyVersusLease = receiveLatency('lease', 0.1);
export const latencyVersusPoller = receiveLatency('poller', 0.2);
