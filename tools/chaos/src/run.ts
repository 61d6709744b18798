import { setTimeout as sleep } from 'node:timers/promises';
import type { KafkaClient } from '@tomoni/messaging';
import { check, recoveryMs, standing, type Verdict } from './checker.js';
import type { City } from './city.js';
import { mailed, recorded, topic } from './data-source.js';
import type { Fault, Scene } from './faults/fault.js';
import { readTopic } from './kafka.js';
import { Load } from './load.js';
import type { CommittedEvent, Consumer, Observation } from './observation.js';
import { Random } from './random.js';

export interface RunResult extends Verdict {
  readonly recoveryMs: number;
  /** What a fault itself demands beside the checker, broken. */
  readonly broken: readonly string[];
  readonly writes: number;
  readonly events: number;
  readonly refusals: readonly string[];
}

export interface RunOptions {
  readonly seed: string;
  readonly perSecond: number;
  readonly client: KafkaClient;
  /** The long form of a fault, where it has one. */
  readonly long: boolean;
  /** Changes what was seen, for planted bugs. */
  readonly plant?: (city: City, load: Load) => Promise<void>;
}

/** One run: load, the fault at a moment the seed chooses, load again, quiet, and the reckoning. */
export async function runOnce(city: City, fault: Fault, { seed, perSecond, client, long, plant }: RunOptions): Promise<RunResult> {
  await city.arrange(fault.layout ?? 'apart');
  const random = new Random(seed, fault.name);
  const load = new Load(city, new Random(seed, fault.name, 'load'), perSecond, fault.mostSteps);
  const broken: string[] = [];
  await load.prepare();
  const settle = (limitMs = 120_000) => settled(city, load, limitMs);
  const scene: Scene = { city, random, load, long, settle, strangers: city.strangers, complain: (text) => broken.push(text) };
  load.start();
  let faultAt = 0;
  try {
    await sleep(random.between(2_000, 5_000));
    await plant?.(city, load);
    faultAt = Date.now();
    await fault.inject(scene);
    await sleep(3_000);
  } finally {
    await load.stop();
  }
  if (!(await settle(fault.settleMs))) broken.push('after the time it may take there were still events on their way');
  await fault.afterwards?.(scene);
  // A second copy may still be on its way.
  await sleep(1_000);
  const observation = await observe(scene, client, fault.deletesTopic ?? false);
  const verdict = check(observation);
  // Whatever failed on the way: at the end an operator has nothing left to do.
  for (const { name, parked } of standing(observation)) broken.push(`${parked} events still stand in the dead letters of ${name}`);
  return { ...verdict, recoveryMs: recoveryMs(observation, faultAt), broken, writes: load.writes.length, events: observation.committed.length, refusals: load.refusals };
}

async function settled(city: City, load: Load, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    const outstanding = await city.database.outstanding(load.keys, recorded, mailed).catch(() => 1);
    if (outstanding === 0) return true;
    await sleep(250);
  }
  return false;
}

async function observe({ city, load, strangers }: Scene, client: KafkaClient, topicWasDeleted: boolean): Promise<Observation> {
  const { database } = city;
  const keys = new Set(load.keys);
  const [committed, ever, records, effects, mails] = await Promise.all([
    database.committed(load.keys), database.everCommitted(), readTopic(city.brokers, topic, client), database.recorded(), database.mails(),
  ]);
  // Of other runs only what nobody ever committed is of interest.
  const ofThisRun = <Fact extends { id: string; key: string }>(facts: readonly Fact[]): Fact[] => facts.filter(({ id, key }) => keys.has(key) || !ever.has(id));
  const consumer = async (name: 'notification' | 'recorder', of: Pick<Consumer, 'handles' | 'effects' | 'ordered'>): Promise<Consumer> => ({ name, ...of, parked: await database.deadLetters(name) });
  const consumers = await Promise.all([
    consumer('recorder', { handles: ({ type }: CommittedEvent) => recorded.includes(type), effects: ofThisRun(effects), ordered: true }),
    consumer('notification', { handles: ({ type }: CommittedEvent) => mailed.includes(type), effects: ofThisRun(mails), ordered: false }),
  ]);
  return { writes: load.writes, committed, records: ofThisRun(records), consumers, topicWasDeleted, strangers };
}
