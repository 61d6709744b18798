import { connectKafka, LossProof, Metrics } from '@tomoni/messaging';
import { processorTime } from '../process-tree.js';
import type { Row } from '../row.js';
import { besideServers, topicPrefix, withClient, type Servers } from '../servers.js';
import { Way } from '../ways.js';

const hourMs = 3_600_000;
// A look is made once an hour: what it costs by itself, connections and questions about topics, must not be shared by too few events.
const writingSeconds = 40;

/** Milliseconds of processor time: PostgreSQL, the relay where there is one, and this process, which writes or proves. */
async function processorMs(servers: Servers, pids: readonly number[], work: () => Promise<unknown>): Promise<number> {
  const others = processorTime(servers.postgres.pid, ...pids);
  const own = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(own);
  return others() + (user + system) / 1_000;
}

export const lossProofCost: Row = {
  name: 'loss-proof-cost', unit: 'ms', demanded: 0.03, better: 'lower',
  peer: `writing an event: a row of state and its event in one transaction, as fast as sixteen connections can, and its relay; beside what the hourly loss proof takes for it: the look at it, and its count an hour later. Processor time an event of PostgreSQL, relay and this process`,
  measure: (runs) => besideServers(async function* (servers) {
    const way = await Way.open(servers, 'relay');
    const proof = new LossProof({
      databaseUrl: way.database.migrationUrl, kafka: connectKafka('platformatic', servers.kafkaBrokers, 'bench'), prefix: topicPrefix(way.database), service: 'participation',
      metrics: new Metrics(), log: (message) => { throw new Error(message); },
    });
    const proven = () => withClient(way.database.migrationUrl, async (client) => (await client.query<{ count: number }>('SELECT coalesce(sum(own_events), 0)::int AS count FROM loss_proof')).rows[0]?.count ?? 0);
    const hourly = () => proof.check(new Date(Date.now() + 2 * hourMs));
    await hourly(); // the first of all looks at a whole day
    for (let run = 0; run < runs; run += 1) {
      let written = 0;
      const writingMs = await way.during((relay) => processorMs(servers, [relay.pid], async () => {
        written = Math.round((await way.publisher.forSeconds(writingSeconds)) * writingSeconds);
        await way.publisher.sent();
      }));
      const provingMs = await processorMs(servers, [], async () => {
        await hourly(); // at all events so far
        await hourly();
      });
      yield { ours: provingMs / (await proven()), peer: writingMs / written };
    }
  }),
};
