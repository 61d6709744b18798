import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { InjectOptions } from 'fastify';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

let service: SpecService;
beforeAll(async () => { service = await startSpecService({ CORS_ORIGINS: ['https://portal.example'] }); });
afterAll(() => service.close());

interface Refusal { type: string; status: number; title: string; detail: string; errors?: { in: string; pointer: string; code: string; detail: string }[] }
const send = async (options: InjectOptions) => {
  const { headers, ...rest } = options;
  const reply = await service.app.inject({ ...rest, headers: { ...service.headers(), ...headers } });
  return { reply, problem: reply.json<Refusal>() };
};
const post = (payload: string | object | Buffer, headers: Record<string, string> = {}) => send({ method: 'POST', url: '/notes', payload, headers: { 'content-type': 'application/json', ...headers } });

test('every field that needs attention is named by its pointer, in the language asked for', async () => {
  const body = { title: 'x', lines: [{ label: '資材', yen: 1 }, { label: '', yen: 'a lot', extra: 1 }], unknown: true, mail: 'nobody' };
  const { reply, problem } = await post(body);
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect(problem).toMatchObject({ type: '/problems/invalid-input', status: 400, title: '入力内容を確認してください' });
  expect(problem.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['#/title', 'too_small'], ['#/lines/1/label', 'too_small'], ['#/lines/1/yen', 'invalid_type'], ['#/lines/1/extra', 'unrecognized_keys'], ['#/mail', 'invalid_format'], ['#/unknown', 'unrecognized_keys'],
  ]);
  const english = await post(body, { 'accept-language': 'fr, en;q=0.8, ja;q=0.3' });
  expect(english.problem.errors?.[0]).toEqual({ in: 'body', pointer: '#/title', code: 'too_small', detail: 'Enter at least 3 characters.' });
  expect(english.reply.headers['content-language']).toBe('en');
});

test('a missing field is called missing', async () => {
  const { problem } = await post({});
  expect(problem.errors?.map(({ pointer, code, detail }) => [pointer, code, detail])).toEqual([['#/title', 'required', '入力してください。'], ['#/lines', 'required', '入力してください。']]);
});

const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
test.each<[string, InjectOptions, number, string]>([
  ['malformed JSON', { method: 'POST', url: '/notes', payload: '{"title":', headers: { 'content-type': 'application/json' } }, 400, 'malformed-request'],
  ['bytes that are no UTF-8', { method: 'POST', url: '/notes', payload: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), headers: { 'content-type': 'application/json' } }, 400, 'malformed-request'],
  ['JSON nested too deep', { method: 'POST', url: '/notes', payload: deep, headers: { 'content-type': 'application/json' } }, 400, 'malformed-request'],
  ['a body above 1 MiB', { method: 'POST', url: '/notes', payload: `"${'a'.repeat(1024 * 1024)}"`, headers: { 'content-type': 'application/json' } }, 413, 'too-large'],
  ['a form', { method: 'POST', url: '/notes', payload: 'title=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'wrong-media-type'],
  ['XML', { method: 'POST', url: '/notes', payload: '<a/>', headers: { 'content-type': 'text/xml' } }, 415, 'wrong-media-type'],
  ['no body', { method: 'POST', url: '/notes' }, 400, 'invalid-input'],
  ['an unknown address', { method: 'GET', url: '/nowhere/at/all?x=1' }, 404, 'not-found'],
  ['a method the address does not take', { method: 'DELETE', url: '/notes' }, 405, 'method-not-allowed'],
  ['a bad id', { method: 'GET', url: '/notes/nope' }, 400, 'invalid-input'],
  ['an id that is none of ours', { method: 'GET', url: `/notes/${randomUUID()}` }, 404, 'not-found'],
  ['an address that does not decode', { method: 'GET', url: '/notes/%E0%A4%A' }, 400, 'malformed-request'],
  ['a very long parameter', { method: 'GET', url: `/notes/${'a'.repeat(5_000)}` }, 414, 'address-too-long'],
  ['an unknown query parameter', { method: 'GET', url: '/notes?limitt=3' }, 400, 'invalid-input'],
  ['a limit out of range', { method: 'GET', url: '/notes?limit=100000' }, 400, 'invalid-input'],
  ['a parameter given twice', { method: 'GET', url: '/notes?title=a&title=b' }, 400, 'invalid-input'],
  ['a damaged cursor', { method: 'GET', url: '/notes?cursor=eyJhIjoxfQ' }, 400, 'invalid-input'],
  ['NUL in the query', { method: 'GET', url: '/notes?title=a%00b' }, 400, 'invalid-input'],
  ['NUL in the body', { method: 'POST', url: '/notes', payload: '{"title":"a\\u0000b","lines":[]}', headers: { 'content-type': 'application/json' } }, 400, 'invalid-input'],
  ['half a surrogate pair in the body', { method: 'POST', url: '/notes', payload: '{"title":"abc\\ud800","lines":[]}', headers: { 'content-type': 'application/json' } }, 400, 'invalid-input'],
  ['a prototype in the body', { method: 'POST', url: '/notes', payload: '{"__proto__":{"title":"abc"},"lines":[]}', headers: { 'content-type': 'application/json' } }, 400, 'invalid-input'],
  ['a number beyond all', { method: 'POST', url: '/notes', payload: '{"title":"abc","lines":[{"label":"a","yen":1e400}]}', headers: { 'content-type': 'application/json' } }, 400, 'invalid-input'],
  ['a changing request without If-Match', { method: 'PUT', url: `/notes/${randomUUID()}`, payload: { title: 'abc' } }, 428, 'precondition-required'],
  ['an If-Match that is none', { method: 'PUT', url: `/notes/${randomUUID()}`, payload: { title: 'abc' }, headers: { 'if-match': 'v1' } }, 400, 'invalid-input'],
])('%s is refused as a problem', async (_what, options, status, code) => {
  const { reply, problem } = await send(options);
  expect([reply.statusCode, problem.status, problem.type]).toEqual([status, status, `/problems/${code}`]);
  expect(reply.headers['content-type']).toContain('application/problem+json');
});

test('405 names the methods the address takes', async () => {
  const { reply } = await send({ method: 'PATCH', url: `/notes/${randomUUID()}` });
  expect(reply.headers['allow']).toBe('GET, HEAD, PUT');
});

test('a stale If-Match is 412, and the present one works once', async () => {
  const { reply } = await post({ title: '最初の題', lines: [] });
  const { id } = reply.json<{ id: string }>();
  const put = (title: string) => send({ method: 'PUT', url: `/notes/${id}`, payload: { title }, headers: { 'if-match': '"v1"' } });
  const [first, second] = await Promise.all([put('次の題'), put('別の題')]);
  expect([first.reply.statusCode, second.reply.statusCode].sort()).toEqual([200, 412]);
  const read = await send({ method: 'GET', url: `/notes/${id}` });
  expect(read.reply.headers['etag']).toBe('"v2"');
  expect((await service.app.inject({ url: `/notes/${id}`, headers: { ...service.headers(), 'if-none-match': '"v2"' } })).statusCode).toBe(304);
});

test('a rule of the procedure is 409 with its code and law', async () => {
  const { reply } = await post({ title: 'sealed', lines: [] });
  const { id } = reply.json<{ id: string }>();
  const { problem } = await send({ method: 'PUT', url: `/notes/${id}`, payload: { title: 'abc' }, headers: { 'if-match': '"v1"' } });
  expect(problem).toMatchObject({ status: 409, type: '/problems/not-allowed', detail: '確定済みです。', code: 'already-sealed', law: '条例5条' });
});

test('what no schema caught but PostgreSQL refused is still the sender’s mistake', async () => {
  const { problem } = await send({ method: 'POST', url: '/notes/fail/date' });
  expect(problem.status).toBe(400);
  expect(JSON.stringify(problem)).not.toContain('hanako');
});

test('a mistake of ours is 500 and tells nothing', async () => {
  const { problem } = await send({ method: 'POST', url: '/notes/fail/other' });
  expect(problem).toMatchObject({ status: 500, type: '/problems/internal-error' });
  expect(JSON.stringify(problem)).not.toContain('花子');
});

test('every problem has an address that explains it', async () => {
  const all = (await service.app.inject('/problems')).json<{ type: string }[]>();
  for (const { type } of all) expect((await service.app.inject(type)).statusCode).toBe(200);
  expect((await service.app.inject('/problems/constructor')).statusCode).toBe(404);
});

test('what is not HTTP at all is answered as a problem too', async () => {
  await service.app.listen(0, '127.0.0.1');
  const { port } = new URL(await service.app.getUrl());
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
    let text = '';
    socket.on('data', (data) => { text += String(data); }).on('end', () => { resolve(text); }).on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain('application/problem+json');
});

test('only the listed origin may read replies', async () => {
  const [known, other] = await Promise.all(['https://portal.example', 'https://elsewhere.example'].map((origin) => service.app.inject({ url: '/notes', headers: { origin } })));
  expect(known?.headers['access-control-allow-origin']).toBe('https://portal.example');
  expect(other?.headers['access-control-allow-origin']).toBeUndefined();
});

test('an OPTIONS request that is no preflight gets an answer too', async () => {
  const reply = await service.app.inject({ method: 'OPTIONS', url: '/notes', headers: { 'content-type': 'application/json' }, payload: '{}' });
  expect([reply.statusCode, reply.body]).toEqual([204, '']);
});

test('nothing of a refused request was stored', async () => {
  const rows = await service.app.get(DataSource).query<{ title: string }[]>(`SELECT title FROM note WHERE title NOT IN ('最初の題', '次の題', '別の題', 'sealed')`);
  expect(rows).toEqual([]);
});
