import { runEvents } from './commands.js';
import { readCliConfig } from './config.js';

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
process.exitCode = await runEvents(process.argv.slice(2), readCliConfig, { print: (line) => void process.stdout.write(`${line}\n`), signal: ended.signal });
