import { Consumer } from '../consumers.js';
import { processorTime } from '../process-tree.js';
import { inTurns, type Pair, type Row } from '../row.js';
import { besideServers, type Servers } from '../servers.js';
import { Way } from '../ways.js';

const seconds = 10;
const withinMs = 240_000;

interface Measured { readonly perSecond: number; readonly cpuMs: number }

/** From the first commit to the last effect, everything on the machine. */
async function endToEnd(servers: Servers, way: Way, consumer: Consumer): Promise<Measured> {
  return way.during(async (sender) => {
    const program = await consumer.start();
    try {
      await consumer.caughtUp(await way.publisher.atRate(200, 4, 0), withinMs); // until the code of both is compiled
      const processor = processorTime(servers.postgres.pid, sender.pid, program.pid);
      const began = performance.now();
      const written = Math.round((await way.publisher.forSeconds(seconds)) * seconds);
      await consumer.caughtUp(written, withinMs);
      return { perSecond: (written / (performance.now() - began)) * 1_000, cpuMs: processor() / written };
    } finally {
      await program.stop();
    }
  });
}

let observed: Promise<{ rate: Pair; cpuMs: Pair }[]> | undefined;

/** Measured once for the two rows that ask. */
async function observe(runs: number): Promise<{ rate: Pair; cpuMs: Pair }[]> {
  const found: { rate: Pair; cpuMs: Pair }[] = [];
  let cpu: { ours: number; theirs: number } = { ours: Number.NaN, theirs: Number.NaN };
  const pairs = besideServers(async function* (servers) {
    const opened = async (name: 'relay' | 'debezium', consumerName: 'effects' | 'one-by-one') => {
      const way = await Way.open(servers, name);
      return { way, consumer: await Consumer.open(servers, way.database, consumerName) };
    };
    const [ours, theirs] = [await opened('relay', 'effects'), await opened('debezium', 'one-by-one')];
    const measure = async ({ way, consumer }: typeof ours, side: 'ours' | 'theirs') => {
      const { perSecond, cpuMs } = await endToEnd(servers, way, consumer);
      cpu = { ...cpu, [side]: cpuMs };
      return perSecond;
    };
    yield* inTurns(runs, () => measure(ours, 'ours'), () => measure(theirs, 'theirs'));
  });
  for await (const rate of pairs) found.push({ rate, cpuMs: { ours: cpu.ours, peer: cpu.theirs } });
  return found;
}

const peer = `Debezium’s outbox event router (Kafka Connect 4.3, Debezium 3.6) and a consumer with one transaction a message; sixteen connections commit as fast as they can for ${seconds} s, on the same broker`;

async function* each(runs: number, of: 'rate' | 'cpuMs'): AsyncGenerator<Pair> {
  observed ??= observe(runs);
  for (const measured of await observed) yield measured[of];
}

export const endToEndRate: Row = {
  name: 'end-to-end-rate-vs-debezium', unit: 'events/s', demanded: 1, better: 'higher', peer: `${peer}; events a second from the first commit to the last effect`, measure: (runs) => each(runs, 'rate'),
};
export const endToEndCpu: Row = {
  name: 'end-to-end-cpu-vs-debezium', unit: 'ms', demanded: 0.5, better: 'lower', peer: `${peer}; processor time of PostgreSQL, sender and consumer an event`, measure: (runs) => each(runs, 'cpuMs'),
};
