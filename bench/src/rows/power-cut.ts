import { setTimeout as sleep } from 'node:timers/promises';
import { inTurns, type Row } from '../row.js';
import { besideServers, withClient } from '../servers.js';
import { Way } from '../ways.js';

const perSecond = 500;
const seconds = 6;

export const duplicatesAfterPowerCut: Row = {
  name: 'duplicates-after-power-cut',
  unit: 'events',
  demanded: 0.2,
  better: 'lower',
  peer: `the same relay without its stored position, so that only the slot's remains, which PostgreSQL writes down at checkpoints; events that stand in Kafka more than once after ${perSecond} events/s for ${seconds} s, relay and PostgreSQL killed`,
  measure: (runs) =>
    besideServers(async function* (servers) {
      const way = await Way.open(servers, 'relay');
      const duplicates = async (stored: boolean) => {
        const before = await way.copies();
        await withClient(servers.postgres.url, (client) => client.query('CHECKPOINT'));
        await way.during(async (relay) => {
          await way.publisher.atRate(perSecond, seconds, 0);
          await relay.kill();
          await servers.cutPower();
        });
        if (!stored) await withClient(way.database.migrationUrl, (client) => client.query('UPDATE relay_position SET snapshot = NULL, confirmed_lsn = NULL'));
        await way.during(async () => {
          await way.publisher.atRate(50, 1, 0);
          await way.publisher.sent();
          await sleep(1_000);
        });
        return (await way.copies()) - before;
      };
      yield* inTurns(runs, () => duplicates(true), () => duplicates(false));
    }),
};
