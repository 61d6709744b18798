import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { kafkaClients, type KafkaClient } from '@tomoni/messaging';
import { z } from 'zod';
import { isPlant, plants, type Plant } from './planted-bugs.js';

const count = z.coerce.number().int().positive();
export const usage = `Usage: npm run chaos -- [--list] [--quick] [--fault NAME]… [--runs 1] [--seed S] [--json FILE] [--client ${kafkaClients.join('|')}]
       [--rate 60] [--long] [--soak MINUTES] [--plant ${plants.join('|')}] [--table FILE…]`;

export interface Wishes {
  readonly list: boolean;
  /** Only the faults CI has time for. */
  readonly quick: boolean;
  readonly faults: readonly string[];
  readonly runs: number;
  /** The same seed gives the same moments. */
  readonly seed: string;
  readonly json: string | undefined;
  readonly client: KafkaClient;
  /** Writes in a second. */
  readonly perSecond: number;
  readonly long: boolean;
  /** Minutes of load with one fault after the other, instead of runs of faults. */
  readonly soak: number | undefined;
  readonly plant: Plant | undefined;
  /** Results to put into docs/guarantees.md instead of running anything. */
  readonly table: readonly string[];
}

/** @throws with the usage when an option is unknown or wrong */
export function readWishes(args: string[]): Wishes {
  try {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: {
        list: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, fault: { type: 'string', multiple: true, default: [] },
        runs: { type: 'string', default: '1' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) }, json: { type: 'string' },
        client: { type: 'string', default: 'platformatic' }, rate: { type: 'string' }, long: { type: 'boolean', default: false },
        plant: { type: 'string' }, soak: { type: 'string' }, table: { type: 'boolean', default: false },
      },
    });
    const { list, quick, fault: faults, seed, long } = values;
    if (values.plant !== undefined && !isPlant(values.plant)) throw new Error(`There is no planted bug ${values.plant}`);
    if (!values.table && positionals.length > 0) throw new Error(`${positionals[0]} is no option`);
    return {
      list, quick, faults, seed, long, runs: count.parse(values.runs), perSecond: count.parse(values.rate ?? (values.soak ? 200 : 60)), client: z.enum(kafkaClients).parse(values.client),
      plant: values.plant, soak: values.soak === undefined ? undefined : count.parse(values.soak), json: values.json === undefined ? undefined : resolve(values.json), table: values.table ? positionals : [],
    };
  } catch (cause) {
    throw new Error(`${cause instanceof z.ZodError ? cause.issues.map(({ message }) => message).join('; ') : cause instanceof Error ? cause.message : String(cause)}\n${usage}`, { cause });
  }
}
