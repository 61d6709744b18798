import { setTimeout as sleep } from 'node:timers/promises';
import { cannotPreload } from '@tomoni/backing-services';
import type { Fault, Scene } from './fault.js';

const hourMs = 3_600_000;
const everybody = ['participation', 'relay', 'notification', 'recorder'];

/** Processes whose clocks we hold, until the work is done. */
async function withClocks({ city }: Scene, shiftOf: (name: string) => number, work: () => Promise<void>): Promise<void> {
  for (const name of everybody) {
    await city.holdClock(name);
    city.setClock(name, shiftOf(name));
  }
  for (const name of everybody) await city.processes.restart(name);
  await work();
  city.releaseClocks();
  for (const name of everybody) await city.processes.restart(name);
}

export const clockFaults: readonly Fault[] = [
  {
    name: 'clocks-apart',
    cannot: cannotPreload,
    proves: 'The clock of every process is an hour fast or slow, each differently, and with it the time in the ids of its events: their order depends on none of them.',
    inject: (scene) => {
      const fast = scene.random.below(2);
      return withClocks(scene, (name) => ((everybody.indexOf(name) + fast) % 2 === 0 ? hourMs : -hourMs), () => sleep(8_000));
    },
  },
  {
    name: 'clocks-jump',
    cannot: cannotPreload,
    proves: 'The clocks of running processes jump an hour ahead, two hours back and home again: nothing is held back, forgotten or done twice.',
    inject: (scene) => withClocks(scene, () => 0, async () => {
      for (const shift of [hourMs, -hourMs, 0]) {
        for (const name of everybody) {
          scene.city.setClock(name, shift);
          await sleep(scene.random.between(200, 1_500));
        }
        await sleep(2_000);
      }
    }),
  },
];
