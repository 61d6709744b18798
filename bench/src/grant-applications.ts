import { randomUUID } from 'node:crypto';
import type { SpecIssuer } from '@tomoni/backing-services';
import type { Client } from 'pg';
import type { Call } from './load.js';

export const programId = '019a4f00-0000-7000-8000-000000000001';

/** A programme whose window is open at any time a benchmark may run. */
export async function announceProgram(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO participation.grant_program (id, fy, dept_code, category, title, budget_yen, cap_yen, rate_bp, eligible_costs, criteria, selection,
       min_score_bp, opens_on, closes_on, topics, areas, status, published_on)
     VALUES ($1, 2026, '0310', 'startup', 'はじめの一歩補助金', 2000000000, 300000, 10000, '[{"key":"supplies","ja":"消耗品費","en":"Supplies"}]',
       '[{"key":"public-benefit","ja":"公益性","en":"Public benefit","maxPoints":100}]', 'panel', 6000, '2026-04-01', '2099-03-31', '[]', '[]', 'open', '2026-04-01')`,
    [programId],
  );
}

/** What a group writes; about 1 KB. */
const content = {
  programId,
  groupName: '見本ひまわり会',
  title: '川沿いの散歩道に花を植える',
  plan: {
    purpose: '歩いて楽しい川沿いをつくり、外に出るきっかけを増やす。'.repeat(2),
    activities: '花壇を10か所つくり、月に1回手入れをする。植え付けは学校と一緒に行い、苗は地元の農家から買う。'.repeat(2),
    benefit: '毎日およそ300人が通る道であり、見守りにもなる。'.repeat(2),
    completesOn: '2027-03-28',
  },
  budgetLines: [
    { category: 'supplies', label: '苗・土', yen: 110_000 },
    { category: 'supplies', label: '看板', yen: 40_000 },
  ],
  requestedYen: 150_000,
};

const groupsOfOfficer = 4;

/**
 * Different requests, each for a group of its own, because a group applies once a year. A signed-in person makes several: each token,
 * really signed, is an officer's of four groups and is used four times, far apart.
 * @param amount made beforehand, so that signing takes no time from the measurement
 */
export function draftRequests(issuer: SpecIssuer, amount: number): () => Call {
  const officers = Array.from({ length: Math.ceil(amount / groupsOfOfficer) }, () => officerOf(issuer, groupsOfOfficer));
  const prepared = Array.from({ length: groupsOfOfficer }, (_, nth) => officers.map(({ token, groups }) => draftRequest(token, groups[nth] ?? ''))).flat().reverse();
  return () => {
    const call = prepared.pop();
    if (!call) throw new Error('More requests were sent than were asked for');
    return call;
  };
}

function officerOf(issuer: SpecIssuer, groupCount: number): { token: string; groups: string[] } {
  const groups = Array.from({ length: groupCount }, () => randomUUID());
  return { groups, token: issuer.token({ sub: randomUUID(), aud: 'participation', kind: 'citizen', groups, roles: [], scope: 'grants:apply', acr: 'L2' }) };
}

const draftRequest = (token: string, groupId: string): Call => ({
  method: 'POST',
  path: '/grant-applications',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify({ ...content, groupId }),
});
