import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { service } from '../service.js';
import { isSignedBy } from '../signed-body.js';
import { specPartner } from '../spec-partner.js';

let app: StartedApp;
let partner: Awaited<ReturnType<typeof specPartner>>;
beforeAll(async () => {
  [app, partner] = [await startApp(service, ['http']), await specPartner()];
  await app.db.query(`INSERT INTO topic (code, name, position) VALUES ('culture', '{"ja":"文化","en":"Culture"}', 1) ON CONFLICT DO NOTHING`);
}, 120_000);
afterAll(() => Promise.all([app.close(), partner.close()]));
beforeEach(() => { Object.assign(partner, { answers: 200, told: [] }); });

const staff = signIn('public-relations');
const content = () => ({ name: '見本ケーブルテレビ', kind: 'catv', url: partner.url, topics: ['culture'], areas: [], active: true });
const create = (change: object = {}, headers = staff) => app.inject({ method: 'POST', url: '/webhook-partners', headers, payload: { ...content(), ...change } });
interface Partner { id: string; version: number; secret: string }

test('the test button sends a signed event and says what came back', async () => {
  const made = (await create()).json<Partner>();
  const button = () => app.inject({ method: 'POST', url: `/webhook-partners/${made.id}/test`, headers: staff });
  expect((await button()).json()).toEqual({ delivered: true, status: 200, reason: null });
  const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = partner.told;
  expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
  expect(JSON.parse(body.toString())).toMatchObject({ specversion: '1.0', type: 'jp.tomoni.webhook.test.v1', datacontenttype: 'application/json' });
  expect(isSignedBy(made.secret, String(headers['tomoni-signature']), body, Date.now())).toBe(true);
  partner.answers = 302;
  expect((await button()).json()).toEqual({ delivered: false, status: 302, reason: 'status-302' });
  expect(partner.told).toHaveLength(2);
});

test('while the secret is changed both are right; nobody reads either of them again', async () => {
  const made = (await create()).json<Partner>();
  const reply = await app.inject({ method: 'POST', url: `/webhook-partners/${made.id}/change-secret`, headers: { ...staff, 'if-match': '"v1"' } });
  const changed = reply.json<Partner>();
  expect(changed.secret).not.toBe(made.secret);
  await app.inject({ method: 'POST', url: `/webhook-partners/${made.id}/test`, headers: staff });
  const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = partner.told;
  for (const secret of [made.secret, changed.secret]) expect(isSignedBy(secret, String(headers['tomoni-signature']), body, Date.now())).toBe(true);
  await app.db.query(`UPDATE webhook_partner SET former_secret_until = now() - interval '1 second' WHERE id = $1`, [made.id]);
  await app.inject({ method: 'POST', url: `/webhook-partners/${made.id}/test`, headers: staff });
  const later = partner.told[1];
  expect(isSignedBy(made.secret, String(later?.headers['tomoni-signature']), later?.body ?? Buffer.alloc(0), Date.now())).toBe(false);
  expect((await app.inject({ method: 'GET', url: `/webhook-partners/${made.id}`, headers: staff })).body).not.toContain('ecret"');
  expect(JSON.stringify(await app.db.query('SELECT * FROM webhook_partner'))).not.toContain(changed.secret);
});

test('changes need the version that was read', async () => {
  const made = (await create()).json<Partner>();
  const change = (version: string) => app.inject({ method: 'PUT', url: `/webhook-partners/${made.id}`, headers: { ...staff, 'if-match': version }, payload: { ...content(), name: '見本FM', kind: 'fm' } });
  expect((await change('"v9"')).statusCode).toBe(412);
  expect((await change('"v1"')).json()).toMatchObject({ name: '見本FM', kind: 'fm', version: 2 });
});

test.each([
  [{ url: 'http://partner.example.jp/' }, '#/url'], [{ url: 'https://10.0.0.1/' }, '#/url'], [{ url: 'https://169.254.169.254/latest' }, '#/url'], [{ url: 'https://user:word@partner.example.jp/' }, '#/url'],
  [{ topics: ['unknown'] }, '#/topics/0'], [{ areas: ['000000'] }, '#/areas/0'], [{ name: '' }, '#/name'], [{ name: 'a\u0000b' }, '#/name'], [{ kind: 'tv' }, '#/kind'], [{ secret: 'mine' }, '#/secret'],
])('%j is refused where it stands', async (change, pointer) => {
  const reply = await create(change);
  expect(reply.statusCode).toBe(400);
  expect(reply.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toContain(pointer);
});

test('a writer may not', async () => { expect((await create({}, signIn('writer'))).statusCode).toBe(403); });
