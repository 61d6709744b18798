import { createServer } from 'node:net';
import { CannotStart } from '@tomoni/backing-services';

/** What listens, the port it takes by itself, and the variable that names another. */
export interface PortWish {
  name: string;
  variable: string;
  usual: number;
  /** From the environment: taken or refused, never replaced. */
  wanted?: number | undefined;
}

export interface ChosenPort {
  port: number;
  /** Said to the person at the terminal when it is not the usual one. */
  note?: string;
}

/** A busy usual port is replaced by the next free one; a busy port that somebody asked for is refused. */
export async function choosePort({ name, variable, usual, wanted }: PortWish, taken: ReadonlySet<number> = new Set()): Promise<ChosenPort> {
  if (wanted !== undefined) {
    if (!taken.has(wanted) && (await isFree(wanted))) return { port: wanted };
    throw new CannotStart(`Port ${wanted} for ${name} is busy: set ${variable} to a free one, or leave it out to take the next free one by itself.`);
  }
  const port = await nextFree(usual, taken);
  return port === usual ? { port } : { port, note: `Port ${usual} is busy, so ${name} takes ${port} (${variable} chooses another).` };
}

/** Every wish gets a port of its own; nobody is given the usual port of another. By name. */
export async function choosePorts(wishes: readonly PortWish[]): Promise<ReadonlyMap<string, ChosenPort>> {
  const chosen = new Map<string, ChosenPort>();
  for (const wish of wishes) {
    const others = wishes.filter((other) => other !== wish).map((other) => chosen.get(other.name)?.port ?? other.wanted ?? other.usual);
    chosen.set(wish.name, await choosePort(wish, new Set(others)));
  }
  return chosen;
}

async function nextFree(from: number, taken: ReadonlySet<number>): Promise<number> {
  for (let port = from; port < 65_536; port += 1) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new CannotStart(`There is no free port above ${from}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
