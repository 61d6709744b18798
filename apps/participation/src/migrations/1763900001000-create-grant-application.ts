import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateGrantApplication1763900001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE grant_program (
        id uuid PRIMARY KEY,
        fy integer NOT NULL,
        dept_code text NOT NULL,
        category text NOT NULL,
        title text NOT NULL,
        budget_yen integer NOT NULL,
        committed_yen integer NOT NULL DEFAULT 0,
        cap_yen integer NOT NULL,
        rate_bp integer NOT NULL,
        eligible_costs jsonb NOT NULL,
        criteria jsonb NOT NULL,
        selection text NOT NULL,
        min_score_bp integer NOT NULL,
        opens_on date NOT NULL,
        closes_on date NOT NULL,
        topics jsonb NOT NULL,
        areas jsonb NOT NULL,
        status text NOT NULL,
        published_on date,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT grant_program_id_fy UNIQUE (id, fy),
        CONSTRAINT grant_program_committed_within_budget CHECK (committed_yen BETWEEN 0 AND budget_yen),
        CONSTRAINT grant_program_rate CHECK (rate_bp BETWEEN 1 AND 10000),
        CONSTRAINT grant_program_window CHECK (opens_on <= closes_on));
      CREATE INDEX grant_program_by_fy ON grant_program (fy, id);

      -- Only the trigger on grant_award moves committed_yen: the service may not even try.
      REVOKE INSERT, UPDATE, DELETE ON grant_program FROM participation;
      GRANT INSERT (id, fy, dept_code, category, title, budget_yen, cap_yen, rate_bp, eligible_costs, criteria, selection, min_score_bp,
                    opens_on, closes_on, topics, areas, status, published_on, version) ON grant_program TO participation;
      GRANT UPDATE (status, published_on, version) ON grant_program TO participation;

      CREATE TABLE grant_application (
        id uuid PRIMARY KEY,
        program_id uuid NOT NULL,
        fy integer NOT NULL,
        dept_code text NOT NULL,
        group_id uuid NOT NULL,
        group_name text NOT NULL,
        title text NOT NULL,
        plan jsonb NOT NULL,
        budget_lines jsonb NOT NULL,
        requested_yen integer NOT NULL,
        status text NOT NULL,
        contact_ref uuid NOT NULL,
        closes_on date NOT NULL,
        submitted_at timestamptz,
        check_due_on date,
        correction_due_on date,
        correction_days jsonb NOT NULL,
        checked_by text,
        drafted_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT grant_application_program FOREIGN KEY (program_id, fy) REFERENCES grant_program (id, fy),
        CONSTRAINT grant_application_requested CHECK (requested_yen > 0));

      -- P1: never two applications of one group in a fiscal year; one that was withdrawn or refused on form leaves room.
      CREATE UNIQUE INDEX grant_application_one_per_group_and_fy ON grant_application (group_id, fy)
        WHERE status <> ALL (ARRAY['withdrawn'::text, 'rejected'::text]);
      CREATE INDEX grant_application_by_program ON grant_application (program_id, id);
      CREATE INDEX grant_application_by_status ON grant_application (status, id);
      REVOKE DELETE ON grant_application FROM participation;

      -- What happened to a case, for its timeline: written once, never changed.
      CREATE TABLE case_step (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL,
        procedure text NOT NULL,
        action text NOT NULL,
        from_status text NOT NULL,
        to_status text NOT NULL,
        at timestamptz NOT NULL,
        by_role text NOT NULL,
        written_note text,
        CONSTRAINT case_step_application FOREIGN KEY (application_id) REFERENCES grant_application (id));
      CREATE INDEX case_step_by_application ON case_step (application_id, id);
      REVOKE UPDATE, DELETE ON case_step FROM participation;

      CREATE TABLE application_file (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL,
        kind text NOT NULL,
        key text NOT NULL,
        name text NOT NULL,
        type text NOT NULL,
        bytes integer NOT NULL,
        sha256 text NOT NULL,
        scan text NOT NULL,
        uploaded_at timestamptz NOT NULL,
        CONSTRAINT application_file_application FOREIGN KEY (application_id) REFERENCES grant_application (id));
      CREATE INDEX application_file_by_application ON application_file (application_id, id);`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE application_file, case_step, grant_application, grant_program');
  }
}
