import type { Server } from '@tomoni/backing-services';
import { expect, test, vi } from 'vitest';
import { Board } from './board.js';
import { pauseAfterCrash, Supervised } from './supervised.js';

/** A process that ends when told to. */
function fakeServer(pid: number) {
  let end: (reason: string) => void = () => undefined;
  const exited = new Promise<string>((resolve) => (end = resolve));
  const server: Server = { pid, logFile: '', exited, stop: vi.fn(() => Promise.resolve(end('exit code 0'))), kill: () => Promise.resolve(end('signal SIGKILL')) };
  return server;
}

function boardWith(name: string): Board {
  const board = new Board();
  board.add({ name, kind: 'app', address: '', does: { ja: '', en: '' } });
  return board;
}

test('the pauses grow to half a minute and no further', () => {
  expect([1, 2, 3, 4, 7, 50].map(pauseAfterCrash)).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000]);
});

test('what dies is shown and started again, also when the next start fails', async () => {
  const board = boardWith('app');
  const servers = [fakeServer(1), fakeServer(2)];
  const starts = [servers[0], undefined, servers[1]];
  const seen: string[] = [];
  board.on('changed', ({ state }) => seen.push(state));
  const supervised = new Supervised('app', () => {
    const server = starts.shift();
    return server ? Promise.resolve(server) : Promise.reject(new Error('port is busy'));
  }, board, () => 1);
  await supervised.begin();
  await servers[0]?.kill();
  await vi.waitUntil(() => supervised.pid === 2);
  expect(seen).toEqual(['starting', 'running', 'restarting', 'restarting', 'running']);
  expect(board.all[0]).toMatchObject({ restarts: 2, state: 'running' });
});

test('what is being stopped is never started again', async () => {
  const start = vi.fn(() => Promise.resolve(fakeServer(1)));
  const board = boardWith('app');
  const supervised = new Supervised('app', start, board);
  await supervised.begin();
  await supervised.stop();
  expect(start).toHaveBeenCalledTimes(1);
  expect(board.all[0]?.state).toBe('stopped');
});

test('stopping during the pause ends the waiting', async () => {
  const server = fakeServer(1);
  const start = vi.fn(() => Promise.resolve(server));
  const board = boardWith('app');
  const supervised = new Supervised('app', start, board);
  await supervised.begin();
  await server.kill();
  await vi.waitUntil(() => board.all[0]?.state === 'restarting');
  await supervised.stop();
  expect(start).toHaveBeenCalledTimes(1);
});

test('a first start that fails is told to whoever began it', async () => {
  const supervised = new Supervised('app', () => Promise.reject(new Error('no Java')), boardWith('app'));
  await expect(supervised.begin()).rejects.toThrow('no Java');
});
