import { clockFaults } from './clock-faults.js';
import { clusterFaults } from './cluster-faults.js';
import { consumerFaults } from './consumer-faults.js';
import { diskFaults } from './disk-faults.js';
import type { Fault } from './fault.js';
import { mailFaults } from './mail-faults.js';
import { networkFaults } from './network-faults.js';
import { outboxFaults } from './outbox-faults.js';
import { poisonFaults } from './poison-faults.js';
import { recoveryFaults } from './recovery-faults.js';
import { relayFaults } from './relay-faults.js';
import { serverFaults } from './server-faults.js';
import { serviceFaults } from './service-faults.js';

/** In the order in which a whole run takes them: faults that share a layout of processes stand together. First the mails, before those of other faults wait. */
export const allFaults: readonly Fault[] = [...mailFaults, ...serviceFaults, ...relayFaults, ...outboxFaults, ...consumerFaults, ...poisonFaults, ...serverFaults, ...recoveryFaults, ...networkFaults, ...clockFaults, ...diskFaults, ...clusterFaults];
