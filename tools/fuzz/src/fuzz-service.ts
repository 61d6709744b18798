import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Callers } from './callers.js';
import type { StoredRows } from './data-source.js';
import { operationsOf, withRealIds, type Document } from './document.js';
import { run } from './python.js';
import { Referee, type Tally } from './referee.js';

export interface Target {
  url: string;
  document: Document;
  stored: StoredRows;
  callers: Callers;
  /** Where the document is put that schemathesis reads. */
  documentFile: string;
}

/**
 * A whole round of everything schemathesis has: the examples, the edges of every field, and made-up requests, right and
 * wrong; further rounds with the next seeds until enough was asked. @throws with its own words when it cannot work
 */
export async function fuzzService(command: string, { url, document, stored, callers, documentFile }: Target, cases: number, seed: number): Promise<Tally> {
  const operations = operationsOf(document);
  writeFileSync(documentFile, JSON.stringify({ ...withRealIds(document, { ...(await stored.ids()), group: callers.groups }), servers: undefined }));
  const referee = new Referee(new URL(url), operations, callers, () => stored.now());
  const address = await referee.open();
  try {
    for (let round = 0; referee.tally.cases < cases; round += 1) {
      const asked = referee.tally.cases;
      const perOperation = Math.ceil((cases - asked) / operations.length);
      const { code, output } = await run(command, argumentsOf(documentFile, address, perOperation, seed + round, round === 0), dirname(documentFile));
      // 1: its own checks found something, which the referee found too.
      if (![0, 1].includes(code) || referee.tally.cases === asked) throw new Error(`schemathesis stopped with ${code}:\n${output}`);
    }
  } finally {
    await referee.close();
  }
  return referee.tally;
}

function argumentsOf(file: string, url: string, perOperation: number, seed: number, first: boolean): string[] {
  return [
    'run', file, '--url', url, '--workers', '1', '--seed', String(seed), '--max-examples', String(perOperation), '--phases', first ? 'examples,coverage,fuzzing' : 'fuzzing',
    // The referee judges; what schemathesis looks for beside it would only cost time.
    '--checks', 'not_a_server_error', '--continue-on-failure', '--no-shrink', '--generation-database', 'none', '--suppress-health-check', 'all', '--warnings', 'off', '--request-timeout', '40',
  ];
}
