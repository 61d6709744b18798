import type { Client } from 'pg';
import { withClient, type Database } from './servers.js';

const years = 10;
const categories = ['startup', 'growth', 'co-proposal'];

/**
 * Awards as if `count` had been decided over ten fiscal years. Row by row the triggers (numbering, budget, foreign keys) would take
 * hours, so they are off meanwhile: what they check holds by construction, and what they keep is written once at the end.
 */
export async function fillAwards({ adminUrl }: Database, count: number): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('SET search_path = participation');
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    for (let year = 0; year < years; year += 1) await fillYear(client, 2017 + year, count / years);
    await client.query('INSERT INTO decision_number SELECT fy, max(decision_no) FROM grant_award GROUP BY fy');
    await client.query('UPDATE grant_program SET committed_yen = decided FROM (SELECT program_id, sum(decided_yen) AS decided FROM grant_award GROUP BY program_id) AS awards WHERE id = program_id');
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
    // What was written in one go is on the disk before anybody reads: a city's awards came over ten years.
    await client.query('CHECKPOINT');
  });
}

async function fillYear(client: Client, fy: number, count: number): Promise<void> {
  await client.query(
    `INSERT INTO grant_program (id, fy, dept_code, category, title, budget_yen, cap_yen, rate_bp, eligible_costs, criteria, selection, min_score_bp,
       opens_on, closes_on, topics, areas, status, published_on)
     SELECT uuidv7(), $1, '0310', category, '補助金 ' || category, 2000000000, 300000, 10000, '[]', '[]', 'panel', 6000, make_date($1, 4, 1), make_date($1, 5, 29), '[]', '[]', 'open', make_date($1, 4, 1)
     FROM unnest($2::text[]) AS category`,
    [fy, categories],
  );
  await client.query(
    `WITH numbered AS (
       SELECT no, uuidv7() AS id, gen_random_uuid() AS group_id, program.id AS program_id, category
       FROM generate_series(1, $2::integer) AS no JOIN (SELECT row_number() OVER (ORDER BY category) AS place, id, category FROM grant_program WHERE fy = $1) AS program
         ON program.place = no % 3 + 1
     ), applied AS (
       INSERT INTO grant_application (id, program_id, fy, dept_code, group_id, group_name, title, plan, budget_lines, requested_yen, status, contact_ref, closes_on, submitted_at, correction_days, drafted_at)
       SELECT id, program_id, $1, '0310', group_id, '見本の会 ' || no, '地域の集まり その' || no, '{}', '[]', 2000, 'adopted', gen_random_uuid(), make_date($1, 5, 29), make_date($1, 5, 1), '[]', make_date($1, 4, 20)
       FROM numbered RETURNING id, program_id, group_id, group_name, title)
     INSERT INTO grant_award (id, program_id, fy, dept_code, decision_no, category, group_id, group_name, title, decided_yen, conditions, score_bp, rank, recusals, criterion_scores,
       contact_ref, decided_on, decided_by, report_due_on, status, version)
     SELECT numbered.id, numbered.program_id, $1, '0310', no, category, applied.group_id, group_name, title, 2000, NULL, 7000 + no % 3000, no, 0,
       '[{"key":"public-benefit","scoreBp":8600},{"key":"feasibility","scoreBp":7900}]', gen_random_uuid(), make_date($1, 6, 20), 'bench', make_date($1 + 1, 3, 31), 'closed', 9
     FROM numbered JOIN applied USING (id)`,
    [fy, count],
  );
}
