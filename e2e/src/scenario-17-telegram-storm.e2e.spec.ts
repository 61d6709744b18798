import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { mailsWith, place, tokenOf, urlOf } from './spec/city.js';

// domain.md §10, scenario 17: telegrams of one event out of order and doubled, with a drill between, from an agency's Atom feed.

const at = (path: string) => `${urlOf('notification')}${path}`;
const Alerts = z.object({ items: z.array(z.object({ id: z.string(), kind: z.string(), status: z.string(), drill: z.string(), versions: z.array(z.object({ action: z.string(), messages: z.object({ ja: z.object({ subject: z.string(), text: z.string() }) }) })) })) });
const Topics = z.object({ areas: z.array(z.object({ code: z.string(), name: z.object({ ja: z.string() }) })) });

const { areas } = Topics.parse(await (await fetch(at('/topics'))).json());
const city = areas[0] ?? { code: '', name: { ja: '' } };
const event = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_120000`;
const started = Date.now();

interface Sent { serial: number; infoType: string; status?: string; headline: string }
function telegram({ serial, infoType, status = '通常', headline }: Sent): string {
  const reported = `${new Date(started + serial * 1_000 + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Report xmlns="http://xml.kishou.go.jp/jmaxml1/" xmlns:jmx="http://xml.kishou.go.jp/jmaxml1/">
<Control><Title>土砂災害警戒情報</Title><DateTime>${new Date(started).toISOString()}</DateTime><Status>${status}</Status><EditorialOffice>見本地方気象台</EditorialOffice><PublishingOffice>見本県 見本地方気象台</PublishingOffice></Control>
<Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/"><Title>見本県土砂災害警戒情報</Title><ReportDateTime>${reported}</ReportDateTime><TargetDateTime>${reported}</TargetDateTime>
<EventID>${event}</EventID><InfoType>${infoType}</InfoType><Serial>${serial}</Serial><InfoKind>土砂災害警戒情報</InfoKind><InfoKindVersion>1.0_0</InfoKindVersion>
<Headline><Text>${headline}</Text><Information type="土砂災害警戒情報"><Item><Kind><Name>警戒</Name><Code>3</Code><Condition>発表</Condition></Kind>
<Areas codeType="気象・地震・火山情報／市町村等"><Area><Name>${city.name.ja}</Name><Code>${city.code.slice(0, 5)}00</Code></Area></Areas></Item></Information></Headline></Head>
<Body xmlns="http://xml.kishou.go.jp/jmaxml1/body/meteorology1/"/></Report>`;
}
const put = (path: string, body: string) => fetch(`${place.door}/agency/${path}`, { method: 'PUT', body });
const visits = async () => z.record(z.string(), z.int()).parse(await (await fetch(`${place.door}/visits`)).json());
const alerts = async () => {
  const { items } = Alerts.parse(await (await fetch(at('/alerts?limit=100'), { headers: { authorization: `Bearer ${await tokenOf('duty-officer', 'notification')}` } })).json());
  return items.filter(({ kind }) => kind === 'landslide');
};
const eventually = <Result>(check: () => Promise<Result>) => vi.waitFor(check, { timeout: 60_000, interval: 200 });

test('one alert ends as cancelled and says what was cancelled; the drill reaches drill recipients alone; each file is fetched once', async () => {
  const words = `見本の土砂災害 ${event}`;
  const cancelled = telegram({ serial: 3, infoType: '取消', headline: `${words} は誤りでした` });
  const files = {
    'first.xml': telegram({ serial: 1, infoType: '発表', headline: words }),
    'drill.xml': telegram({ serial: 1, infoType: '発表', status: '訓練', headline: words }),
    'cancelled.xml': cancelled,
    'corrected-too-late.xml': telegram({ serial: 2, infoType: '訂正', headline: words }),
    'cancelled-again.xml': cancelled,
  };
  for (const [name, body] of Object.entries(files)) await put(name, body);
  const entries = Object.keys(files).map((name, index) => `<entry><title>土砂災害警戒情報</title><id>${place.door}/agency/${name}</id><updated>${new Date(started + index * 1_000).toISOString()}</updated><link type="application/xml" href="${place.door}/agency/${name}"/></entry>`);
  await put('extra.xml', `<feed xmlns="http://www.w3.org/2005/Atom"><title>見本</title><updated>${new Date(started).toISOString()}</updated>${entries.toReversed().join('')}</feed>`);

  await eventually(async () => { expect(await alerts()).toHaveLength(2); });
  const read = () => eventually(async () => {
    const all = await alerts();
    expect(all.map(({ drill, status }) => `${drill} ${status}`).sort()).toEqual(['drill issued', 'normal cancelled']);
    return all;
  });
  const real = (await read()).find(({ drill }) => drill === 'normal');
  expect(real?.versions.map(({ action }) => action)).toEqual(['issue', 'cancel']);
  expect(real?.versions[1]?.messages.ja.text).toMatch(/【土砂災害 警戒レベル4相当】.*取り消します。安全になったというお知らせではありません/s);

  const everybody = ['subscriber-everything@example.jp', 'subscriber-safety@example.jp', 'subscriber-safety-2@example.jp'];
  const mails = await eventually(async () => {
    const all = (await mailsWith('')).filter(({ subject, text }) => /土砂災害|Landslide/.test(subject) || text.includes(words));
    for (const to of everybody) expect(all.filter((mail) => mail.to.includes(to)), to).toHaveLength(to.includes('everything') ? 3 : 2);
    return all;
  });
  for (const { to, subject } of mails.filter(({ subject: line }) => /訓練|DRILL/.test(line))) expect(to, subject).toEqual(['subscriber-everything@example.jp']);
  expect(mails.filter(({ to, subject }) => to.includes('subscriber-everything@example.jp') && subject.startsWith('【訓練】'))).toHaveLength(1);

  // Two more rounds of the feed, and nothing is fetched or told again.
  const before = (await visits())['/agency/extra.xml'] ?? 0;
  await eventually(async () => { expect((await visits())['/agency/extra.xml']).toBeGreaterThanOrEqual(before + 2); });
  for (const name of Object.keys(files)) expect((await visits())[`/agency/${name}`], name).toBe(1);
  expect((await read()).length).toBe(2);
});
