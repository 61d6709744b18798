import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkout } from '@tomoni/stack';
import { allFaults } from './faults/all-faults.js';
import { markdownTable, merged, type FaultResult } from './report.js';

const page = join(checkout, 'docs/guarantees.md');
const [begin, end] = ['<!-- results: npm run chaos -- --table -->', '<!-- end of results -->'];

/** Puts recorded results into docs/guarantees.md. @param files of `--json`, each named after its Kafka client (`kafkajs-2026-11-27.json`); runs of a fault in several files are added up */
export function writeTable(files: readonly string[]): void {
  const recorded = files.flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as FaultResult[]).map((result) => ({ ...result, client: basename(file, '.json').split('-')[0] ?? '' })));
  const results = [...Map.groupBy(recorded, ({ fault, client }) => `${fault} ${client}`).values()].map(merged);
  const order = allFaults.map(({ name }) => name);
  results.sort((one, other) => order.indexOf(one.fault) - order.indexOf(other.fault) || one.client.localeCompare(other.client));
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has no place for the table: ${begin} … ${end}`);
  const table = markdownTable(results, (fault) => allFaults.find(({ name }) => name === fault)?.proves ?? '');
  writeFileSync(page, `${before}${begin}\n${table}\n${end}${after}`);
}
