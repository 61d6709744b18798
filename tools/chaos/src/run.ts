import { setTimeout as sleep } from 'node:timers/promises';
import type { KafkaClient } from '@tomoni/messaging';
import { check, recoveryMs, standing, together, type Verdict } from './checker.js';
import type { City } from './city.js';
import { alerts, consumerNames, grants, type ConsumerName, type Stream } from './data-source.js';
import type { Fault, Scene } from './faults/fault.js';
import { readTopic } from './kafka.js';
import { Load } from './load.js';
import type { CommittedEvent, Consumer, Effect, Observation } from './observation.js';
import { Random } from './random.js';

export interface RunResult extends Verdict {
  readonly recoveryMs: number;
  /** What a fault itself demands beside the checker, broken. */
  readonly broken: readonly string[];
  readonly writes: number;
  readonly events: number;
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
  const observations = await observe(scene, client, fault.deletesTopic ?? false);
  const verdict = together(observations.map(check));
  broken.push(...(await city.database.incompleteDispatches(load.alerts.keys)));
  // Whatever failed on the way: at the end an operator has nothing left to do.
  for (const { name, parked } of observations.flatMap(standing)) broken.push(`${parked} events still stand in the dead letters of ${name}`);
  const events = observations.reduce((sum, { committed }) => sum + committed.length, 0);
  return { ...verdict, recoveryMs: Math.max(...observations.map((each) => recoveryMs(each, faultAt))), broken, writes: load.writes.length + load.alerts.writes.length, events };
}

/** @param limitMs without any of them coming through: a busy machine may take its time, a consumer that stands still may not */
async function settled(city: City, load: Load, limitMs: number): Promise<boolean> {
  let [fewest, end] = [Infinity, Date.now() + limitMs];
  while (Date.now() < end) {
    const outstanding = await Promise.all([city.database.outstanding(load.keys), city.database.outstanding(load.alerts.keys, alerts)]).then(([ofLoad, ofAlerts]) => ofLoad + ofAlerts, () => undefined);
    if (outstanding === 0) return true;
    if (outstanding !== undefined && outstanding < fewest) [fewest, end] = [outstanding, Date.now() + limitMs];
    await sleep(250);
  }
  return false;
}

/** Of the applications' events, and of the alerts'. */
async function observe({ city: { database, brokers }, load, strangers }: Scene, client: KafkaClient, topicWasDeleted: boolean): Promise<Observation[]> {
  const [ever, recorded, mails, dispatches, parked] = await Promise.all([
    database.everCommitted(), database.recorded(), database.mails(), database.dispatches(), Promise.all(consumerNames.map(async (name) => [name, await database.deadLetters(name)] as const)),
  ]);
  const parkedAt = Object.fromEntries(parked) as Record<ConsumerName, ReadonlySet<string>>;
  const ofStream = async (stream: Stream, { keys: ofLoad, writes }: Pick<Load, 'keys' | 'writes'>, atNotification: Pick<Consumer, 'effects' | 'ordered'> & { readonly types: readonly string[] }): Promise<Observation> => {
    const [committed, records] = await Promise.all([database.committed(ofLoad, stream), readTopic(brokers, stream.topic, client)]);
    const keys = new Set(ofLoad);
    // Of other runs only what nobody ever committed is of interest.
    const ofThisRun = <Fact extends { id: string; key: string }>(facts: readonly Fact[]): Fact[] => facts.filter(({ id, key }) => keys.has(key) || !ever.has(id));
    const consumer = (name: ConsumerName, types: readonly string[], effects: readonly Effect[], ordered: boolean): Consumer =>
      ({ name, handles: ({ type }: CommittedEvent) => types.includes(type), effects: ofThisRun(effects), ordered, parked: parkedAt[name] });
    const consumers = [consumer('recorder', stream.recorded, recorded, true), consumer('notification', atNotification.types, atNotification.effects, atNotification.ordered)];
    return { writes, committed, records: ofThisRun(records), consumers, topicWasDeleted: topicWasDeleted && stream === grants, strangers };
  };
  return Promise.all([
    ofStream(grants, load, { types: grants.mailed, effects: mails, ordered: false }),
    ofStream(alerts, load.alerts, { types: alerts.recorded, effects: dispatches, ordered: true }),
  ]);
}
