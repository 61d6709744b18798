import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

let service: SpecService;
beforeAll(async () => {
  service = await startSpecService();
  const sql = new Client({ connectionString: service.database.migrationUrl, options: '-c search_path=notes' });
  await sql.connect();
  for (const [topic, hour, differences] of [['pub.notes.note', '2026-11-25T14:00Z', []], ['pub.notes.note', '2026-11-25T15:00Z', []], ['int.notes.draft', '2026-11-25T15:00Z', [{ kind: 'record-missing', eventId: '019a4f00-0000-7000-8000-0000000000e1', key: 'k', position: 3 }]]] as const)
    await sql.query(
      `INSERT INTO loss_proof (side, topic, hour, own_events, own_chain, kafka_events, kafka_chain, kafka_duplicates, under_way, difference_count, differences)
       VALUES ('producer', $1, $2, 5, sha256('a'), 5, sha256('a'), 1, 0, $3, $4)`, [topic, hour, differences.length, JSON.stringify(differences)]);
  await sql.end();
});
afterAll(() => service.close());

interface Days { items: { topic: string; day: string; chain: string; kafkaChain: string; differenceCount: number; differences: { eventId: string }[] }[] }
const get = (query: string, headers: Record<string, string> = {}) => service.app.inject({ url: `/loss-proof${query}`, headers });
const range = '?from=2026-11-25&to=2026-11-26';

test('anybody sees the public topics by day in Japan, nothing of the others', async () => {
  const reply = await get(range);
  expect(reply.statusCode).toBe(200);
  const { items } = reply.json<Days>();
  expect(items.map(({ topic, day }) => [topic, day])).toEqual([['pub.notes.note', '2026-11-25'], ['pub.notes.note', '2026-11-26']]);
  for (const { chain, kafkaChain } of items) expect(chain).toBe(kafkaChain);
  expect((await get('?topic=int.notes.draft&from=2026-11-26&to=2026-11-26')).statusCode).toBe(401);
  expect((await get('?topic=int.notes.draft&from=2026-11-26&to=2026-11-26', service.headers())).statusCode).toBe(403);
  expect((await get(range, service.headers())).json<Days>().items).toHaveLength(2);
});

test.each(['events:operate', 'audit:read'])('with the scope %s the rest as well, with the events that differ', async (scope) => {
  const headers = service.headers({ scope });
  expect((await get(range, headers)).json<Days>().items).toHaveLength(3);
  const [inside] = (await get('?topic=int.notes.draft&from=2026-11-26&to=2026-11-26', headers)).json<Days>().items;
  expect(inside).toMatchObject({ differenceCount: 1, differences: [{ kind: 'record-missing', eventId: '019a4f00-0000-7000-8000-0000000000e1', key: 'k', position: 3 }] });
});

test.each(['?from=2026-11-26&to=2026-11-25', '?from=2026-01-01&to=2026-11-25', '?from=yesterday', '?topic=pub.notes', '?topic=pub.notes.note%00', '?more=1', '?to=0001-01-01&from=0001-01-02'])(
  '%s is refused, naming the field', async (query) => {
    const reply = await get(query);
    expect(reply.statusCode).toBe(400);
    expect(reply.json<{ errors: object[] }>().errors).toHaveLength(1);
  });

test('odd and empty ranges are answered, never with a fault', async () => {
  for (const query of ['', '?to=0001-01-01', '?to=0000-01-03', '?from=0000-01-01&to=0000-01-01', '?from=9999-12-31&to=9999-12-31', '?topic=pub.notes.note']) expect([query, (await get(query)).statusCode]).toEqual([query, 200]);
});

test('it stands in the API document', async () => {
  const document = (await service.app.inject('/openapi.json')).json<{ paths: Record<string, unknown> }>();
  expect(document.paths).toHaveProperty('/loss-proof');
});
