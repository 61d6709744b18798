import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { exportLine, readChain, readExport } from './export-chain.js';
import { verifyChain, type Anchor } from './verify-chain.js';

const usage = `npm run audit -- export SERVICE > FILE       the chain of a service, one link a line
npm run audit -- verify FILE|SERVICE          follows it link by link; needs no database for a file
  --anchor POSITION:HASH                      and compares it with a link noted earlier (may be repeated)
npm run audit -- head SERVICE                 the last link, to be noted outside
`;

/**
 * Exports a service's audit chain, follows it, or tells its head. `databaseUrl` is asked only when a database is needed.
 * @returns the exit code: 0 whole, 1 broken, 2 asked wrongly.
 */
export async function auditCommand(args: readonly string[], databaseUrl: () => string, out: Writable): Promise<number> {
  const { positionals: [command, subject], values } = parseArgs({ args: [...args], allowPositionals: true, options: { anchor: { type: 'string', multiple: true } } });
  if (!subject || !['export', 'verify', 'head'].includes(command ?? '')) {
    out.write(usage);
    return 2;
  }
  const links = command === 'verify' && existsSync(subject) ? readExport(subject) : readChain(databaseUrl(), subject);
  if (command === 'export') {
    for await (const link of links) if (!out.write(exportLine(link))) await once(out, 'drain');
    return 0;
  }
  const { count, head, faults } = await verifyChain(links, command === 'verify' ? (values.anchor ?? []).map(anchorOf) : []);
  const end = head ? `${head.position}:${head.hash}` : 'empty';
  if (command === 'head') out.write(`${end}\n`);
  else out.write(faults.length > 0
    ? `${faults.slice(0, 50).map(({ position, fault }) => `link ${position}: ${fault}`).join('\n')}\nBROKEN: ${faults.length} faults in ${count} links\n`
    : `OK: ${count} links, head ${end}\n`);
  return faults.length > 0 ? 1 : 0;
}

function anchorOf(text: string): Anchor {
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!position || !hash) throw new Error(`"${text}" is no anchor; it looks like 120:9f86d0…`);
  return { position, hash };
}
