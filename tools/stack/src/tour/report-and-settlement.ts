import { grantReportPublished, grantSettlementCompleted } from '@tomoni/contracts';
import { reply } from '@tomoni/client';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { checkout } from '../config.js';
import { days, type Case } from './case.js';
import type { Guide } from './guide.js';

const run = promisify(execFile);

/** An advance, the report with its receipts, the amount, what is paid back, and the published report. */
export async function settle({ as, narrator, watch, refused, ...guide }: Guide, { id, officer }: Case, today: string): Promise<void> {
  narrator.act('An advance is paid, the report comes in, the amount is fixed and settled');
  const params = { path: { id } };
  const [accountant, applicant, secretariat, decider] = [as('accountant'), as(officer), as('secretariat'), as('decider')];
  await refused(accountant.participation.POST('/grant-awards/{id}/settle', { params }), 'amount-not-fixed', 'nothing is settled before the amount is fixed');
  await refused(accountant.participation.POST('/grant-awards/{id}/advance', { params, body: { yen: 120_001 } }), 'advance-too-high', 'an advance is at most 80 %');
  await reply(accountant.participation.POST('/grant-awards/{id}/advance', { params, body: { yen: 120_000 } }));
  const costs = [
    { category: 'supplies', label: '苗・土', paidOn: today, yen: 97_400 },
    { category: 'supplies', label: '試し植え', paidOn: days(today, -1), yen: 12_000 },
  ];
  await reply(applicant.participation.POST('/grant-applications/{id}/report', { params, body: { completedOn: today, outcome: '花壇を10か所つくり、延べ120人が手入れに参加した', costs } }));
  const fixed = await reply(decider.participation.POST('/grant-awards/{id}/fix', { params, body: { exclusions: [] } }));
  const report = await reply(applicant.participation.GET('/grant-applications/{id}/report', { params }));
  narrator.seen(`a receipt from before the award does not count: ${report.costs[1]?.exclusionReason}`);
  narrator.seen(`fixed at ¥${fixed.settlement?.finalYen?.toLocaleString('en')} of ¥150,000`);
  await watch.mail(applicant.person.mail, '額の確定', id);
  await reply(accountant.participation.POST('/grant-awards/{id}/settle', { params }));
  const { refundYen } = await watch.event(grantSettlementCompleted, ({ awardId }) => awardId === id);
  narrator.seen(`¥${refundYen.toLocaleString('en')} of the advance comes back`);
  await watch.mail(applicant.person.mail, '返還の請求', id);
  await reply(accountant.participation.POST('/grant-awards/{id}/refund', { params }));
  const published = await reply(secretariat.participation.POST('/grant-awards/{id}/publish-report', { params }));
  await watch.event(grantReportPublished, ({ awardId }) => awardId === id);
  await reply(guide.public.GET('/grant-reports/{id}', { params: { path: { id: published.id } } }));
}

/** The chains are exported to files, and those are verified without any database. */
export async function verifyAudit({ narrator }: Guide, services: readonly string[], postgres: string): Promise<void> {
  narrator.act('The audit chains verify offline');
  // What was done a moment ago is linked within a second.
  await sleep(1_500);
  const folder = await mkdtemp(join(tmpdir(), 'tomoni-audit-'));
  try {
    for (const service of services) {
      const file = join(folder, `${service}.jsonl`);
      const { stdout: chain } = await audit(['export', service], { AUDIT_DATABASE_URL: postgres });
      await writeFile(file, chain);
      const { stdout } = await audit(['verify', file], {});
      narrator.seen(`${service}: ${stdout.trim()}`);
      await mustFail(file, chain);
    }
    narrator.seen('one changed character breaks each of them');
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function mustFail(file: string, chain: string): Promise<void> {
  await writeFile(file, chain.replace(/"at":"\d/, '"at":"9'));
  const passed = await audit(['verify', file], {}).then(() => true, () => false);
  if (passed) throw new Error('A changed chain passed the check');
}

const audit = (args: string[], env: NodeJS.ProcessEnv) => run(process.execPath, [join(checkout, 'libs/platform/dist/audit/cli.js'), ...args], { env, maxBuffer: 1 << 28 });

/** What happened, as the applicant reads it. */
export async function showTimeline({ as, narrator }: Guide, { id, officer }: Case): Promise<void> {
  narrator.act('The applicant sees the whole timeline of the case');
  const { state, past } = await reply(as(officer).participation.GET('/grant-applications/{id}/timeline', { params: { path: { id } }, headers: { 'accept-language': 'ja' } }));
  for (const step of past) narrator.line(`     ${new Date(step.at).toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' })}  ${step.by}　${step.label} → ${step.state}${step.note ? `（${step.note}）` : ''}`);
  narrator.seen(`now: ${state.label}`);
  if (!state.final) throw new Error(`The case has not ended: ${state.name}`);
}
