import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { City } from './city.js';
import { topic } from './data-source.js';
import { produceStrangers } from './kafka.js';
import type { Load } from './load.js';
import type { Plant } from './planted-bugs.js';

/** Puts the bug into the running city: a bad consumer for a while, a stranger on the topic, a client that was told too early. */
export function plantOnCity(plant: Plant): (city: City, load: Load) => Promise<void> {
  return async (city, load) => {
    const [key = ''] = load.keys;
    switch (plant) {
      case 'publish-without-row':
        return produceStrangers(city.brokers, topic, [{ key, value: '{}', headers: { ce_id: randomUUID(), ce_aggregateversion: '999999' } }]);
      case 'acknowledge-early':
        load.writes.push({ id: randomUUID(), key, outcome: 'acknowledged', eventIds: [], begunAt: Date.now(), endedAt: Date.now() });
        return;
      case 'drop':
      case 'double':
      case 'swap':
        await city.database.setBehaviour(plant, 5);
        await sleep(3_000);
        await city.database.setBehaviour('good', 0);
    }
  };
}
