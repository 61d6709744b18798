import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { auditDatabaseUrl } from './config.js';
import { exportLine, readChain, readExport } from './export-chain.js';
import { verifyChain, type Anchor } from './verify-chain.js';

const usage = `npm run audit -- export SERVICE > FILE       the chain of a service, one link a line
npm run audit -- verify FILE|SERVICE          follows it link by link; needs no database for a file
  --anchor POSITION:HASH                      and compares it with a link noted earlier (may be repeated)
npm run audit -- head SERVICE                 the last link, to be noted outside
`;

async function main(args: readonly string[]): Promise<number> {
  const { positionals: [command, subject], values } = parseArgs({ args: [...args], allowPositionals: true, options: { anchor: { type: 'string', multiple: true } } });
  if (!subject || !['export', 'verify', 'head'].includes(command ?? '')) {
    process.stderr.write(usage);
    return 2;
  }
  const links = command === 'verify' && existsSync(subject) ? readExport(subject) : readChain(auditDatabaseUrl(), subject);
  if (command === 'export') {
    for await (const link of links) if (!process.stdout.write(exportLine(link))) await once(process.stdout, 'drain');
    return 0;
  }
  const { count, head, faults } = await verifyChain(links, command === 'verify' ? (values.anchor ?? []).map(anchorOf) : []);
  const end = head ? `${head.position}:${head.hash}` : 'empty';
  if (command === 'head') process.stdout.write(`${end}\n`);
  else process.stdout.write(faults.length > 0
    ? `${faults.slice(0, 50).map(({ position, fault }) => `link ${position}: ${fault}`).join('\n')}\nBROKEN: ${faults.length} faults in ${count} links\n`
    : `OK: ${count} links, head ${end}\n`);
  return faults.length > 0 ? 1 : 0;
}

function anchorOf(text: string): Anchor {
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!position || !hash) throw new Error(`"${text}" is no anchor; it looks like 120:9f86d0…`);
  return { position, hash };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
