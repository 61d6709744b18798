import { writeFileSync } from 'node:fs';
import { isBroken } from './checker.js';
import { City } from './city.js';
import { readWishes, type Wishes } from './config.js';
import { allFaults } from './faults/all-faults.js';
import type { Fault } from './faults/fault.js';
import { plantOnCity } from './plant-on-city.js';
import { findingsOf, headLine, lineOf, summarize, type FaultResult } from './report.js';
import { runOnce, type RunResult } from './run.js';
import { soakable, soakOf } from './soak.js';
import { writeTable } from './write-table.js';

// `npm run chaos`: the real services, killed and cut off at moments the seed chooses, and a checker that forgives nothing.
// Ends with 1 when a promise of docs/guarantees.md is broken.
const say = (text: string) => process.stdout.write(`${text}\n`);
let city: City | undefined;
// Whoever gives up halfway leaves no server running either.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void (city?.stop() ?? Promise.resolve()).finally(() => process.exit(130)));

try {
  const wishes = readWishes(process.argv.slice(2));
  if (wishes.list) for (const { name, proves, quick } of allFaults) say(`${name.padEnd(34)}${quick ? 'quick  ' : '       '}${proves}`);
  else if (wishes.table.length > 0) writeTable(wishes.table);
  else process.exitCode = (await chaos(wishes)) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.message) : String(error)}\n`);
  process.exitCode = 2;
} finally {
  await city?.stop();
}

function keep(city: City): void {
  city.keep();
  say(`    The logs are in ${city.home.logs}.`);
}

function chosen({ faults, quick, soak: minutes }: Wishes): readonly Fault[] {
  if (minutes) return [soakOf(minutes, soakable(allFaults), say)];
  for (const name of faults) if (!allFaults.some((fault) => fault.name === name)) throw new Error(`There is no fault ${name}; --list names them.`);
  const wanted = faults.length > 0 ? allFaults.filter(({ name }) => faults.includes(name)) : quick ? allFaults.filter((fault) => fault.quick) : allFaults;
  return wanted.filter((fault) => {
    const why = fault.cannot?.();
    if (why) say(`${fault.name} is left out: ${why}.`);
    return !why;
  });
}

async function chaos(wishes: Wishes): Promise<boolean> {
  const { runs, seed, json, client, perSecond, long, plant } = wishes;
  const faults = chosen(wishes);
  const began = performance.now();
  say(`Kafka client ${client}, ${perSecond} writes/s, seed ${seed}.\n${headLine}`);
  const results: FaultResult[] = [];
  let good = true;
  // Faults of a city of three brokers come last.
  for (const fault of faults) {
    const brokers = fault.brokers ?? 1;
    if (city?.brokerCount !== brokers) {
      await city?.stop();
      city = await City.start(client, brokers);
    }
    const done: RunResult[] = [];
    const faultBegan = performance.now();
    for (let run = 1; run <= runs; run += 1) {
      const result = await runOnce(city, fault, { seed: `${seed}/${run}`, perSecond, client, long, ...(plant && { plant: plantOnCity(plant) }) }).catch((error: unknown) => {
        say(`  ${fault.name}, run ${run}, seed ${seed} could not be done: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      });
      if (!result) {
        // Of a city that a fault has left half done nothing can be learned: the next gets a new one.
        good = false;
        keep(city);
        await city.stop();
        city = await City.start(client, brokers);
        continue;
      }
      done.push(result);
      const bad = isBroken(result) || result.broken.length > 0;
      if (bad) {
        say([`  ${fault.name}, run ${run}, seed ${seed}: ${result.writes} writes, ${result.events} events`, ...findingsOf(result)].join('\n'));
        keep(city);
      }
      good &&= !bad;
    }
    if (done.length === 0) continue;
    const line = summarize(fault.name, done);
    results.push(line);
    const { happened, didNot } = done.reduce((sum, { unknown }) => ({ happened: sum.happened + unknown.happened, didNot: sum.didNot + unknown.didNot }), { happened: 0, didNot: 0 });
    say(`${lineOf(line)}   ${done.reduce((sum, { events }) => sum + events, 0)} events; unknown to the client: ${happened} happened, ${didNot} did not; ${Math.round((performance.now() - faultBegan) / 1_000)} s`);
    // After every fault: a run of hours that is cut short has told what it knew.
    if (json) writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
  }
  say(`${good ? 'Every promise was kept' : 'A PROMISE WAS BROKEN'}, seed ${seed}, in ${Math.round((performance.now() - began) / 1_000)} s.`);
  return good;
}
