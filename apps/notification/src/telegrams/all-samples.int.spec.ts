import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { service } from '../service.js';
import { expectedLevel, readerOf, tenantOf, type Read } from './spec-reader.js';
import { feedServer } from '../spec-telegrams.js';
import { firstAreaRules } from './telegram-areas.js';
import { decide } from './telegram-decision.js';
import { actionWords } from './telegram-inspect.js';
import { firstMappings } from './telegram-mapping.js';
import { Telegram } from './telegram.entity.js';
import type { TelegramDecision } from './telegram.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const folder = join(import.meta.dirname, '../../../../../shared/data/jma');
const samples = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xml')).sort() : [];

/** The feeds that the agency puts kinds into. */
const feedOf = (file: string) => (/_V(XSE|TSE|F)/.test(file) ? 'eqvol' : /_VPWP/.test(file) ? 'regular' : /_V[PX]/.test(file) ? 'extra' : 'other');

describe.skipIf(samples.length === 0)('the agency’s published telegrams (skipped where ../shared/data/jma is missing)', () => {
  let running: StartedApp;
  let agency: Awaited<ReturnType<typeof feedServer>>;
  const stored = new Map<string, Telegram>();
  const read = new Map<string, Read>();

  beforeAll(async () => {
    agency = await feedServer();
    for (const file of samples) {
      const bytes = readFileSync(join(folder, file));
      read.set(file, readerOf(bytes.toString()));
      agency.pages.set(`/data/${file}`, bytes);
    }
    for (const feed of ['eqvol', 'extra', 'regular', 'other']) {
      const paths = samples.filter((file) => feedOf(file) === feed).map((file) => `/data/${file}`);
      // The short feed no longer names the first ones: they are caught up on from the long one.
      agency.pages.set(`/feed/${feed}.xml`, agency.feed(paths.slice(5)));
      agency.pages.set(`/feed/${feed}_l.xml`, agency.feed(paths));
    }
    Object.assign(config, { JMA_FEED_URL: `${agency.url}/feed`, JMA_POLL_SECONDS: 1 });
    running = await startApp(service, ['http', 'consumer']);
    await vi.waitFor(async () => { expect(await running.db.getRepository(Telegram).count()).toBe(samples.length); }, { timeout: 200_000, interval: 200 });
    for (const telegram of await running.db.getRepository(Telegram).find()) stored.set(telegram.docId.replace(/.*\//, ''), telegram);
  });
  afterAll(async () => {
    await running.close();
    await agency.close();
  });

  test('each is fetched once, none is lost, none is refused', async () => {
    for (const file of samples) expect([file, agency.times(`/data/${file}`)]).toEqual([file, 1]);
    expect([...stored.keys()].sort()).toEqual(samples);
    expect([...stored.values()].filter(({ state }) => state === 'refused').map(({ docId }) => docId)).toEqual([]);
    const sources = await running.inject({ url: '/telegrams/sources', headers: signIn('duty-officer') });
    expect(sources.json()).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'extra', condition: 'ok', waitingFiles: 0 })]));
  });

  test.each(samples)('%s is understood as another reader reads it', (file) => {
    const { items, ...rest } = read.get(file) ?? ({} as Read);
    const { state, understood, title, status, infoType } = stored.get(file) ?? {};
    if (state === 'duplicate') {
      // The same telegram published twice: the first one was taken.
      expect({ title, status, infoType }).toEqual({ title: rest.title, status: rest.status, infoType: rest.infoType });
      return;
    }
    expect(understood).toMatchObject(rest);
    expect(understood?.items.map(({ type, kinds, areas }) => ({ type, kinds: kinds.map(({ code, name }) => ({ code, name })), areas: areas.map(({ code, name }) => ({ code, name })) }))).toEqual(items);
  });

  test.each(samples)('%s: what a city in its area does about it', (file) => {
    const { understood } = stored.get(file) ?? {};
    const expected = read.get(file);
    if (!understood || !expected) return;
    const decision = decisionOfItsCity(expected, understood);
    if (!decision) return;
    if (expected.status !== '通常') expect(decision).toMatchObject({ action: 'drill', drill: expected.status === '訓練' ? 'drill' : 'test' });
    else if (expected.infoType === '取消') expect(decision.action).toBe('cancel');
    const level = expectedLevel(expected, tenantOf(expected) ?? '');
    if (level !== undefined) expect(decision.level).toBe(level);
    // Never wider than the telegram, never an order.
    for (const { code } of decision.areas) expect(JSON.stringify(understood)).toContain(`"${code}"`);
    expect(decision.alertKind).not.toMatch(/^evacuation/);
  });

  // Written anew with `npx vitest run --root apps/notification src/telegrams/all-samples -u`.
  test('docs/telegrams.md shows what is done about each', async () => {
    const rows = samples.map((file) => {
      const telegram = stored.get(file);
      const expected = read.get(file);
      const decision = telegram?.understood && expected ? decisionOfItsCity(expected, telegram.understood) : undefined;
      const areas = [...new Set(expected?.items.flatMap((item) => item.areas.map(({ name }) => name)) ?? [])];
      const level = decision && decision.level > 0 ? `${decision.level}${decision.official ? '相当' : ''}` : '';
      return [
        file, telegram?.kindCode, telegram?.status, telegram?.infoType, areas.length > 3 ? `${areas.slice(0, 3).join('、')} ほか${areas.length - 3}` : areas.join('、'),
        level, decision ? `${actionWords[decision.action]}（${decision.reason}）` : '',
      ].join(' | ');
    });
    const table = [
      '# 電文とその扱い / telegrams and what is done about them', '',
      '気象庁が公開している電文の見本を、Atomフィードから一度ずつ取得した結果。`all-samples.int.spec.ts` が作り、確かめる。',
      'The agency’s published samples, each fetched once from Atom feeds; made and checked by `all-samples.int.spec.ts`.', '',
      '「対象の市」は、電文が最初に挙げる市町村が初めてこの電文を受けたとき。',
      '“Its city” is the first municipality the telegram names, hearing of it for the first time.', '',
      '| ファイル / file | 種類 / kind | 状態 / status | 情報 / infoType | 地域 / areas | レベル / level | 対象の市 / its city |', '|---|---|---|---|---|---|---|',
      ...rows.map((row) => `| ${row} |`), '',
    ].join('\n');
    await expect(table).toMatchFileSnapshot('../../../../docs/telegrams.md');
  });
});

function decisionOfItsCity(expected: Read, understood: NonNullable<Telegram['understood']>): TelegramDecision | undefined {
  const tenant = tenantOf(expected);
  return tenant === undefined ? undefined : decide(understood, { tenant, mappings: firstMappings, areas: firstAreaRules(tenant) });
}
