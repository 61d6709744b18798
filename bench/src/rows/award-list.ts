import { encodeCursor } from '@tomoni/platform';
import { fillAwards } from '../awards.js';
import { send, type Call } from '../load.js';
import { inTurns, percentile, type Row } from '../row.js';
import { besideServers, type Servers } from '../servers.js';

const few = 10_000;
const many = 1_000_000;

export const awardList: Row = {
  name: 'award-list-p95-1m-vs-10k',
  unit: 'ms',
  demanded: 1.5,
  better: 'lower',
  peer: `the same list over ${few.toLocaleString('en')} awards: pages of 20 from the first to the last tenth, whole, by year, by category, by both; 4 connections`,
  measure: (runs) =>
    besideServers(async function* (servers) {
      const [large, small] = [await openList(servers, 'large', many), await openList(servers, 'small', few)];
      for (const list of [large, small]) await list();
      yield* inTurns(runs, large, small);
    }),
};

/** @returns p95 of 2,000 pages, milliseconds */
async function openList(servers: Servers, name: string, awards: number): Promise<() => Promise<number>> {
  const database = await servers.database(name);
  await fillAwards(database, awards);
  // All requests come from one address, whose limit is not what is measured.
  const { url } = await servers.participation(database, 'http', { RATE_LIMIT_PER_MINUTE: '0' });
  const calls = pagesOf(awards);
  return async () => {
    let at = 0;
    const { times } = await send({ url, connections: 4, amount: 2_000, next: () => calls[at++ % calls.length] ?? { method: 'GET', path: '/grant-awards' } });
    return percentile(times, 95);
  };
}

const filters = ['', '&fy=2021', '&category=growth', '&fy=2021&category=growth'];

/** Equally deep in both sizes: after so many tenths of the list, or of the year where it is one year's. */
function pagesOf(awards: number): Call[] {
  const ofYear = awards / 10;
  return filters.flatMap((filter) =>
    Array.from({ length: 10 }, (_, tenth) => {
      const year = filter.includes('fy=') ? 2021 : 2026 - tenth;
      const number = filter.includes('fy=') ? Math.ceil(ofYear * (1 - tenth / 10)) : Math.ceil(ofYear / 2);
      const cursor = tenth === 0 ? '' : `&cursor=${encodeCursor('grant_award:fy,decisionNo:DESC', [String(year), String(number)])}`;
      return { method: 'GET', path: `/grant-awards?limit=20${filter}${cursor}` };
    }),
  );
}
