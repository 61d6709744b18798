import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart, writing } from './cannot-start.js';
import { claimFolder } from './folder-claim.js';

/** A running server of ours. Its data stay in its folder after `stop` and `kill`, unless it was ephemeral. */
export interface Server {
  readonly pid: number;
  readonly logFile: string;
  /** Resolves when the process ends, whoever ended it; with the exit code or signal. */
  readonly exited: Promise<string>;
  /** Ends it cleanly, by force after 30 s. */
  stop: () => Promise<void>;
  /** Ends it as a power cut would: no clean-up. */
  kill: () => Promise<void>;
}

export interface ServerCommand {
  /** For sentences: "PostgreSQL". */
  name: string;
  folder: string;
  logFile: string;
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Linux account to run as when we are root. */
  asUser?: readonly string[];
  stopSignal: 'SIGINT' | 'SIGTERM';
  /** Asked again and again until true. */
  isReady: (log: string) => Promise<boolean> | boolean;
  readyWithinMs: number;
  /** Work before the process starts, inside the folder that is ours by then. */
  prepare?: () => Promise<void>;
  /** Work after a clean stop or a kill. */
  cleanUp?: () => Promise<void>;
}

/** Starts a server and waits until it is ready. @throws CannotStart with the end of its log when it gives up. */
export async function startServer(server: ServerCommand): Promise<Server> {
  const claim = await claimFolder(server.folder, server.name);
  const release = async () => {
    await claim.release();
    await server.cleanUp?.();
  };
  try {
    await writing(server.folder, async () => server.prepare?.());
    const running = await launch(server);
    await claim.setChild(running.pid);
    await untilReady(server, running);
    return { ...running, stop: () => running.stop().then(release), kill: () => running.kill().then(release) };
  } catch (error) {
    await claim.release();
    throw error;
  }
}

async function launch(server: ServerCommand): Promise<Server> {
  const { logFile } = server;
  await writing(dirname(logFile), () => rotate(logFile));
  const log = await writing(dirname(logFile), () => open(logFile, 'a'));
  const [command = server.command, ...args] = [...guard(server), server.command, ...server.args];
  // A session of its own: Ctrl-C in the terminal reaches only us, and we decide the order in which servers stop.
  const child = spawn(command, args, { stdio: ['ignore', log.fd, log.fd], detached: true, cwd: server.folder, env: server.env });
  const exited = ended(child);
  await log.close();
  const { pid } = child;
  if (!pid) throw new CannotStart(`${server.name} did not start: ${await exited}.`);
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const stop = async () => {
    child.kill(server.stopSignal);
    const limit = new AbortController();
    await Promise.race([exited, sleep(30_000, undefined, { signal: limit.signal }).catch(() => undefined)]);
    limit.abort();
    await kill();
  };
  return { pid, logFile, exited, stop, kill };
}

/** What stands before the command, so that the server never outlives us and never runs as root. */
function guard({ asUser = [], stopSignal }: ServerCommand): string[] {
  if (platform() !== 'linux') return [];
  if (!hasSetpriv()) {
    if (asUser.length === 0) return [];
    throw new CannotStart('PostgreSQL refuses to run as root, and `setpriv` (package util-linux) is missing: install it, or start as an ordinary user.');
  }
  return ['setpriv', ...asUser, '--pdeathsig', stopSignal.replace('SIG', '')];
}

function hasSetpriv(): boolean {
  return spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0;
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
}

async function untilReady(server: ServerCommand, running: Server): Promise<void> {
  let end: string | undefined;
  void running.exited.then((reason) => (end = reason));
  const limit = Date.now() + server.readyWithinMs;
  for (;;) {
    const log = await readFile(running.logFile, 'utf8');
    if (end) throw new CannotStart(`${server.name} ended while starting (${end}); its log ${running.logFile} ends with:\n${lastLines(log)}`);
    if (await server.isReady(log)) return;
    if (Date.now() > limit) {
      await running.kill();
      throw new CannotStart(
        `${server.name} was not ready after ${server.readyWithinMs / 1000} s; its log ${running.logFile} ends with:\n${lastLines(log)}`,
      );
    }
    await sleep(50);
  }
}

const lastLines = (text: string) => text.trimEnd().split('\n').slice(-8).join('\n');

/** Keeps the log of the run before. */
async function rotate(logFile: string): Promise<void> {
  await mkdir(dirname(logFile), { recursive: true });
  const size = await stat(logFile).then((found) => found.size, () => 0);
  if (size > 0) await rename(logFile, logFile.replace(/(\.log)?$/, '.previous$1'));
}
