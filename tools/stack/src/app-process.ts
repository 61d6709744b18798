import { CannotStart, startServer, type Server } from '@tomoni/backing-services';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from './apps.js';
import { checkout } from './config.js';
import type { Home } from './home.js';

const readyWithinMs = 60_000;
/** Many services share one machine here: small young generations, so that each stays near 150 MB. */
const lean = ['--max-semi-space-size=1', '--optimize-for-size'];

/** Runs `apps/<name>/dist/main.js` until it answers /health/ready. @throws CannotStart with the end of its log */
export function startApp(app: App, home: Home, env: NodeJS.ProcessEnv): Promise<Server> {
  const ready = `${env['PUBLIC_URL']}/health/ready`;
  return startServer({
    name: app.name,
    folder: home.path('run', app.name),
    logFile: home.log(app.name),
    command: process.execPath,
    args: [...lean, program(app, 'main')],
    env,
    stopSignal: 'SIGTERM',
    readyWithinMs,
    isReady: () => answersOk(ready),
  });
}

export async function answersOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** Does the app have this step at all? */
export function has(app: App, step: 'migrate' | 'seed'): boolean {
  return existsSync(program(app, step));
}

/** Runs `dist/migrate.js` or `dist/seed.js` to its end. @throws CannotStart with the end of its log */
export async function runStep(app: App, step: 'migrate' | 'seed', home: Home, env: NodeJS.ProcessEnv, stopping: AbortSignal): Promise<void> {
  const name = `${app.name}-${step}`;
  mkdirSync(home.logs, { recursive: true });
  const log = openSync(home.log(name), 'w');
  const child = spawn(process.execPath, [program(app, step)], { stdio: ['ignore', log, log], env, detached: true });
  closeSync(log);
  const end = () => child.kill('SIGTERM');
  stopping.addEventListener('abort', end);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  stopping.removeEventListener('abort', end);
  if (code === 0) return;
  const said = readFileSync(home.log(name), 'utf8').trimEnd().split('\n').slice(-12).join('\n');
  throw new CannotStart(`The ${step} step of ${app.name} failed (${signal ?? `exit code ${code}`}); its log ${home.log(name)} ends with:\n${said}`);
}

const program = (app: App, step: 'main' | 'migrate' | 'seed') => join(checkout, 'apps', app.name, 'dist', `${step}.js`);
