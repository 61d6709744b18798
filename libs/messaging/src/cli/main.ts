import { createInterface } from 'node:readline/promises';
import { runEvents } from './commands.js';
import { readCliConfig } from './config.js';

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
const ask = async (question: string) => {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return lines.question(question, { signal: ended.signal }).finally(() => lines.close());
};
process.exitCode = await runEvents(process.argv.slice(2), readCliConfig, {
  print: (line) => void process.stdout.write(`${line}\n`), signal: ended.signal, ...(process.stdin.isTTY && process.stdout.isTTY && { ask }),
});
