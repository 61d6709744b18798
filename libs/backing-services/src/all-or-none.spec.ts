import { expect, test, vi } from 'vitest';
import { allOrNone } from './all-or-none.js';
import { CannotStart } from './cannot-start.js';

test('what started is stopped when something beside it did not, and every reason is told', async () => {
  const stop = vi.fn(() => Promise.resolve());
  const late = new Promise<{ stop: typeof stop }>((resolve) => setTimeout(resolve, 20, { stop }));
  const starting = allOrNone([Promise.resolve({ stop }), Promise.reject<{ stop: typeof stop }>(new Error('no port')), late, Promise.reject<{ stop: typeof stop }>(new Error('no Java'))]);
  await expect(starting).rejects.toThrow(new CannotStart('no port\nno Java'));
  expect(stop).toHaveBeenCalledTimes(2);
});

test('when all start, all are given in their order', async () => {
  const [a, b] = [{ name: 'a', stop: vi.fn() }, { name: 'b', stop: vi.fn() }];
  expect(await allOrNone([Promise.resolve(a), Promise.resolve(b)])).toEqual([a, b]);
  expect(a.stop).not.toHaveBeenCalled();
});
