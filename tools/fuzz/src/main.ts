import { readFileSync } from 'node:fs';
import { apps, Scratch } from '@tomoni/stack';
import { Callers } from './callers.js';
import { prepareCases } from './cases.js';
import { readWishes, type Wishes } from './config.js';
import { StoredRows } from './data-source.js';
import { fetchDocument, operationsOf } from './document.js';
import { fuzzService } from './fuzz-service.js';
import { schemathesis } from './python.js';
import { report } from './report.js';

// `npm run fuzz`: thousands of requests, right and wrong, made from each service's OpenAPI document, to a real platform.
// Ends with 1 when a service answers as it must not.
const began = performance.now();
const seconds = () => (performance.now() - began) / 1_000;
const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const wishes = readWishes(process.argv.slice(2));
  const command = await schemathesis();
  const scratch = await Scratch.make();
  // Who gives up halfway leaves no city running either.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void scratch.remove().then(() => process.exit(130)));
  try {
    process.exitCode = (await fuzz(wishes, command, scratch)) ? 0 : 1;
  } finally {
    await scratch.remove();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function fuzz({ cases, seed, service: only }: Wishes, command: string, scratch: Scratch): Promise<boolean> {
  await startWithCases(scratch);
  let good = true;
  for (const { name } of apps.filter(({ reference }) => reference).filter(({ name: one }) => !only || one === only)) {
    const { urls, home } = scratch;
    const [url = '', postgres = '', identity = ''] = [urls[name], urls['postgres'], urls['identity']];
    const started = seconds();
    const clients = Object.fromEntries(apps.filter(({ database }) => database).map(({ name: client }) => [client, readFileSync(home.path('keys', 'clients', client), 'utf8').trim()]));
    const stored = await StoredRows.open(postgres, name, home.path('data', 'files', name));
    try {
      const document = await fetchDocument(url);
      const callers = await Callers.signIn(identity, name, operationsOf(document), clients);
      const target = { url, document, stored, callers, documentFile: home.path(`${name}-openapi.json`) };
      const tally = await fuzzService(command, target, cases, seed);
      say(report(name, tally, seconds() - started));
      if (tally.findings.length > 0) say(errorsIn(home.log(name)));
      good &&= tally.findings.length === 0;
    } finally {
      await stored.close();
    }
  }
  say(`${good ? 'No failure' : 'FAILED'} with seed ${seed}, in ${Math.round(seconds())} s altogether.`);
  return good;
}

/**
 * The whole platform makes the cases; then only its `http` role goes on, so that nothing is stored but by requests.
 * @throws with what the platform said
 */
async function startWithCases(scratch: Scratch): Promise<void> {
  // Every request comes from one address.
  const environment = { NODE_ENV: 'development', RATE_LIMIT_PER_MINUTE: '0' };
  const whole = scratch.start([], environment);
  await whole.says('is ready after', 240_000);
  const tour = scratch.tour();
  if ((await tour.ended) !== 0) throw new Error(tour.output);
  await prepareCases(scratch.urls);
  await whole.end();
  await scratch.start([], { ...environment, TOMONI_ROLES: 'http' }).says('is ready after', 240_000);
  say(`The platform runs with its cases after ${Math.round(seconds())} s.`);
}

/** What the service itself said about errors of its own. */
function errorsIn(log: string): string {
  return ['  its log says:', ...readFileSync(log, 'utf8').split('\n').filter((line) => line.includes('"level":"error"')).slice(-10)].join('\n    ');
}
