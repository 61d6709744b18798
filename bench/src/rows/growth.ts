import { Consumer } from '../consumers.js';
import { inTurns, type Row } from '../row.js';
import { besideServers, withClient, type Servers } from '../servers.js';
import { Way } from '../ways.js';

const [few, many] = [100, 1_000_000];
const consumed = 20_000;
const flat = 1.3;
const perSecond = 500;
const seconds = 8;

/** Processor time of relay and PostgreSQL an event, in one way and in another. */
const relayCost = (name: string, peer: string, open: (servers: Servers) => Promise<[grown: Way, small: Way]>): Row => ({
  name, unit: 'ms', demanded: flat, better: 'lower', peer: `${peer}; processor time of relay and PostgreSQL an event, ${perSecond} events/s for ${seconds} s`,
  measure: (runs) => besideServers(async function* (servers) {
    const [grown, small] = await open(servers);
    const cost = async (way: Way) => (await way.steady(perSecond, seconds)).cpuMs;
    yield* inTurns(runs, () => cost(grown), () => cost(small));
  }, { track_commit_timestamp: 'on' }),
});

export const relayRetained = relayCost(`relay-cost-${many}-retained-vs-${few}`, `an outbox that retains ${few} events beside one that retains ${many}, all of them sent`, async (servers) => {
  const ways: [Way, Way] = [await Way.open(servers, 'relay', 'many'), await Way.open(servers, 'relay', 'few')];
  await ways[0].leave(many);
  await ways[1].leave(few);
  return ways;
});

export const relayPartitions = relayCost('relay-cost-120-partitions-vs-12', 'a topic of 12 partitions beside one of 120', async (servers) => [
  await Way.open(servers, 'relay', 'wide', 120), await Way.open(servers, 'relay', 'narrow'),
]);

export const consumerRetained: Row = {
  name: `consumer-seconds-${many}-retained-vs-${few}`, unit: 'ms', demanded: flat, better: 'lower',
  peer: `an inbox that knows ${few} ids beside one that knows ${many}; time an event, ${consumed} events from Kafka, by PostgreSQL’s commits`,
  measure: (runs) => besideServers(async function* (servers) {
    const opened = async (name: string, known: number) => {
      const way = await Way.open(servers, 'relay', name);
      const consumer = await Consumer.open(servers, way.database, 'effects');
      await withClient(way.database.adminUrl, async (client) => {
        await client.query(`INSERT INTO effects.inbox (id, topic, version) SELECT uuidv7(interval '-1 hour' * random()), 'int.participation.grant-application', 1 FROM generate_series(1, $1)`, [known]);
        await client.query('VACUUM ANALYZE effects.inbox');
      });
      return async () => {
        await way.leave(consumed);
        const came = await consumer.during(consumed, 240_000);
        if (!came) throw new Error('Not every event had its effect');
        return (came.seconds * 1_000) / came.count;
      };
    };
    const [grown, small] = [await opened('many', many), await opened('few', few)];
    yield* inTurns(runs, grown, small);
  }, { track_commit_timestamp: 'on' }),
};
