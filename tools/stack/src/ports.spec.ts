import { CannotStart } from '@tomoni/backing-services';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apps, serverPorts } from './apps.js';
import { choosePort, choosePorts } from './ports.js';

let other: Server;
let busy: number;
beforeEach(async () => {
  other = createServer();
  await once(other.listen(0, '127.0.0.1'), 'listening');
  busy = (other.address() as AddressInfo).port;
});
afterEach(() => new Promise((done) => other.close(done)));

test('a busy usual port is replaced, and the person is told which variable chooses', async () => {
  const { port, note } = await choosePort({ name: 'participation', variable: 'PARTICIPATION_PORT', usual: busy });
  expect(port).toBeGreaterThan(busy);
  expect(note).toBe(`Port ${busy} is busy, so participation takes ${port} (PARTICIPATION_PORT chooses another).`);
});

test('a busy port that was asked for is refused, naming port and variable', async () => {
  const choice = choosePort({ name: 'participation', variable: 'PARTICIPATION_PORT', usual: 4102, wanted: busy });
  await expect(choice).rejects.toThrow(CannotStart);
  await expect(choice).rejects.toThrow(new RegExp(`Port ${busy} for participation is busy: set PARTICIPATION_PORT`));
});

test('nobody is given the port of another', async () => {
  const wishes = [
    { name: 'a', variable: 'A_PORT', usual: busy },
    { name: 'b', variable: 'B_PORT', usual: busy + 1 },
    { name: 'c', variable: 'C_PORT', usual: busy },
  ];
  const ports = [...(await choosePorts(wishes)).values()].map(({ port }) => port);
  expect(new Set(ports).size).toBe(3);
  expect(ports).not.toContain(busy);
});

test('asking for one port twice is refused', async () => {
  const wishes = ['a', 'b'].map((name) => ({ name, variable: `${name}_PORT`, usual: 1, wanted: 34_567 }));
  await expect(choosePorts(wishes)).rejects.toThrow(CannotStart);
});

test('the usual ports of all servers and apps differ', () => {
  const usual = [...Object.values(serverPorts), ...apps.map(({ port }) => port)];
  expect(new Set(usual).size).toBe(usual.length);
});
