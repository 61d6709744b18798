import { expect, test, vi } from 'vitest';
import { ServiceProblem } from './problem.js';
import { Session, type SessionOptions } from './session.js';

const base = 'http://127.0.0.1:4102';

/** A session whose requests are answered from a list; the last answer is repeated. */
function sessionWith(answers: (() => Response)[], options: SessionOptions = {}) {
  const requests: Request[] = [];
  const send = vi.fn((request: Request) => {
    requests.push(request);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer ? Promise.resolve(answer()) : Promise.reject(new Error('no answer'));
  });
  return { session: new Session({ ...options, fetch: send }), requests };
}
const ok = (headers: Record<string, string> = {}) => () => Response.json({}, { headers });
const problem = (status: number, headers: Record<string, string> = {}) => () =>
  Response.json({ type: 'about:blank', status, title: '締め切りました', errors: [{ in: 'body', pointer: '#/yen', code: 'too_big', detail: '大きすぎます' }] }, { status, headers: { 'content-type': 'application/problem+json', ...headers } });
const position = (...entries: [string, string][]) => Buffer.from(JSON.stringify(entries)).toString('base64url');

test.each(['POST', 'PUT'])('every try of one %s carries the same key, two calls never do', async (method) => {
  const { session, requests } = sessionWith([problem(503, { 'retry-after': '0' }), ok()]);
  await session.fetch(new Request(`${base}/x`, { method, body: '{}' }));
  await session.fetch(new Request(`${base}/x`, { method, body: '{}' }));
  const keys = requests.map(({ headers }) => headers.get('idempotency-key'));
  expect(keys).toHaveLength(3);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('a body is sent whole again when the connection broke', async () => {
  const bodies: string[] = [];
  let tries = 0;
  const session = new Session({ fetch: async (request) => {
    bodies.push(await request.text());
    if ((tries += 1) === 1) throw new TypeError('fetch failed');
    return Response.json({});
  } });
  await session.fetch(new Request(`${base}/x`, { method: 'POST', body: '{"yen":1}' }));
  expect(bodies).toEqual(['{"yen":1}', '{"yen":1}']);
});

test('a key of the caller’s own is kept', async () => {
  const { session, requests } = sessionWith([ok()]);
  await session.fetch(new Request(`${base}/x`, { method: 'POST', headers: { 'idempotency-key': 'mine' } }));
  expect(requests[0]?.headers.get('idempotency-key')).toBe('mine');
});

test('a read sends how far one’s own writes at all services have got', async () => {
  const { session, requests } = sessionWith([ok({ 'tomoni-position': position(['a.v1', '1']) }), ok({ 'tomoni-position': position(['b.v1', '2']) }), ok()]);
  await session.fetch(new Request(`${base}/x`, { method: 'POST' }));
  await session.fetch(new Request('http://127.0.0.1:4103/y', { method: 'POST' }));
  await session.fetch(new Request('http://127.0.0.1:4103/z'));
  expect(requests[2]?.headers.get('tomoni-position')).toBe(position(['a.v1', '1'], ['b.v1', '2']));
});

test('what was read is what is overwritten, until an action changed it', async () => {
  const { session, requests } = sessionWith([ok({ etag: '"v3"' }), ok({ etag: '"v4"' }), ok(), ok()]);
  await session.fetch(new Request(`${base}/x/1`));
  await session.fetch(new Request(`${base}/x/1`, { method: 'PUT' }));
  await session.fetch(new Request(`${base}/x/1/submit`, { method: 'POST' }));
  await session.fetch(new Request(`${base}/x/1`, { method: 'PUT' }));
  expect(requests.map(({ headers }) => headers.get('if-match'))).toEqual([null, '"v3"', null, null]);
});

test('token and language go with every call', async () => {
  const { session, requests } = sessionWith([ok()], { token: () => Promise.resolve('t1'), language: 'en' });
  await session.fetch(new Request(`${base}/x`));
  expect(requests[0]?.headers.get('authorization')).toBe('Bearer t1');
  expect(requests[0]?.headers.get('accept-language')).toBe('en');
});

test('a refusal is thrown with the fields that need attention, and is not repeated', async () => {
  const { session, requests } = sessionWith([problem(409)]);
  const refused = await session.fetch(new Request(`${base}/x`, { method: 'POST' })).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ServiceProblem);
  expect(refused).toMatchObject({ status: 409, message: '締め切りました #/yen 大きすぎます', problem: { errors: [{ pointer: '#/yen' }] } });
  expect(requests).toHaveLength(1);
});

test('"later" is believed only so often', async () => {
  const { session, requests } = sessionWith([problem(425, { 'retry-after': '0' })], { retries: 2 });
  await expect(session.fetch(new Request(`${base}/x`))).rejects.toMatchObject({ status: 425 });
  expect(requests).toHaveLength(3);
});

test('what is no problem document is still a refusal', async () => {
  const { session } = sessionWith([() => new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' })]);
  await expect(session.fetch(new Request(`${base}/x`))).rejects.toMatchObject({ status: 502, message: '502 Bad Gateway' });
});
