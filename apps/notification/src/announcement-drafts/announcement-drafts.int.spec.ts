import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { grantAwardDecided, grantProgramAnnounced, grantReportPublished } from '@tomoni/contracts';
import { eventContext, publish } from '@tomoni/messaging';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkText } from '../accessibility/accessibility.service.js';
import { OfficeOverHttp } from '../spec-announcement.js';
import { service } from '../service.js';
import { AnnouncementDraftsService } from './announcement-drafts.service.js';
import { grantAwardDraft, grantProgramDraft, grantReportDraft } from './draft-templates.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let running: StartedApp;
let office: OfficeOverHttp;
beforeAll(async () => {
  running = await startApp(service);
  office = new OfficeOverHttp(running, { signIn, clock });
  await office.city();
});
afterAll(() => running.close());

interface Draft { sourceType: string; status: string; deptCode: string; areas: string[]; variants: { ja: { title: string; html: string } } }
const drafts = async () => (await office.send('GET', '/announcements?status=draft&limit=100', 'public-relations')).json<{ items: Draft[] }>().items;

test('each public event of another service becomes one draft of its unit, and nothing more', async () => {
  const program = { ...grantProgramAnnounced.example, programId: randomUUIDv7(), title: '<script>募集</script>', areas: ['123421', 'unknown-area'] };
  await running.db.transaction((tx) => eventContext.run({ tenant: '123421', correlationId: randomUUID() }, async () => {
    await publish(tx, grantProgramAnnounced, program);
    await publish(tx, grantAwardDecided, { ...grantAwardDecided.example, awardId: randomUUIDv7() });
    await publish(tx, grantReportPublished, { ...grantReportPublished.example, reportId: randomUUIDv7() });
  }));
  await vi.waitFor(async () => { expect(await drafts()).toHaveLength(3); }, { timeout: 30_000, interval: 100 });
  const found = await drafts();
  expect(found.map(({ sourceType }) => sourceType).sort()).toEqual([grantAwardDecided.type, grantProgramAnnounced.type, grantReportPublished.type].sort());
  expect(found.every(({ status, deptCode }) => status === 'draft' && deptCode === '0310')).toBe(true);
  const call = found.find(({ sourceType }) => sourceType === grantProgramAnnounced.type);
  expect(call).toMatchObject({ areas: ['123421'], variants: { ja: { title: '<script>募集</script>の募集', html: expect.stringContaining('「&lt;script&gt;募集&lt;/script&gt;」の申請') as unknown } } });
  expect((await office.send('GET', '/announcements/public')).json()).toMatchObject({ items: [] });
});

test('the same event a second time drafts nothing again', async () => {
  const event = {
    id: randomUUIDv7(), type: grantAwardDecided.type, key: randomUUIDv7(), time: new Date(), tenant: '123421', aggregateVersion: 1, correlationId: randomUUID(), drill: 'normal' as const, fiscalYear: 2026,
    payload: grantAwardDecided.example,
  };
  const before = (await drafts()).length;
  for (let time = 0; time < 2; time += 1) await running.db.transaction((tx) => running.app.get(AnnouncementDraftsService).draft(tx, grantAwardDraft, event));
  expect((await drafts()).length).toBe(before + 1);
});

test('what a template writes passes the checks that its writer will meet', () => {
  const written = [grantProgramDraft.draft(grantProgramAnnounced.example), grantAwardDraft.draft(grantAwardDecided.example), grantReportDraft.draft(grantReportPublished.example)];
  expect(written.flatMap(({ ja, en }) => [...checkText('ja', ja.html), ...checkText('en', en.html)])).toEqual([]);
});
