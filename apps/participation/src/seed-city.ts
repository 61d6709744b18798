import { createHash } from 'node:crypto';
import { fiscalYear, fiscalYearEnd, tokyoDate } from '@tomoni/calendar';
import type { EntityManager } from 'typeorm';
import { sampleContent, sampleProgram } from './sample-case.js';

export interface SeededCity { readonly name: string; readonly areas: readonly { readonly code: string }[]; readonly topics: readonly { readonly code: string }[] }

// Invented, and named so: 「見本」 means "sample".
const awards = [
  { group: '見本さくら会', title: '見本 公園の花見会で出た声を集める', yen: 180_000, scoreBp: 8_400, outcome: '延べ320人が参加し、ベンチの増設につながった' },
  { group: '見本みどりの会', title: '見本 空き地を子どもの畑にする', yen: 120_000, scoreBp: 7_900, outcome: '小学生45人が野菜を育て、収穫祭を開いた' },
  { group: '見本語りの会', title: '見本 町の昔話を録音して残す', yen: 90_000, scoreBp: 7_200, outcome: '38話を録音し、図書館で公開した' },
];

/** Past cases come without events: subscribers must not be written to about them. */
export async function seedCity(tx: EntityManager, city: SeededCity, now: Date): Promise<void> {
  const fy = fiscalYear(tokyoDate(now)) - 1;
  await tx.query(
    `INSERT INTO city_setting (key, effective_from, value, basis)
     SELECT DISTINCT ON (key) key, make_date($1, 4, 1), value, $2 FROM city_setting ORDER BY key, effective_from DESC
     ON CONFLICT DO NOTHING`,
    [fy, `${city.name} 市民公益活動補助金交付要綱（見本）`],
  );
  const programId = sampleId('program', fy);
  const [known] = await tx.query<unknown[]>('SELECT 1 FROM grant_program WHERE id = $1', [programId]);
  if (known) return;
  await insertProgram(tx, programId, fy, city);
  for (const [index, award] of awards.entries()) await insertAward(tx, { ...award, id: sampleId(award.group, fy), programId, fy, rank: index + 1 });
}

async function insertProgram(tx: EntityManager, id: string, fy: number, { areas, topics }: SeededCity): Promise<void> {
  const { deptCode, category, capYen, rateBp, eligibleCosts, criteria, minScoreBp } = sampleProgram;
  const topicCodes = topics.slice(0, 1).map(({ code }) => code);
  const areaCodes = areas.slice(0, 1).map(({ code }) => code);
  await tx.query(
    `INSERT INTO grant_program (id, fy, dept_code, category, title, budget_yen, cap_yen, rate_bp, eligible_costs, criteria, selection, min_score_bp,
       opens_on, closes_on, topics, areas, status, published_on)
     VALUES ($1, $2, $3, $4, $5, 2000000, $6, $7, $8, $9, 'panel', $10, make_date($2, 4, 1), make_date($2, 5, 29), $11, $12, 'open', make_date($2, 4, 1))`,
    [
      id, fy, deptCode, category, `見本 ${fy}年度 はじめの一歩補助金`, capYen, rateBp, JSON.stringify(eligibleCosts), JSON.stringify(criteria), minScoreBp,
      JSON.stringify(topicCodes), JSON.stringify(areaCodes),
    ],
  );
}

interface SampleAward { id: string; programId: string; fy: number; group: string; title: string; yen: number; scoreBp: number; rank: number; outcome: string }

async function insertAward(tx: EntityManager, { id, programId, fy, group, title, yen, scoreBp, rank, outcome }: SampleAward): Promise<void> {
  const { deptCode, category, criteria } = sampleProgram;
  const groupId = sampleId(`group ${group}`, 0);
  const contactRef = sampleId(`contact ${group}`, fy);
  const plan = { ...sampleContent.plan, completesOn: `${fy + 1}-02-28` };
  const scores = criteria.map(({ key }) => ({ key, scoreBp }));
  await tx.query(
    `INSERT INTO grant_application (id, program_id, fy, dept_code, group_id, group_name, title, plan, budget_lines, requested_yen, status, contact_ref, closes_on,
       submitted_at, correction_days, drafted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'adopted', $11, make_date($3, 5, 29), make_timestamptz($3, 5, 1, 10, 0, 0, 'Asia/Tokyo'), '[]',
       make_timestamptz($3, 4, 20, 10, 0, 0, 'Asia/Tokyo'))`,
    [id, programId, fy, deptCode, groupId, group, title, JSON.stringify(plan), JSON.stringify([{ category: 'supplies', label: '見本の経費', yen }]), yen, contactRef],
  );
  await tx.query(
    `INSERT INTO grant_award (id, program_id, fy, dept_code, decision_no, category, group_id, group_name, title, decided_yen, score_bp, rank, recusals, criterion_scores,
       contact_ref, decided_on, decided_by, report_due_on, status)
     VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, $10, $11, 0, $12, $13, make_date($3, 6, 20), 'sample', $14, 'closed')`,
    [id, programId, fy, deptCode, category, groupId, group, title, yen, scoreBp, rank, JSON.stringify(scores), contactRef, fiscalYearEnd(fy)],
  );
  await tx.query(
    `INSERT INTO grant_settlement (award_id, fy, decided_yen, rate_bp, advance_rate_bp, rounding_unit_yen, advance_yen, accepted_cost_yen, final_yen, fixed_on,
       balance_yen, balance_paid_on, refund_yen)
     VALUES ($1, $2, $3, 10000, 8000, 1000, 0, $3, $3, make_date($2 + 1, 3, 25), $3, make_date($2 + 1, 4, 10), 0)`,
    [id, fy, yen],
  );
  await tx.query(
    `INSERT INTO grant_report (id, award_id, completed_on, due_on, reported_on, outcome, published_on)
     VALUES ($1, $2, make_date($3 + 1, 2, 28), make_date($3 + 1, 3, 30), make_date($3 + 1, 3, 15), $4, make_date($3 + 1, 4, 15))`,
    [sampleId(`report ${group}`, fy), id, fy, outcome],
  );
}

/** The same name gives the same id, so that a second seed finds what the first one made. */
function sampleId(name: string, fy: number): string {
  const hex = createHash('sha256').update(`${name} ${fy}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
