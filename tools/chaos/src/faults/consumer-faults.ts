import { setTimeout as sleep } from 'node:timers/promises';
import { mailed } from '../data-source.js';
import type { Fault, Scene } from './fault.js';
import { killAtCommit } from './service-faults.js';

/** With everything that this city's log ever held. */
async function rebuilt({ city, complain }: Scene): Promise<void> {
  const { state, cause } = await city.database.rebuild();
  if (state !== 'done') complain(`the rebuild is ${state}: ${cause}`);
}

export const consumerFaults: readonly Fault[] = [
  {
    name: 'consumer-killed-after-commit', quick: true,
    proves: 'A consumer that dies between the commit of its effects and the commit of its offsets: the events come again and do nothing.',
    inject: (scene) => killAtCommit(scene, 'recorder', 'recorder'),
  },
  {
    name: 'notification-killed-after-commit',
    proves: 'The same with notification: one mail for each step of a case, never two.',
    inject: (scene) => killAtCommit(scene, 'notification', 'notification'),
  },
  {
    name: 'rebuilt-under-load', quick: true,
    proves: 'The table of the recorder is made anew from the log and swapped while it is written: every effect stands there once and in order.',
    inject: rebuilt,
  },
  {
    name: 'killed-rebuilding', settleMs: 180_000,
    proves: 'Who rebuilds is killed at a random moment, the swap included: the next start begins again, and every effect stands there once.',
    inject: async (scene) => {
      const { city, random } = scene;
      const done = rebuilt(scene);
      await sleep(random.between(1_500, 4_500));
      await city.processes.kill('recorder');
      await city.processes.start('recorder');
      await done;
    },
  },
  {
    name: 'rebalance-storm',
    proves: 'A second consumer joins and leaves, killed every other time: an event that two hold at once has its effect once.',
    inject: async ({ city }) => {
      for (let times = 0; times < 4; times += 1) {
        await city.processes.start('recorder-2');
        await sleep(2_000);
        if (times % 2 === 0) await city.processes.kill('recorder-2');
        else await city.processes.stop('recorder-2');
      }
    },
  },
  {
    name: 'replayed-in-rebalance',
    proves: 'The whole topic is produced twice at once while a second consumer joins and is killed: copies of one event in two consumers have one effect.',
    inject: async ({ city }) => {
      await sleep(2_000);
      const replays = Promise.all([city.database.replayAll(city.operatorsKafka()), city.database.replayAll(city.operatorsKafka())]);
      await city.processes.start('recorder-2');
      await replays;
      await sleep(2_000);
      await city.processes.kill('recorder-2');
    },
  },
  {
    name: 'slow-consumer', settleMs: 240_000,
    proves: 'A consumer needs a second for each event for half a minute: it reads no more than it can hold, its memory stays bounded, and the other consumer does not notice.',
    inject: async ({ city, load, complain }) => {
      const before = city.processes.memoryMb('recorder');
      await city.database.setBehaviour('slow');
      await sleep(25_000);
      const late = await city.database.oldestWithoutMail(load.keys, mailed);
      // The slow one is 25 s behind by then.
      if (late > 15) complain(`notification is ${late} s behind although it is not slow`);
      const after = city.processes.memoryMb('recorder');
      if (after > before + 100) complain(`the slow consumer grew from ${before} to ${after} MB`);
      await city.database.setBehaviour('good');
    },
  },
];
