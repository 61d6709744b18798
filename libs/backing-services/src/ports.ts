import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.js';

const host = '127.0.0.1';
const handedOut = new Set<number>();

/**
 * A port nobody listens on. It lies below the range from which the system takes the local ports of outgoing
 * connections, and is picked at random, so that nothing else takes it between now and its use.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
}

/** @throws CannotStart when somebody listens on the port already. */
export async function requireFreePort(port: number, server: string): Promise<void> {
  if (!(await isFree(port)))
    throw new CannotStart(`Port ${port} for ${server} is already in use on ${host}: stop the program that uses it, or choose another port.`);
}

/** Waits until a TCP server accepts connections. @throws when it does not within `limitMs` milliseconds. */
export async function waitForPort(port: number, { hostname = host, limitMs = 30_000 } = {}): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await accepts(port, hostname))) {
    if (Date.now() > end) throw new Error(`Nothing answers on ${hostname}:${port} after ${limitMs} ms`);
    await sleep(50);
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

function accepts(port: number, hostname: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, hostname);
    const answer = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
