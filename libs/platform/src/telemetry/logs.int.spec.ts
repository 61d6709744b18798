import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

const lines: string[] = [];
let service: SpecService;
beforeAll(async () => {
  service = await startSpecService({ LOG_LEVEL: 'trace' }, undefined, { logTo: { write: (line) => lines.push(line) } });
});
afterAll(() => service.close());

const secrets = ['花子', '山田', 'hanako@example.jp', '090-1234-5678', '秘密の題名', 'person-7'];
const told = (): Record<string, unknown>[] => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

test('no log line of any level holds what people sent, were shown, or caused an error with', async () => {
  const headers = service.headers({ sub: 'person-7' });
  const written = await service.app.inject({ method: 'POST', url: '/notes', headers, payload: { title: '秘密の題名', mail: 'hanako@example.jp', lines: [] } });
  const { id } = written.json<{ id: string }>();
  await service.app.inject({ url: `/notes/${id}`, headers });
  await service.app.inject({ url: '/notes?title=%E5%B1%B1%E7%94%B0%20%E8%8A%B1%E5%AD%90', headers });
  await service.app.inject({ url: '/notes/%E5%B1%B1%E7%94%B0', headers });
  await service.app.inject({ url: '/%E5%B1%B1%E7%94%B0?mail=hanako@example.jp' });
  await service.app.inject({ method: 'POST', url: '/notes', headers, payload: { title: '山', lines: '山田 花子' } });
  expect((await service.app.inject({ method: 'POST', url: '/notes/fail/date' })).statusCode).toBe(400);
  expect((await service.app.inject({ method: 'POST', url: '/notes/fail/other' })).statusCode).toBe(500);
  expect(told().filter(({ message }) => message === 'request').length).toBe(8);
  for (const secret of [...secrets, encodeURIComponent('山田'), id]) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});

test('a request is told by its route, outcome and time, with the ids that join it to its trace', async () => {
  lines.length = 0;
  const reply = await service.app.inject({ url: '/notes?limit=1', headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'x-correlation-id': 'aaaaaaaa-0000' } });
  expect(told()).toEqual([expect.objectContaining({ level: 'info', service: 'notes', message: 'request', method: 'GET', route: '/notes', status: 200, traceId: '0af7651916cd43dd8448eb211c80319c', correlationId: 'aaaaaaaa-0000' })]);
  expect(reply.headers['traceparent']).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/);
});

test('an error of ours is told with where it happened', async () => {
  lines.length = 0;
  await service.app.inject({ method: 'POST', url: '/notes/fail/other' });
  const [error] = told().filter(({ level }) => level === 'error');
  expect(error).toMatchObject({ err: { name: 'Error', message: expect.stringContaining('could not be read') as string, stack: expect.stringContaining('notes-service') as string } });
});
