import { Consumer } from '../consumers.js';
import { inTurns, type Row } from '../row.js';
import { besideServers, withClient, type Servers } from '../servers.js';
import { Way, type WayOptions } from '../ways.js';

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
  const ways: [Way, Way] = [await Way.open(servers, 'relay', { database: 'many' }), await Way.open(servers, 'relay', { database: 'few' })];
  await ways[0].leave(many);
  await ways[1].leave(few);
  return ways;
});

const other = { partitions: { grown: { partitions: 120 }, what: 'a topic of 12 partitions beside one of 120' }, types: { grown: { types: 100 }, what: 'one type of event beside a hundred, in 26 topics' } };

const relayOther = (name: string, { grown, what }: { grown: WayOptions; what: string }) => relayCost(name, what, async (servers) => [
  await Way.open(servers, 'relay', { database: 'grown', ...grown }), await Way.open(servers, 'relay', { database: 'small' }),
]);
export const relayPartitions = relayOther('relay-cost-120-partitions-vs-12', other.partitions);
export const relayTypes = relayOther('relay-cost-100-types-vs-1', other.types);

/** Time an event of the consumer, in one way and in another. @param known how many ids the inbox knows already */
const consumerCost = (name: string, peer: string, grown: WayOptions, known?: { grown: number; small: number }): Row => ({
  name, unit: 'ms', demanded: flat, better: 'lower', peer: `${peer}; time an event, ${consumed} events from Kafka, by PostgreSQL’s commits`,
  measure: (runs) => besideServers(async function* (servers) {
    const opened = async (database: string, options: WayOptions, ids: number | undefined) => {
      const way = await Way.open(servers, 'relay', { database, ...options });
      const consumer = await Consumer.open(servers, way.database, 'effects', options.types);
      if (ids) await withClient(way.database.adminUrl, async (client) => {
        await client.query(`INSERT INTO effects.inbox (id, topic, version) SELECT uuidv7(interval '-1 hour' * random()), 'int.participation.grant-application', 1 FROM generate_series(1, $1)`, [ids]);
        await client.query('VACUUM ANALYZE effects.inbox');
      });
      return async () => {
        await way.leave(consumed);
        const came = await consumer.during(consumed, 240_000);
        if (!came) throw new Error('Not every event had its effect');
        return (came.seconds * 1_000) / came.count;
      };
    };
    const [large, small] = [await opened('grown', grown, known?.grown), await opened('small', {}, known?.small)];
    yield* inTurns(runs, large, small);
  }, { track_commit_timestamp: 'on' }),
});
export const consumerRetained = consumerCost(`consumer-seconds-${many}-retained-vs-${few}`, `an inbox that knows ${few} ids beside one that knows ${many}`, {}, { grown: many, small: few });
export const consumerPartitions = consumerCost('consumer-seconds-120-partitions-vs-12', other.partitions.what, other.partitions.grown);
export const consumerTypes = consumerCost('consumer-seconds-100-types-vs-1', other.types.what, other.types.grown);
