import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { freePort, requireFreePort, waitForPort } from './ports.js';

test('free ports differ, are free, and lie below the ports of outgoing connections', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, freePort));
  expect(new Set(ports).size).toBe(50);
  for (const port of ports) {
    expect(port).toBeLessThan(32_000);
    await requireFreePort(port, 'nobody');
  }
});

test('waiting for a port ends when somebody listens, or with a sentence', async () => {
  const port = await freePort();
  await expect(waitForPort(port, { limitMs: 60 })).rejects.toThrow(`Nothing answers on 127.0.0.1:${port} after 60 ms`);
  const waiting = waitForPort(port);
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  await waiting;
  expect((server.address() as AddressInfo).port).toBe(port);
  server.close();
});
