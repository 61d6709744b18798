import { setTimeout as sleep } from 'node:timers/promises';
import { saysCommitted } from '../wire-messages.js';
import type { Wire } from '../city.js';
import type { Fault, Scene } from './fault.js';

/** Killed the moment PostgreSQL says COMMIT, before the process hears it; started again as a supervisor would. */
export async function killAtCommit({ city, random }: Scene, name: string, wire: Wire): Promise<void> {
  const passing = random.below(40);
  let seen = 0;
  const killed = Promise.withResolvers<void>();
  city.toPostgres(wire).watch((direction, chunk) => {
    if (!saysCommitted(direction, chunk) || seen++ < passing) return undefined;
    city.toPostgres(wire).watch(undefined);
    city.processes.killNow(name);
    killed.resolve();
    return 'drop';
  });
  await Promise.race([killed.promise, sleep(20_000)]);
  city.toPostgres(wire).watch(undefined);
  await city.processes.restart(name);
}

export const serviceFaults: readonly Fault[] = [
  {
    name: 'service-killed-after-commit', quick: true, layout: 'together',
    proves: 'A service that dies between COMMIT and its answer, relay and all: the repeated request gets the stored answer, the event goes out once.',
    inject: (scene) => killAtCommit(scene, 'participation', 'participation'),
  },
  {
    name: 'service-killed', layout: 'together',
    proves: 'A service killed at any moment, three times in a row: what it had acknowledged stands, what it had not is there whole or not at all.',
    inject: async ({ city, random }) => {
      for (let times = 0; times < 3; times += 1) {
        await sleep(random.between(0, 1_500));
        await city.processes.restart('participation');
      }
    },
  },
  {
    name: 'sigterm-under-load', layout: 'together',
    proves: 'SIGTERM under load: every service ends within ten seconds, and no request is half done.',
    inject: async ({ city, complain }) => {
      for (const name of ['participation', 'notification', 'recorder']) {
        const ms = await city.processes.stop(name);
        if (ms > 10_500) complain(`${name} took ${Math.round(ms)} ms to end`);
        await city.processes.start(name);
      }
    },
  },
  {
    name: 'rolling-restart',
    proves: 'Every process is replaced, one after the other, under load; clients only have to ask again.',
    inject: async ({ city, complain }) => {
      for (const name of ['participation', 'relay', 'notification', 'recorder']) {
        const ms = await city.processes.stop(name);
        if (ms > 10_500) complain(`${name} took ${Math.round(ms)} ms to end`);
        await city.processes.start(name);
        await sleep(1_000);
      }
    },
  },
  {
    name: 'rolling-upgrade',
    proves: 'As a cluster does it: of the relay and of each consumer the new process is there before the old one goes; both are at work for a while, and nothing is done twice.',
    inject: async ({ city, complain }) => {
      for (const name of ['relay', 'notification', 'recorder']) {
        await city.processes.start(`${name}-2`);
        await sleep(1_000);
        const ms = await city.processes.stop(name);
        if (ms > 10_500) complain(`${name} took ${Math.round(ms)} ms to end`);
      }
      await sleep(3_000);
      for (const name of ['relay', 'notification', 'recorder']) {
        await city.processes.start(name);
        await city.processes.stop(`${name}-2`);
      }
    },
  },
  {
    name: 'service-stopped', layout: 'together',
    proves: 'A service that sleeps for 20 s (SIGSTOP) and wakes: what it was doing is finished or was taken over, never both.',
    inject: async ({ city }) => {
      city.processes.signal('participation', 'SIGSTOP');
      await sleep(20_000);
      city.processes.signal('participation', 'SIGCONT');
      await sleep(2_000);
    },
  },
];
