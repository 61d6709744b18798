import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateGrantDesignation1764200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE grant_program ADD designation jsonb,
        ADD CONSTRAINT grant_program_designation CHECK ((designation IS NULL) = (selection = 'panel'));
      GRANT INSERT (designation) ON grant_program TO participation;
      ALTER TABLE grant_application ADD selection text NOT NULL DEFAULT 'panel', ADD designation_closes_on date;

      CREATE TABLE grant_designation (
        program_id uuid NOT NULL,
        voter_index text NOT NULL,
        picks uuid[] NOT NULL,
        designated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (program_id, voter_index),
        CONSTRAINT grant_designation_program FOREIGN KEY (program_id) REFERENCES grant_program (id));
      CREATE TABLE grant_designation_count (
        program_id uuid PRIMARY KEY,
        voters integer NOT NULL,
        lines jsonb NOT NULL,
        counted_at timestamptz NOT NULL,
        CONSTRAINT grant_designation_count_program FOREIGN KEY (program_id) REFERENCES grant_program (id));
      -- What was counted stays as it was counted.
      REVOKE UPDATE, DELETE ON grant_designation_count FROM participation;
      REVOKE DELETE ON grant_designation FROM participation;

      -- After the count nobody's choice moves, whatever the service believes.
      CREATE FUNCTION refuse_late_designation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM grant_designation_count WHERE program_id = NEW.program_id) THEN
          RAISE EXCEPTION 'the designations of this programme are counted' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_designation_counted';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER grant_designation_before_count BEFORE INSERT OR UPDATE ON grant_designation FOR EACH ROW EXECUTE FUNCTION refuse_late_designation()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE grant_designation_count, grant_designation;
      DROP FUNCTION refuse_late_designation;
      ALTER TABLE grant_application DROP selection, DROP designation_closes_on;
      ALTER TABLE grant_program DROP designation`);
  }
}
