import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { startApp, type StartedApp } from '@tomoni/testing';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { DispatchesService } from './dispatches/dispatches.service.js';
import type { MailGateway } from './mail-gateways/mail-gateway.entity.js';
import { MailGatewaysService } from './mail-gateways/mail-gateways.service.js';
import { service } from './service.js';
import { mailWorld, startSurroundings, type Surroundings } from './spec-world.js';
import { SubscriptionsService } from './subscriptions/subscriptions.service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const { publicKey } = vi.hoisted(() => {
  const { generateKeyPairSync } = process.getBuiltinModule('node:crypto');
  const { mkdtempSync, writeFileSync } = process.getBuiltinModule('node:fs');
  const { privateKey: pem, publicKey: der } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'der' } });
  const file = `${mkdtempSync(`${process.getBuiltinModule('node:os').tmpdir()}/tomoni-dkim-`)}/key.pem`;
  writeFileSync(file, pem);
  vi.stubEnv('DKIM_KEY_FILE', file);
  return { publicKey: der.toString('base64') };
});

let running: StartedApp;
let around: Surroundings;
let world: ReturnType<typeof mailWorld>;
beforeAll(async () => {
  around = await startSurroundings();
  running = await startApp(service, ['http', 'consumer']);
  world = mailWorld(running.app, around);
});
afterAll(async () => {
  await running.close();
  await around.close();
});
beforeEach(() => { around.calm(); });

/** As a receiver judges it: the public key from DNS, the bytes as they came. */
async function judged(content: string) {
  const { results } = await dkimVerify(Buffer.from(content, 'latin1'), {
    resolver: (name, type) => Promise.resolve(name === 'tomoni._domainkey.city.example.jp' && type === 'TXT' ? [[`v=DKIM1; k=rsa; p=${publicKey}`]] : []),
  });
  return results.map(({ status, signingDomain, selector }) => ({ result: status.result, aligned: status.aligned, signingDomain, selector }));
}
const passes = { result: 'pass', aligned: 'city.example.jp', signingDomain: 'city.example.jp', selector: 'tomoni' };
const contentTo = (mail: string) => vi.waitFor(() => {
  const [first, ...more] = around.mailsTo(mail);
  expect([first !== undefined, more.length]).toEqual([true, 0]);
  return first?.content ?? '';
}, { timeout: 20_000, interval: 50 });

test('a mail about a case is signed by the city, and the signature covers what is in it', async () => {
  const { mail, tell } = world.notice();
  await tell();
  const content = await contentTo(mail);
  expect(await judged(content)).toEqual([passes]);
  expect((await judged(content.replace(/^Subject: .*$/m, 'Subject: another')))[0]?.result).toBe('fail');
  expect((await judged(content.replace(/\r\n\r\n[\s\S]*/, '\r\n\r\nanother\r\n')))[0]?.result).not.toBe('pass');
});

test.each(['utf-8', 'iso-2022-jp'] as const)('a mail to many is signed in %s, with both headers of the one-click way out', async (charset) => {
  const gateways = running.app.get(MailGatewaysService);
  const { code, version, ...rules } = (await gateways.list()).find((gateway) => gateway.code === 'general') as MailGateway;
  await gateways.change(code, version, { ...rules, charset });
  const mail = `${randomUUID()}@example.jp`;
  const topic = `t-${randomUUID().slice(0, 8)}`;
  await running.db.query(`INSERT INTO topic (code, name, position) VALUES ($1, '{"ja":"育児","en":"Childcare"}', 9)`, [topic]);
  await running.db.transaction(async (tx) => {
    await running.app.get(SubscriptionsService).subscribe(tx, { mail, topics: [topic], areas: [], lang: 'ja' });
    await tx.query(`UPDATE subscriber SET quiet_from = '00:00', quiet_until = '00:00'`);
    await running.app.get(DispatchesService).plan(tx, {
      source: { kind: 'campaign', id: randomUUIDv7() }, lane: 'campaign', audience: { topics: [topic], areas: [] },
      messages: { ja: { subject: '4か月児健診のお知らせ', text: `${'母子健康手帳をお持ちください。'.repeat(20)}\n場所: 保健センター ` } },
    });
  });
  const content = await contentTo(mail);
  expect(content).toContain(`charset=${charset}`);
  expect(await judged(content)).toEqual([passes]);
  const signed = /^DKIM-Signature:[\s\S]*?\bh=([^;]+)/m.exec(content)?.[1]?.toLowerCase().split(/\s*:\s*/) ?? [];
  for (const header of ['from', 'to', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']) expect(signed).toContain(header);
});
