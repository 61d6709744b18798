import { Consumer } from '../consumers.js';
import { inTurns, type Pair, type Row } from '../row.js';
import { besideServers } from '../servers.js';
import { Way } from '../ways.js';

const amount = 20_000;
const withinMs = 240_000;
const commitTimes = { track_commit_timestamp: 'on' };

export const consumerRate: Row = {
  name: 'consumer-rate-vs-one-by-one',
  unit: 'events/s',
  demanded: 3,
  better: 'higher',
  peer: `one transaction a message (kafkajs, twelve partitions at once, twelve connections, prepared statements): inbox id, effect, commit; ${amount} events from Kafka, by PostgreSQL’s commits`,
  measure: (runs) =>
    besideServers(async function* (servers) {
      const way = await Way.open(servers, 'relay');
      const [ours, theirs] = [await Consumer.open(servers, way.database, 'effects'), await Consumer.open(servers, way.database, 'one-by-one')];
      const rate = async (consumer: Consumer) => {
        const came = await consumer.during(amount, withinMs);
        if (!came) throw new Error('Not every event had its effect');
        return came.count / came.seconds;
      };
      for (let run = 0; run < runs; run += 1) {
        await way.leave(amount);
        if (run % 2 === 0) yield { ours: await rate(ours), peer: await rate(theirs) };
        else {
          const peer = await rate(theirs);
          yield { ours: await rate(ours), peer };
        }
      }
    }, commitTimes),
};

const few = 600;

const poisonedMs = 60_000;

/** Seconds until all that can be handled had its effect. */
async function healthy(way: Way, consumer: Consumer, poison: boolean): Promise<number> {
  await way.leave(few, poison);
  const came = await consumer.during(poison ? few - 1 : few, poisonedMs);
  if (!came) throw new Error('Not every event that can be handled had its effect within a minute');
  return came.seconds;
}

export const poisonVersusClean: Row = {
  name: 'poison-vs-clean-run',
  unit: 's',
  demanded: 3,
  better: 'lower',
  peer: `the same ${few} events without the one that cannot be handled; from the first effect to the last`,
  measure: (runs) =>
    besideServers(async function* (servers) {
      const way = await Way.open(servers, 'relay');
      const consumer = await Consumer.open(servers, way.database, 'effects');
      yield* inTurns(runs, () => healthy(way, consumer, true), () => healthy(way, consumer, false));
    }, commitTimes),
};

export const poisonVersusNest: Row = {
  name: 'poison-vs-nest-kafka',
  unit: 's',
  demanded: 0.1,
  better: 'lower',
  peer: `Nest’s own Kafka server with the same ${few} events, one of which cannot be handled (thrown as KafkaRetriableException); ${poisonedMs / 1_000} s stands for "not finished by then"`,
  measure: (runs) =>
    besideServers(async function* (servers) {
      for (let run = 0; run < runs; run += 1) {
        // A poisoned partition stays so: a database and topics of its own for each run.
        const way = await Way.open(servers, 'relay', { database: `relay${run}` });
        const [ours, theirs] = [await Consumer.open(servers, way.database, 'effects'), await Consumer.open(servers, way.database, 'nest-kafka')];
        yield { ours: await healthy(way, ours, true), peer: (await theirs.during(few - 1, poisonedMs))?.seconds ?? poisonedMs / 1_000 } satisfies Pair;
      }
    }, commitTimes),
};

const logged = 100_000;
const demandedRebuild = 5_000;

export const rebuildRate: Row = {
  name: 'rebuild-events-per-second',
  unit: 'events/s',
  demanded: 1,
  better: 'higher',
  peer: `the demand of ${demandedRebuild} events/s: a projection of ${logged} events made anew from the log beside the live one and swapped, while 200 new events a second arrive`,
  measure: (runs) =>
    besideServers(async function* (servers) {
      const way = await Way.open(servers, 'relay');
      const consumer = await Consumer.open(servers, way.database, 'effects');
      await way.leave(logged);
      if (!(await consumer.during(logged, withinMs))) throw new Error('Not every event had its effect');
      const program = await consumer.start();
      try {
        for (let run = 0; run < runs; run += 1) {
          const [ours] = await Promise.all([consumer.rebuild(), way.steady(200, 10)]);
          yield { ours, peer: demandedRebuild };
        }
      } finally {
        await program.stop();
      }
    }, commitTimes),
};
