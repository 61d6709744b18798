import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { answerUnreadable } from './server.js';

/** What a client hears that sends these bytes and then nothing more. */
async function heard(bytes: string): Promise<string> {
  const server = createServer({ headersTimeout: 30, requestTimeout: 60, connectionsCheckingInterval: 10 }, (request) => { request.resume(); });
  server.on('clientError', answerUnreadable);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    if (bytes) socket.write(bytes);
    return await text(socket);
  } finally {
    server.close();
  }
}

test.each([
  ['a request that stops in its headers', 'POST /notes HTTP/1.1\r\nHost:', 408, 'request-timeout'],
  ['a request that stops in its body', 'POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{', 408, 'request-timeout'],
  ['what is no HTTP', 'hello\r\n\r\n', 400, 'malformed-request'],
])('%s is answered as what it is', async (_, bytes, status, code) => {
  const answer = await heard(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain(`"type":"/problems/${code}"`);
});

test('a connection that was opened and not used ends without a word', async () => {
  expect(await heard('')).toBe('');
});
