import type { City, Layout } from '../city.js';
import type { Load } from '../load.js';
import type { Random } from '../random.js';

export interface Fault {
  readonly name: string;
  /** What a run without a finding shows, in one sentence for docs/guarantees.md. */
  readonly proves: string;
  /** `apart` when absent. */
  readonly layout?: Layout;
  /** Of Kafka, in a city of their own; one when absent. */
  readonly brokers?: 3;
  /** Among the short runs of CI. */
  readonly quick?: true;
  /** What stood in the topic before cannot be asked for afterwards. */
  readonly deletesTopic?: true;
  /** Of one application, before another takes its place; without it one lasts for the whole run. */
  readonly mostSteps?: number;
  /** How long nothing more may come through afterwards, milliseconds, before what is left counts as standing still; two minutes when absent. */
  readonly settleMs?: number;
  /** Why it cannot be done on this machine; undefined when it can. */
  cannot?(): string | undefined;
  /** Does it and mends it, as whoever watches over the city would; resolves when everything runs again. */
  inject(scene: Scene): Promise<void>;
  /** When all is quiet: what an operator does then. */
  afterwards?(scene: Scene): Promise<void>;
}

/** What a fault has in its hands. */
export interface Scene {
  readonly city: City;
  readonly random: Random;
  readonly load: Load;
  readonly long: boolean;
  /** Ids of records that the fault itself put into Kafka: in no outbox, and of no effect. */
  readonly strangers: Set<string>;
  /** Something the fault demands and did not get. */
  readonly complain: (text: string) => void;
  /** Everything of this run has come to its end at every consumer, or the limit has passed. */
  readonly settle: (limitMs?: number) => Promise<boolean>;
}
