import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.js';
import { killAtCommit } from './service-faults.js';

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
    name: 'poison', quick: true,
    proves: 'One event of a hundred cannot be handled: it and what follows of its key wait visibly in dead_letter, the others go on; redriven, all have their effect, in order.',
    inject: async ({ city }) => {
      await city.database.setBehaviour('poison', 1);
      await sleep(8_000);
    },
    afterwards: async ({ city, load, complain, settle }) => {
      const parked = await city.database.deadLetters('recorder');
      if (parked.size === 0) return; // by chance no event was chosen
      await city.database.setBehaviour('good', 0);
      for (let rounds = 0; rounds < 60 && (await city.database.deadLetters('recorder')).size > 0; rounds += 1) {
        await city.database.redriveAll();
        await sleep(1_000);
      }
      const left = (await city.database.deadLetters('recorder')).size;
      if (left > 0) complain(`${left} dead letters are left after the redrive`);
      if (!(await settle())) complain(`of ${load.keys.length} keys some did not go on after the redrive`);
    },
  },
];
