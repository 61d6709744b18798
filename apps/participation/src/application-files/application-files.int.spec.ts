import { randomUUID } from 'node:crypto';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseOverHttp } from '../case-over-http.js';
import { service } from '../service.js';

let running: StartedApp;
let people: CaseOverHttp;
let programId: string;
beforeAll(async () => {
  running = await startApp(service, ['http']);
  people = new CaseOverHttp({ inject: (request) => running.inject(request), signIn });
  clock.set('2026-04-10T09:00:00+09:00');
  programId = await people.program();
});
afterAll(() => running.close());

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const upload = (id: string, headers: Record<string, string>, content: Buffer, name = '事業計画書.pdf') => {
  const form = Buffer.concat([Buffer.from(`--spec\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`), content, Buffer.from('\r\n--spec--\r\n')]);
  return running.inject({ method: 'POST', url: `/grant-applications/${id}/files?kind=plan`, headers: { ...headers, 'idempotency-key': randomUUID(), 'content-type': 'multipart/form-data; boundary=spec' }, payload: form });
};

test('without a scanner a file is kept as not scanned and served to nobody', async () => {
  const groupId = randomUUID();
  const { id } = await people.draft(programId, groupId);
  const reply = await upload(id, people.officer(groupId), pdf);
  expect(reply.json()).toMatchObject({ kind: 'plan', name: '事業計画書.pdf', type: 'application/pdf', bytes: pdf.length, scan: 'not-scanned' });
  const file = reply.json<{ id: string }>();
  expect((await people.send('GET', `/grant-applications/${id}/files`, people.secretariat())).json()).toMatchObject([{ id: file.id, scan: 'not-scanned' }]);
  for (const headers of [people.officer(groupId), people.secretariat()]) {
    expect((await people.send('GET', `/grant-applications/${id}/files/${file.id}`, headers)).statusCode).toBe(409);
  }
});

test('a file that was found clean is served as it came, and the look is on record', async () => {
  const groupId = randomUUID();
  const { id } = await people.draft(programId, groupId);
  const file = (await upload(id, people.officer(groupId), pdf)).json<{ id: string }>();
  await running.db.query(`UPDATE application_file SET scan = 'clean' WHERE id = $1`, [file.id]);
  const reply = await running.inject({ method: 'GET', url: `/grant-applications/${id}/files/${file.id}`, headers: people.secretariat() });
  expect(reply.rawPayload.equals(pdf)).toBe(true);
  expect(await running.db.query(`SELECT action FROM audit_entry WHERE action = 'application-file.download'`)).toHaveLength(1);
});

test('only the group adds files, only what is allowed, and no stranger learns of them', async () => {
  const groupId = randomUUID();
  const { id } = await people.draft(programId, groupId);
  const stranger = people.officer(randomUUID());
  expect((await upload(id, stranger, pdf)).statusCode).toBe(404);
  expect((await people.send('GET', `/grant-applications/${id}/files`, stranger)).statusCode).toBe(404);
  expect((await upload(id, people.officer(groupId), Buffer.from('MZ this is a program'), 'plan.pdf')).statusCode).toBe(400);
  expect(await running.db.query('SELECT 1 FROM application_file WHERE application_id = $1', [id])).toEqual([]);
});
