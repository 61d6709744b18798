import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { specDatabase } from '@tomoni/backing-services';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StoredRows } from './data-source.js';
import type { ApiOperation } from './document.js';
import { Referee } from './referee.js';

// A service that breaks every promise, one at each address; and one address that keeps them all.

let database: Awaited<ReturnType<typeof specDatabase>>;
let db: Client;
let stored: StoredRows;
let service: Server;
beforeAll(async () => {
  database = await specDatabase('fuzzed');
  db = new Client(database.migrationUrl);
  await db.connect();
  await db.query(`CREATE TABLE paper (id uuid PRIMARY KEY, words text); CREATE TABLE audit_entry (id uuid); INSERT INTO paper VALUES ('${randomUUID()}', 'kept')`);
  stored = await StoredRows.open(database.migrationUrl, 'fuzzed', '/nowhere');
  service = createServer((request, response) => void answers[request.url ?? '']?.(response));
  await once(service.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  service.close();
  await Promise.all([db.end(), stored.close()]);
  await database.drop();
});

const add = () => `INSERT INTO paper VALUES ('${randomUUID()}', 'new')`;
const after = async (sql: string, response: ServerResponse, reply: (response: ServerResponse) => void) => {
  await db.query(sql);
  reply(response);
};
const problem = (status: number, says = status) => (response: ServerResponse): void => {
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ type: '/problems/x', title: 'No', status: says }));
};
const done = (response: ServerResponse): void => { response.writeHead(200).end('{}'); };

const answers: Record<string, (response: ServerResponse) => unknown> = {
  '/keeps-every-promise': (response) => after(`BEGIN; ${add()}; ROLLBACK`, response, problem(409)),
  '/records-a-read': (response) => after(`INSERT INTO audit_entry VALUES ('${randomUUID()}')`, response, done),
  '/fails': problem(500),
  '/hangs-up': (response) => response.destroy(),
  '/refuses-in-plain-text': (response) => response.writeHead(400, { 'content-type': 'text/plain' }).end('no'),
  '/refuses-with-another-number': problem(400, 404),
  '/adds-and-refuses': (response) => after(add(), response, problem(409)),
  '/changes-and-refuses': (response) => after(`UPDATE paper SET words = words`, response, problem(409)),
  '/deletes-and-refuses': (response) => after('DELETE FROM paper WHERE id = (SELECT min(id::text)::uuid FROM paper)', response, problem(409)),
  '/refuses-a-read-on-record': (response) => after(`INSERT INTO audit_entry VALUES ('${randomUUID()}')`, response, problem(403)),
  '/stores-by-a-read': (response) => after(add(), response, done),
  '/is-not-in-the-document': problem(418),
};

test('every broken promise is found, at its address; a kept one is not', async () => {
  const operations = Object.keys(answers).map((path): ApiOperation => ({ method: 'GET', path, waysIn: [], statuses: new Set(['200', '400', '403', '409', '500']) }));
  const { port } = service.address() as AddressInfo;
  const referee = new Referee(new URL(`http://127.0.0.1:${port}`), operations, { next: () => ({ name: 'anybody', token: undefined }) }, () => stored.now());
  const address = await referee.open();
  // At once: the referee asks one after the other all the same.
  await Promise.all(operations.map(({ path }) => fetch(address + path).then((reply) => reply.text(), () => undefined)));
  await referee.close();

  expect(Object.fromEntries(operations.map(({ path }) => [path, referee.tally.findings.filter(({ operation }) => operation === `GET ${path}`).map(({ kind }) => kind)]))).toEqual({
    '/keeps-every-promise': [],
    '/records-a-read': [],
    '/fails': ['server error'],
    '/hangs-up': ['no answer'],
    '/refuses-in-plain-text': ['refusal that is no problem+json'],
    '/refuses-with-another-number': ['refusal that is no problem+json'],
    '/adds-and-refuses': ['stored by a refused request'],
    '/changes-and-refuses': ['stored by a refused request'],
    '/deletes-and-refuses': ['stored by a refused request'],
    '/refuses-a-read-on-record': ['stored by a refused request'],
    '/stores-by-a-read': ['stored by a read'],
    '/is-not-in-the-document': ['answer that is not in the document'],
  });
  expect(referee.tally).toMatchObject({ cases: operations.length, answers: { '0xx': 1, '2xx': 2, '4xx': 8, '5xx': 1 } });
});
