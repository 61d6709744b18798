import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateGrantReview1763900002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE reviewer (
        id uuid PRIMARY KEY,
        person_ref text NOT NULL,
        sealed_name text NOT NULL,
        registered_at timestamptz NOT NULL,
        CONSTRAINT reviewer_person UNIQUE (person_ref));

      CREATE TABLE panel_seat (
        program_id uuid NOT NULL,
        reviewer_id uuid NOT NULL,
        seated_at timestamptz NOT NULL,
        PRIMARY KEY (program_id, reviewer_id),
        CONSTRAINT panel_seat_program FOREIGN KEY (program_id) REFERENCES grant_program (id),
        CONSTRAINT panel_seat_reviewer FOREIGN KEY (reviewer_id) REFERENCES reviewer (id));

      CREATE TABLE grant_review (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL,
        reviewer_id uuid NOT NULL,
        coi text NOT NULL,
        coi_reason text,
        scores jsonb NOT NULL,
        sealed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT grant_review_once UNIQUE (application_id, reviewer_id),
        CONSTRAINT grant_review_coi CHECK (coi IN ('undeclared', 'none', 'declared', 'found', 'recused')),
        CONSTRAINT grant_review_application FOREIGN KEY (application_id) REFERENCES grant_application (id),
        CONSTRAINT grant_review_reviewer FOREIGN KEY (reviewer_id) REFERENCES reviewer (id));
      CREATE INDEX grant_review_by_reviewer ON grant_review (reviewer_id, id);
      REVOKE DELETE ON grant_review FROM participation;`);
    await db.query(sealing);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE grant_review, panel_seat, reviewer; DROP FUNCTION refuse_review_change');
  }
}

/**
 * The service is not trusted with what the panel decided: no statement of its role changes a sealed score,
 * unseals it, brings one in from outside, or gives a conflicted reviewer a say again.
 */
const sealing = `
  CREATE FUNCTION refuse_review_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF NEW.sealed_at IS NOT NULL THEN
        RAISE EXCEPTION 'a review is not born sealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_review_born_open';
      END IF;
      RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
      IF OLD.sealed_at IS NOT NULL THEN
        RAISE EXCEPTION 'a sealed score is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_review_sealed_is_final';
      END IF;
      RETURN OLD;
    END IF;
    IF OLD.sealed_at IS NOT NULL AND (NEW.id, NEW.application_id, NEW.reviewer_id, NEW.scores, NEW.sealed_at)
        IS DISTINCT FROM (OLD.id, OLD.application_id, OLD.reviewer_id, OLD.scores, OLD.sealed_at) THEN
      RAISE EXCEPTION 'a sealed score does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_review_sealed_is_final';
    END IF;
    IF OLD.coi IN ('declared', 'found', 'recused') AND (NEW.coi, NEW.scores, NEW.sealed_at)
        IS DISTINCT FROM (OLD.coi, OLD.scores, OLD.sealed_at) THEN
      RAISE EXCEPTION 'a conflicted reviewer stays cut off' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_review_recusal_is_final';
    END IF;
    IF NEW.sealed_at IS NOT NULL AND OLD.sealed_at IS NULL AND NEW.coi <> 'none' THEN
      RAISE EXCEPTION 'only a reviewer without a conflict seals' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_review_sealed_without_conflict';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER grant_review_final BEFORE INSERT OR UPDATE OR DELETE ON grant_review
    FOR EACH ROW EXECUTE FUNCTION refuse_review_change();`;
