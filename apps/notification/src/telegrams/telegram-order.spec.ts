import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstAreaRules } from './telegram-areas.js';
import { decide, type SeriesState } from './telegram-decision.js';
import { firstMappings } from './telegram-mapping.js';
import { dedupeKeyOf, latestOf, seriesOf } from './telegram-order.js';
import { parseTelegram } from './telegram-parser.js';
import { telegramXml, warning, type Written } from '../spec-telegrams.js';
import type { ParsedTelegram } from './telegram.js';

const rules = { tenant: '123421', mappings: firstMappings, areas: firstAreaRules('123421') };
const read = (written: Written) => parseTelegram(telegramXml(written));
const landslide = (change: Written): ParsedTelegram =>
  read({ kindTitle: '土砂災害警戒情報', title: '千葉県土砂災害警戒情報', ...warning(['警戒', '3', '発表']), ...change });

/** What a city that receives these one after the other comes to: whether its alert stands, and what it did last. */
function replay(telegrams: readonly ParsedTelegram[]): { state: SeriesState; says: string | undefined; actions: string[] } {
  const seen = new Set<string>();
  const series: ParsedTelegram[] = [];
  const actions: string[] = [];
  let state: 'new' | 'open' | 'closed' = 'new';
  for (const telegram of telegrams) {
    const key = dedupeKeyOf(telegram);
    if (seen.has(key)) continue;
    seen.add(key);
    if (telegram.status !== '通常') {
      expect(decide(telegram, rules, 'new').action).toBe('drill');
      continue;
    }
    series.push(telegram);
    const { action } = decide(telegram, rules, latestOf(series) === telegram ? state : 'superseded');
    actions.push(action);
    if (['auto-issue', 'draft', 'update'].includes(action)) state = 'open';
    if (['lift', 'cancel'].includes(action)) state = 'closed';
  }
  return { state, says: latestOf(series)?.serial, actions };
}

const at = (minute: number) => `2026-06-22T23:${String(minute).padStart(2, '0')}:00+09:00`;
const step = fc.record({ serial: fc.integer({ min: 1, max: 6 }), infoType: fc.constantFrom('発表', '訂正', '取消'), drill: fc.boolean(), lifts: fc.boolean(), copies: fc.integer({ min: 1, max: 3 }) });

test.each([['one event', '20260622230000_120000'], ['a name that returns with each event', '千葉県土砂災害警戒情報']])(
  'whatever the order of issues, updates, cancellations, duplicates and drills, the latest serial is what holds (%s)', (_, eventId) => {
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat(1_000)), (steps, places) => {
      const telegrams = steps.flatMap(({ serial, infoType, drill, lifts, copies }) => Array.from({ length: copies }, () => landslide({
        eventId, serial: String(serial), infoType, status: drill ? '訓練' : '通常', reportedAt: at(serial), ...warning(lifts ? ['解除', '1', '解除'] : ['警戒', '3', '発表']),
      })));
      const shuffled = telegrams.map((telegram) => ({ telegram, place: places.next().value as number })).toSorted((a, b) => a.place - b.place).map(({ telegram }) => telegram);
      const { state, says } = replay(shuffled);
      // The specification, in its own words: the highest serial, and of that the strongest word; the first to arrive where two say the same.
      const real = shuffled.filter(({ status }) => status === '通常');
      const highest = Math.max(...real.map(({ serial }) => Number(serial)));
      const last = real.filter(({ serial }) => Number(serial) === highest);
      const word = ['取消', '訂正', '発表'].find((infoType) => last.some((telegram) => telegram.infoType === infoType));
      const holds = last.find(({ infoType }) => infoType === word);
      expect(says).toBe(holds?.serial);
      if (!holds) expect(state).toBe('new');
      else if (word === '取消') expect(state).toBe('closed');
      else if (holds.items.some(({ kinds }) => kinds.some(({ code }) => code === '3'))) expect(state).toBe('open');
      else expect(['new', 'closed']).toContain(state);
    }), { numRuns: 300 });
  });

test('serials of one event are numbers, not words; the next event of the same name starts from 1 again', () => {
  expect(replay([landslide({ eventId: '20260622230000', serial: '10', reportedAt: at(10), infoType: '取消' }), landslide({ eventId: '20260622230000', serial: '9', reportedAt: at(9) })]).actions).toEqual(['cancel', 'ignore']);
  const standing = { eventId: '千葉県土砂災害警戒情報' };
  expect(replay([
    landslide({ ...standing, serial: '7', reportedAt: '2026-06-22T23:00:00+09:00', ...warning(['解除', '1', '解除']) }),
    landslide({ ...standing, serial: '1', reportedAt: '2026-06-30T05:00:00+09:00' }),
  ])).toMatchObject({ state: 'open' });
});

test('without an EventID a kind and its office are one series; type, office, areas and the moment tell doubles', () => {
  const first = read(warning(['レベル３大雨警報', '03']));
  const again = read(warning(['レベル３大雨警報', '03']));
  const next = read({ ...warning(['レベル３大雨警報', '03']), reportedAt: at(30) });
  const elsewhere = read({ ...warning(['レベル３大雨警報', '03']), office: '別の気象台' });
  expect(dedupeKeyOf(first)).toBe(dedupeKeyOf(again));
  expect(new Set([first, next, elsewhere, read(warning(['レベル３大雨警報', '03'], ['香取市', '1223600'])), read({ ...warning(['レベル３大雨警報', '03']), infoType: '訂正' })].map(dedupeKeyOf)).size).toBe(5);
  expect(seriesOf(first)).toBe(seriesOf(next));
  expect(new Set([first, elsewhere, read({ ...warning(['レベル３大雨警報', '03']), status: '訓練' }), read({ kindTitle: '気象警報・注意報（Ｒ０６）（土砂）' })].map(seriesOf)).size).toBe(4);
  // A cancellation of what was reported at that moment stands over it, whichever comes first.
  const cancelled = read({ ...warning(['レベル３大雨警報', '03']), infoType: '取消' });
  expect(replay([cancelled, first]).actions).toEqual(['cancel', 'ignore']);
  expect(replay([first, cancelled]).actions).toEqual(['auto-issue', 'cancel']);
  // The next report is not undone by it.
  expect(replay([first, next, cancelled])).toMatchObject({ state: 'open' });
});
