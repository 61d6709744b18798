import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateGrantAward1763900003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE decision_number (fy integer PRIMARY KEY, last integer NOT NULL);
      REVOKE INSERT, UPDATE, DELETE ON decision_number FROM participation;

      CREATE TABLE grant_award (
        id uuid PRIMARY KEY,
        program_id uuid NOT NULL,
        fy integer NOT NULL,
        dept_code text NOT NULL,
        decision_no integer NOT NULL,
        category text NOT NULL,
        group_id uuid NOT NULL,
        group_name text NOT NULL,
        title text NOT NULL,
        decided_yen integer NOT NULL,
        conditions text,
        score_bp integer NOT NULL,
        rank integer NOT NULL,
        recusals integer NOT NULL,
        criterion_scores jsonb NOT NULL,
        contact_ref uuid NOT NULL,
        decided_on date NOT NULL,
        decided_by text NOT NULL,
        report_due_on date NOT NULL,
        status text NOT NULL,
        revoked_on date,
        revoke_reason_code text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT grant_award_application FOREIGN KEY (id) REFERENCES grant_application (id),
        CONSTRAINT grant_award_program FOREIGN KEY (program_id, fy) REFERENCES grant_program (id, fy),
        CONSTRAINT grant_award_decision_no UNIQUE (fy, decision_no),
        CONSTRAINT grant_award_decided_yen UNIQUE (id, decided_yen),
        CONSTRAINT grant_award_decided_on UNIQUE (id, decided_on),
        CONSTRAINT grant_award_positive CHECK (decided_yen > 0),
        CONSTRAINT grant_award_revoked CHECK ((status = 'revoked') = (revoked_on IS NOT NULL)));
      CREATE INDEX grant_award_by_category ON grant_award (category, fy, decision_no);
      CREATE INDEX grant_award_by_group ON grant_award (group_id);
      CREATE INDEX grant_award_by_status ON grant_award (status, id);
      REVOKE UPDATE, DELETE ON grant_award FROM participation;
      GRANT UPDATE (decided_yen, recusals, report_due_on, status, revoked_on, revoke_reason_code, version) ON grant_award TO participation;`);
    await db.query(`
      CREATE TABLE change_request (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL,
        reason text NOT NULL,
        budget_lines jsonb NOT NULL,
        plan jsonb,
        minor boolean NOT NULL,
        status text NOT NULL,
        decision_reason text,
        requested_at timestamptz NOT NULL,
        CONSTRAINT change_request_award FOREIGN KEY (award_id) REFERENCES grant_award (id));
      CREATE UNIQUE INDEX change_request_one_open ON change_request (award_id) WHERE status = 'requested';

      CREATE TABLE grant_report (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL,
        completed_on date NOT NULL,
        due_on date NOT NULL,
        reported_on date NOT NULL,
        outcome text NOT NULL,
        published_on date,
        CONSTRAINT grant_report_once UNIQUE (award_id),
        CONSTRAINT grant_report_award FOREIGN KEY (award_id) REFERENCES grant_award (id));

      CREATE TABLE grant_cost (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL,
        awarded_on date NOT NULL,
        line integer NOT NULL,
        category text NOT NULL,
        label text NOT NULL,
        paid_on date NOT NULL,
        yen integer NOT NULL,
        accepted_yen integer,
        exclusion_reason text,
        CONSTRAINT grant_cost_line UNIQUE (award_id, line),
        CONSTRAINT grant_cost_award FOREIGN KEY (award_id, awarded_on) REFERENCES grant_award (id, decided_on),
        CONSTRAINT grant_cost_accepted CHECK (accepted_yen BETWEEN 0 AND yen),
        CONSTRAINT grant_cost_excluded_with_reason CHECK (accepted_yen IS NULL OR accepted_yen = yen OR exclusion_reason IS NOT NULL),
        -- P1: a cost dated before the award never counts.
        CONSTRAINT grant_cost_after_award CHECK (accepted_yen IS NULL OR accepted_yen = 0 OR paid_on >= awarded_on));
      REVOKE DELETE ON grant_cost FROM participation;

      CREATE TABLE grant_settlement (
        award_id uuid PRIMARY KEY,
        fy integer NOT NULL,
        decided_yen integer NOT NULL,
        rate_bp integer NOT NULL,
        advance_rate_bp integer NOT NULL,
        rounding_unit_yen integer NOT NULL,
        advance_yen integer NOT NULL,
        advance_paid_on date,
        accepted_cost_yen integer,
        final_yen integer,
        fixed_on date,
        balance_yen integer,
        balance_paid_on date,
        refund_yen integer,
        refund_due_on date,
        refunded_on date,
        booked_fy integer,
        CONSTRAINT grant_settlement_award FOREIGN KEY (award_id, decided_yen) REFERENCES grant_award (id, decided_yen) ON UPDATE CASCADE,
        CONSTRAINT grant_settlement_advance CHECK (advance_yen::bigint * 10000 <= decided_yen::bigint * advance_rate_bp),
        CONSTRAINT grant_settlement_final_within_decided CHECK (final_yen <= decided_yen),
        CONSTRAINT grant_settlement_final_within_costs CHECK (final_yen::bigint * 10000 <= accepted_cost_yen::bigint * rate_bp),
        CONSTRAINT grant_settlement_paid_as_fixed CHECK (
          balance_yen IS NULL OR (final_yen IS NOT NULL AND balance_yen = greatest(final_yen - advance_yen, 0))),
        CONSTRAINT grant_settlement_refund_of_payment CHECK (refund_yen <= advance_yen + coalesce(balance_yen, 0)),
        -- 地方自治法235条の5: the books of the year close on 31 May.
        CONSTRAINT grant_settlement_in_open_books CHECK (
          advance_paid_on <= make_date(fy + 1, 3, 31) AND balance_paid_on <= make_date(fy + 1, 5, 31)));
      REVOKE UPDATE, DELETE ON grant_settlement FROM participation;
      GRANT UPDATE (advance_yen, advance_paid_on, accepted_cost_yen, final_yen, fixed_on, balance_yen, balance_paid_on,
                    refund_yen, refund_due_on, refunded_on, booked_fy) ON grant_settlement TO participation;`);
    await db.query(numbering);
    await db.query(budget);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE grant_settlement, grant_cost, grant_report, change_request, grant_award, decision_number;
      DROP FUNCTION number_award, commit_award`);
  }
}

/** The number is drawn by the database and its row stays locked until commit: no gap, no duplicate, whoever inserts. */
const numbering = `
  CREATE FUNCTION number_award() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  BEGIN
    INSERT INTO decision_number (fy, last) VALUES (NEW.fy, 1)
      ON CONFLICT (fy) DO UPDATE SET last = decision_number.last + 1 RETURNING last INTO NEW.decision_no;
    RETURN NEW;
  END $$;
  CREATE TRIGGER grant_award_number BEFORE INSERT ON grant_award FOR EACH ROW EXECUTE FUNCTION number_award();`;

/** Σ decided ≤ budget: the programme's row carries the sum and its CHECK, and the row's lock makes racing decisions queue. */
const budget = `
  CREATE FUNCTION commit_award() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  DECLARE
    before integer := CASE WHEN TG_OP = 'INSERT' OR OLD.status = 'revoked' THEN 0 ELSE OLD.decided_yen END;
    after integer := CASE WHEN NEW.status = 'revoked' THEN 0 ELSE NEW.decided_yen END;
  BEGIN
    IF after <> before THEN
      UPDATE grant_program SET committed_yen = committed_yen + after - before WHERE id = NEW.program_id;
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER grant_award_budget AFTER INSERT OR UPDATE ON grant_award FOR EACH ROW EXECUTE FUNCTION commit_award();`;
