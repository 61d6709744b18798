import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { decisionNoticeIssued, grantApplicationProgressed, grantApplicationSubmitted, grantProgramAnnounced } from '@tomoni/contracts';
import { eventContext, publish } from '@tomoni/messaging';
import { startMailInbox, type MailInbox } from '@tomoni/backing-services';
import { startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { Delivery } from '../deliveries/delivery.entity.js';
import { specParticipation } from '../spec-participation.js';
import { service } from '../service.js';
import { Subscriber } from '../subscriptions/subscriber.entity.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let running: StartedApp;
let inbox: MailInbox;
let participation: Awaited<ReturnType<typeof specParticipation>>;
const portOf = (url: string) => Number(new URL(url).port);
beforeAll(async () => {
  [inbox, participation] = await Promise.all([startMailInbox({ port: portOf(config.SMTP_URL) }), specParticipation(portOf(config.PARTICIPATION_URL))]);
  // Its own relay brings to the real broker what participation would publish.
  running = await startApp(service, ['http', 'consumer', 'relay']);
});
afterAll(async () => {
  await running.close();
  await Promise.all([inbox.stop(), participation.close()]);
});

const announce = (topics: string[]) => eventContext.run({ tenant: '123421', correlationId: randomUUID() }, () =>
  running.db.transaction((tx) => publish(tx, grantProgramAnnounced, { ...grantProgramAnnounced.example, programId: randomUUIDv7(), topics })));

test('the seed fills any city with invented subscribers once, and a programme reaches those of its topic', async () => {
  const topics = ['civic-activity', 'safety'].map((code) => ({ code, name: { ja: code, en: code } }));
  await writeFile(config.CITY_FILE ?? '', JSON.stringify({ lgCode: '123421', lat: 35.9, lng: 140.4, areas: [{ code: '123421', name: '見本市' }, { code: 'ward-1', name: '見本区' }], topics }));
  for (let times = 0; times < 2; times += 1) {
    await import('../seed.js');
    vi.resetModules();
  }
  expect(await running.db.getRepository(Subscriber).count()).toBe(5);

  await announce(['safety']);
  await vi.waitFor(() => { expect(inbox.messages()).toHaveLength(3); }, 30_000);
  expect(inbox.messages().map(({ to }) => to).sort()).toEqual([['subscriber-everything@example.jp'], ['subscriber-safety-2@example.jp'], ['subscriber-safety@example.jp']]);
  for (const { subject, text, headers } of inbox.messages()) {
    expect(subject).toBe('【募集】令和8年度 はじめの一歩補助金');
    expect(text).toContain('2026年5月29日（金）まで');
    expect(text).toContain('1件 300,000円');
    expect(JSON.stringify(headers)).toContain('One-Click');
  }
});

test('the applicant is told of the receipt, of acceptance and of the decision, and of nothing that is the office’s own', async () => {
  await inbox.clear();
  const [applicationId, contactRef] = [randomUUIDv7(), randomUUID()];
  participation.contacts.set(contactRef, { name: '見本 太郎', mail: 'officer@example.jp', lang: 'ja' });
  await eventContext.run({ tenant: '123421', correlationId: randomUUID() }, () =>
    running.db.transaction(async (tx) => {
      await publish(tx, grantApplicationSubmitted, { ...grantApplicationSubmitted.example, applicationId, contactRef });
      for (const action of ['accept', 'open-review', 'record-presentation', 'confirm-scores', 'adopt']) {
        await publish(tx, grantApplicationProgressed, { ...grantApplicationProgressed.example, applicationId, contactRef, action });
      }
      await publish(tx, decisionNoticeIssued, { ...decisionNoticeIssued.example, noticeId: randomUUIDv7(), caseId: applicationId, contactRef });
    }));
  await inbox.waitFor(({ subject }) => subject.includes('交付決定'), 30_000);
  await vi.waitFor(() => { expect(inbox.messages()).toHaveLength(3); }, 30_000);
  expect(inbox.messages().map(({ subject }) => subject).sort()).toEqual(['補助金に関する通知（交付決定）', '補助金の手続が進みました（受理）', '補助金の申請を受け付けました']);
  expect(await running.db.getRepository(Delivery).countBy({ caseId: applicationId })).toBe(3);
});
