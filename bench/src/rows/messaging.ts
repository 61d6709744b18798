import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { preloadable } from '@tomoni/backing-services';
import { checkout } from '../config.js';
import { Consumer } from '../consumers.js';
import { Publisher } from '../publisher.js';
import { inTurns, type Row } from '../row.js';
import { besideServers, ownProgram, topicPrefix, withClient, type Database, type Servers } from '../servers.js';

export const commitsWithRelay: Row = {
  name: 'commits-with-relay-vs-without',
  unit: 'transactions/s',
  demanded: 0.8,
  better: 'higher',
  peer: 'the same with the relay stopped: a row of state and publish() in each transaction, 16 connections',
  measure: (runs) =>
    besideServers(async function* (servers) {
      const database = await servers.database('ours');
      const publisher = await Publisher.open(servers, database);
      const commits = async () => {
        await publisher.forSeconds(2); // the relay of this turn is a new process, whose code is compiled by then
        return publisher.forSeconds(4);
      };
      const withRelay = async () => {
        const relay = await servers.participation(database, 'relay');
        await publisher.sent();
        const rate = await commits();
        await publisher.sent();
        await relay.stop();
        return rate;
      };
      await withRelay();
      yield* inTurns(runs, withRelay, commits);
    }),
};

const versusNotify = (name: string, demanded: number, connections: number, disk: string, preload: () => Promise<string | undefined>): Row => ({
  name, unit: 'transactions/s', demanded, better: 'higher',
  peer: `the same row of state and outbox with NOTIFY in the transaction and somebody who listens, without a relay (ours with it); each transaction in one round trip, ${connections} connections${disk}`,
  async *measure(runs) {
    yield* besideServers(async function* (servers) {
      const [ours, theirs] = [await servers.database('ours'), await servers.database('notifying')];
      const publisher = await Publisher.open(servers, ours);
      await Publisher.open(servers, theirs);
      const withRelay = async () => {
        const relay = await servers.participation(ours, 'relay');
        const rate = await Publisher.pipelined(ours, connections, 4);
        await publisher.sent();
        await relay.stop();
        return rate;
      };
      const withListener = () => withClient(theirs.databaseUrl, async (client) => {
        await client.query('LISTEN outbox');
        return Publisher.pipelined(theirs, connections, 4, `SELECT pg_notify('outbox', '')`);
      });
      yield* inTurns(runs, withRelay, withListener);
    }, {}, await preload());
  },
});
export const commitsVersusNotify = versusNotify('commits-vs-notify', 1.4, 16, '', () => Promise.resolve(undefined));
export const commitsVersusNotifySlowDisk = versusNotify('commits-vs-notify-slow-disk', 8, 64, '; fdatasync takes 2 ms more, as on a network disk', () => preloadable(join(checkout, 'bench/src/slow-disk.c')));

export const effectLatency: Row = {
  name: 'effect-latency-p99-vs-poller',
  unit: 'ms',
  demanded: 0.2,
  better: 'lower',
  peer: 'the same outbox read by a poller every 100 ms (claims and deletes up to 500 rows with SKIP LOCKED, kafkajs); the same consumer; 500 events/s for 8 s, from commit to commit by PostgreSQL’s clock',
  measure: (runs) =>
    besideServers(
      async function* (servers) {
        const [ours, polled] = [await servers.database('ours'), await servers.database('polled')];
        const paths = [await openPath(servers, ours), await openPath(servers, polled)] as const;
        await servers.participation(ours, 'relay');
        await servers.program('poller', ownProgram('peers/poller'), { DATABASE_URL: polled.migrationUrl, KAFKA_BROKERS: servers.kafkaBrokers, KAFKA_TOPIC_PREFIX: topicPrefix(polled) });
        for (const path of paths) await path.warmUp();
        yield* inTurns(runs, () => paths[0].p99(), () => paths[1].p99());
      },
      { track_commit_timestamp: 'on' },
    ),
};

const perSecond = 500;
const seconds = 8;

/** Publisher and consumer of one database. */
async function openPath(servers: Servers, database: Database) {
  const publisher = await Publisher.open(servers, database);
  await (await Consumer.open(servers, database, 'effects')).start();
  let run = 0;
  const effects = (of: number) => withClient(database.adminUrl, (client) => client.query<{ arrived: number; p99: number }>(effectsOf, [of]).then(({ rows: [row] }) => row ?? { arrived: 0, p99: 0 }));
  const measured = async (rate: number) => {
    run += 1;
    await publisher.atRate(rate, seconds, run);
    for (let left = 150; left > 0; left -= 1) {
      const { arrived, p99 } = await effects(run);
      if (arrived === rate * seconds) return p99;
      await sleep(200);
    }
    throw new Error(`${database.name}: not every event had its effect after half a minute`);
  };
  return { warmUp: () => measured(perSecond / 4), p99: () => measured(perSecond) };
}

/** Commit of what happened → commit of the effect, milliseconds. */
const effectsOf = `
  SELECT count(*)::integer AS arrived, coalesce(percentile_disc(0.99) WITHIN GROUP (ORDER BY
    extract(epoch FROM pg_xact_commit_timestamp(effect.xmin) - pg_xact_commit_timestamp(bench_case.xmin)) * 1000), 0)::float8 AS p99
  FROM participation.bench_case JOIN effects.effect ON case_id = id WHERE run = $1`;
