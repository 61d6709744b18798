import { setTimeout as sleep } from 'node:timers/promises';
import type { Direction } from '@tomoni/backing-services';
import type { Fault, Scene } from './fault.js';

const cutMs = 12_000;

async function cut({ city }: Scene, whose: 'relay' | 'consumers', ...directions: readonly Direction[]): Promise<void> {
  const wires = whose === 'relay' ? [city.toKafka('relay')] : [city.toKafka('recorder'), city.toKafka('notification')];
  for (const wire of wires) wire.cut(...directions);
  await sleep(cutMs);
  for (const wire of wires) wire.mend();
}

export const networkFaults: readonly Fault[] = [
  {
    name: 'network-relay-cut', quick: true,
    proves: 'The relay and Kafka hear nothing of each other for 12 s and think they are connected: all goes on when the wire is mended.',
    inject: (scene) => cut(scene, 'relay', 'up', 'down'),
  },
  {
    name: 'network-relay-one-way',
    proves: 'The relay’s requests arrive and the answers do not: what is sent again has its effect once.',
    inject: (scene) => cut(scene, 'relay', 'down'),
  },
  {
    name: 'network-relay-unheard',
    proves: 'The relay’s requests do not arrive: it waits, and sends them again in their order.',
    inject: (scene) => cut(scene, 'relay', 'up'),
  },
  {
    name: 'network-consumers-cut',
    proves: 'The consumers and Kafka hear nothing of each other for 12 s.',
    inject: (scene) => cut(scene, 'consumers', 'up', 'down'),
  },
  {
    name: 'network-consumers-one-way',
    proves: 'What consumers ask arrives at Kafka and the answers do not: commits of offsets are in doubt, effects are not.',
    inject: (scene) => cut(scene, 'consumers', 'down'),
  },
  {
    name: 'network-consumers-unheard',
    proves: 'What consumers ask does not arrive at Kafka: their partitions may go to others and come back.',
    inject: (scene) => cut(scene, 'consumers', 'up'),
  },
  {
    name: 'network-half-open',
    proves: 'Every connection to Kafka is half open, as when a firewall forgets it: the clients find out by themselves and connect again.',
    inject: async ({ city }) => {
      for (const wire of ['relay', 'recorder', 'notification'] as const) city.toKafka(wire).halve();
      await sleep(cutMs);
    },
  },
  {
    name: 'network-half-open-postgres',
    proves: 'Every connection to PostgreSQL is half open: the relay, the consumers and whoever answers citizens find out by themselves and connect again.',
    inject: async ({ city }) => {
      for (const wire of ['participation', 'relay', 'recorder', 'notification'] as const) city.toPostgres(wire).halve();
      await sleep(cutMs);
    },
  },
  {
    name: 'network-slow',
    proves: 'Half a second each way between everybody and Kafka: slower, and nothing else.',
    inject: async ({ city }) => {
      const wires = (['relay', 'recorder', 'notification'] as const).map((wire) => city.toKafka(wire));
      for (const wire of wires) wire.slow(500);
      await sleep(cutMs);
      for (const wire of wires) wire.mend();
    },
  },
];
