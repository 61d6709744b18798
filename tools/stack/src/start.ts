import { CannotStart } from '@tomoni/backing-services';
import { parseArgs } from 'node:util';
import { readConfig } from './config.js';
import { Display } from './display.js';
import { Stack, type Urls, type Wishes } from './stack.js';

const usage = 'Usage: npm start -- [--city 6-DIGIT-CODE] [--fresh]';
const began = performance.now();

try {
  await main();
} catch (error) {
  explain(error);
  process.exit(1);
}

async function main(): Promise<void> {
  const wishes = readWishes();
  const config = readConfig();
  const display = new Display(process.stdout, config.color);
  const stack = new Stack(config, display);
  const end = once(async (why: string) => {
    display.note('bold', `${why}: stopping. Data stays in ${config.home}.`);
    await stack.supervisor.stop();
  });
  endWhenAsked(end, config.underNpm);
  stack.supervisor.board.on('changed', ({ name, state, detail, restarts }) => {
    if (state === 'restarting') display.note('red', `${name} ended: ${detail}`);
    if (state === 'running' && restarts > 0) display.note('green', `${name} runs again.`);
  });
  try {
    const { urls, city } = await stack.start(wishes);
    display.line();
    display.line(display.paint('bold', `${city.prefecture}${city.name} (${city.lgCode}) is ready after ${((performance.now() - began) / 1000).toFixed(1)} s.`));
    display.line();
    display.table(tableOf(urls));
    display.line();
    display.line('Next: npm run tour · npm run --silent token -- officer · Ctrl-C stops all');
  } catch (error) {
    if (stack.supervisor.signal.aborted) return; // What failed was being stopped.
    display.end();
    explain(error);
    await stack.supervisor.stop();
    process.exit(1);
  }
}

function readWishes(): Wishes {
  try {
    const { values } = parseArgs({ options: { city: { type: 'string' }, fresh: { type: 'boolean', default: false } } });
    return { city: values.city, fresh: values.fresh };
  } catch (cause) {
    throw new CannotStart(`${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}\n${usage}`, { cause });
  }
}

/** Ctrl-C and SIGTERM stop in order, asked twice at once; so does the end of npm, which cannot pass on its own kill. */
function endWhenAsked(end: (why: string) => Promise<void>, underNpm: boolean): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    let asked = false;
    process.on(signal, () => {
      // Under npm one Ctrl-C arrives twice: from the terminal and passed on. Only a later one means impatience.
      if (asked) return;
      asked = true;
      setTimeout(() => process.once(signal, () => process.exit(130)), 1_000).unref();
      void end(signal).then(() => process.exit(0));
    });
  }
  if (!underNpm) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end('npm is gone').then(() => process.exit(0));
  }, 1_000).unref();
}

function once(work: (why: string) => Promise<void>): (why: string) => Promise<void> {
  let running: Promise<void> | undefined;
  return (why) => (running ??= work(why));
}

function tableOf(urls: Urls): string[][] {
  return Object.entries(urls).map(([name, url]) => [name, url.replace(/(?<=:\/\/[^/@]*):[^/@]*(?=@)/, '')]);
}

function explain(error: unknown): void {
  const text = error instanceof CannotStart ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`\n${text}\n\n`);
}
