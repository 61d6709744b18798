import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@tomoni/backing-services';
import { checkout, terminal } from '../config.js';
import { cpuSeconds, proportionalMb, residentMb, treeOf, type Process } from '../process-tree.js';
import { budget } from '../row.js';

const readyWithinMs = 180_000;
const settleMs = 20_000;
const idleMs = 60_000;

export const startSeconds = budget('start-seconds', 's', 45, '`npm start` on a new, empty city until it says that it is ready; code compiled before, servers downloaded before', async function* (runs) {
  for (let run = 0; run < runs; run += 1) {
    const platform = await startPlatform();
    await platform.stop();
    yield platform.seconds;
  }
});
export const platformMemory = budget('platform-resident-mb', 'MB', 2_560, 'PSS of npm and everything below it, idle', async function* (runs) {
  for (const { platformMb } of await idlePlatform(runs)) yield platformMb;
});
export const serviceMemory = budget('service-idle-mb', 'MB', 150, 'RSS of the largest of our services, idle', async function* (runs) {
  for (const { serviceMb } of await idlePlatform(runs)) yield serviceMb;
});
export const serviceCpu = budget('service-idle-cpu', '% of a core', 1, 'the busiest of our services; the runs together are 60 s', async function* (runs) {
  for (const { cpuPercent } of await idlePlatform(runs)) yield cpuPercent;
});

interface Idle { readonly platformMb: number; readonly serviceMb: number; readonly cpuPercent: number }
let observed: Promise<Idle[]> | undefined;

/** One idle minute, looked at once for all rows that ask. */
function idlePlatform(runs: number): Promise<Idle[]> {
  return (observed ??= observe(runs));
}

async function observe(runs: number): Promise<Idle[]> {
  const platform = await startPlatform();
  try {
    await sleep(settleMs);
    const found: Idle[] = [];
    for (let run = 0; run < runs; run += 1) found.push(await lookFor(platform.pid, idleMs / runs));
    return found;
  } finally {
    await platform.stop();
  }
}

async function lookFor(pid: number, milliseconds: number): Promise<Idle> {
  const services = treeOf(pid).filter(isService);
  if (services.length === 0) throw new Error('No service of ours runs below npm start');
  const before = services.map(cpuSeconds);
  const began = performance.now();
  await sleep(milliseconds);
  const seconds = (performance.now() - began) / 1_000;
  const cpu = services.map((service, index) => ((cpuSeconds(service) - (before[index] ?? 0)) / seconds) * 100);
  const all = treeOf(pid);
  return { platformMb: all.reduce((sum, process) => sum + proportionalMb(process), 0), serviceMb: Math.max(...services.map(residentMb)), cpuPercent: Math.max(...cpu) };
}

const isService = ({ command }: Process): boolean => /\/apps\/[\w-]+\/dist\/main\.js$/.test(command);

/** `npm start` as at a terminal, in a folder of its own. */
async function startPlatform(): Promise<{ pid: number; seconds: number; stop: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'tomoni-bench-home-'));
  const env = { ...terminal(), ...(await ownPorts()), TOMONI_HOME: home };
  const began = performance.now();
  const child = spawn('npm', ['start'], { cwd: checkout, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const pid = child.pid ?? 0;
  const stop = async () => {
    // The whole group, as Ctrl-C does.
    if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGINT');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  while (!output.includes('is ready after')) {
    if (child.exitCode !== null || performance.now() - began > readyWithinMs) {
      await stop();
      throw new Error(`npm start did not become ready:\n${output}`);
    }
    await sleep(20);
  }
  return { pid, seconds: (performance.now() - began) / 1_000, stop };
}

/** A city may be running on the usual ones. */
async function ownPorts(): Promise<Record<string, string>> {
  const ports: Record<string, string> = {};
  for (const name of ['START', 'IDENTITY', 'PARTICIPATION', 'NOTIFICATION', 'MAIL', 'SMTP', 'POSTGRES', 'KAFKA', 'REDIS']) ports[`${name}_PORT`] = String(await freePort());
  return ports;
}
