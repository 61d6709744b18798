import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAnnouncement1764100600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      INSERT INTO city_setting (key, effective_from, value, basis) VALUES
        ('notification.required-variants', '1947-04-01', '{"always":["ja"],"byCategory":{}}', '初期値: 日本語は必須。分野ごとに必要な言語を加える'),
        ('notification.review-months',     '1947-04-01', '12', '初期値: 公開ページの担当課は年に一度、内容を確認する');

      CREATE TABLE announcement (
        id uuid PRIMARY KEY, dept_code text NOT NULL, status text NOT NULL,
        category text NOT NULL, areas text[] NOT NULL, variants jsonb NOT NULL,
        valid_from date NOT NULL, valid_to date, embargo_until timestamptz, successor_id uuid, channels text[] NOT NULL,
        writers text[] NOT NULL, approved_by text, publication_approved_by text, publish_at timestamptz,
        edition int NOT NULL DEFAULT 0, public_to date, revised boolean NOT NULL DEFAULT true, note text, review_due_on date,
        source_type text, source_event_id uuid, version int NOT NULL DEFAULT 1, created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT announcement_source UNIQUE (source_event_id));
      CREATE INDEX announcement_by_dept ON announcement (dept_code, created_at, id);
      CREATE INDEX announcement_newest ON announcement (created_at, id);
      CREATE INDEX announcement_due ON announcement (publish_at) WHERE status = 'scheduled';
      CREATE INDEX announcement_ending ON announcement (public_to) WHERE status IN ('published', 'corrected') AND public_to IS NOT NULL;

      CREATE TABLE announcement_edition (
        id uuid PRIMARY KEY, announcement_id uuid NOT NULL, edition int NOT NULL, dept_code text NOT NULL,
        category text NOT NULL, areas text[] NOT NULL, variants jsonb NOT NULL, attachments jsonb NOT NULL, channels text[] NOT NULL,
        valid_from date NOT NULL, valid_to date, note text, first_published_at timestamptz NOT NULL, published_at timestamptz NOT NULL,
        CONSTRAINT announcement_edition_number UNIQUE (announcement_id, edition),
        CONSTRAINT announcement_edition_of FOREIGN KEY (announcement_id) REFERENCES announcement (id));
      CREATE INDEX announcement_edition_newest ON announcement_edition (published_at, id);

      CREATE TABLE announcement_attachment (
        id uuid PRIMARY KEY, announcement_id uuid NOT NULL, key text NOT NULL, name text NOT NULL, type text NOT NULL, bytes integer NOT NULL, sha256 text NOT NULL,
        scan text NOT NULL, alt text NOT NULL, tagged boolean, html_twin text, uploaded_at timestamptz NOT NULL, removed_at timestamptz,
        CONSTRAINT announcement_attachment_of FOREIGN KEY (announcement_id) REFERENCES announcement (id));
      CREATE INDEX announcement_attachment_by_announcement ON announcement_attachment (announcement_id, id);

      CREATE TABLE barrier_report (
        id uuid PRIMARY KEY, announcement_id uuid NOT NULL, edition int NOT NULL, lang text NOT NULL, barrier text NOT NULL, dept_code text NOT NULL,
        done_at timestamptz, version int NOT NULL DEFAULT 1, created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT barrier_report_about FOREIGN KEY (announcement_id) REFERENCES announcement (id));
      CREATE INDEX barrier_report_newest ON barrier_report (created_at, id);

      CREATE TABLE pr_issue (
        id uuid PRIMARY KEY, no int NOT NULL, date date NOT NULL, title text NOT NULL, articles jsonb NOT NULL, status text NOT NULL,
        writers text[] NOT NULL, approved_by text, released_at timestamptz, version int NOT NULL DEFAULT 1, created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pr_issue_no UNIQUE (no));
      CREATE INDEX pr_issue_newest ON pr_issue (date, id);
      CREATE TABLE pr_issue_file (
        id uuid PRIMARY KEY, issue_id uuid NOT NULL, medium text NOT NULL, title text NOT NULL, key text NOT NULL, name text NOT NULL, type text NOT NULL, bytes integer NOT NULL,
        sha256 text NOT NULL, scan text NOT NULL, tagged boolean, uploaded_at timestamptz NOT NULL,
        CONSTRAINT pr_issue_file_of FOREIGN KEY (issue_id) REFERENCES pr_issue (id));
      CREATE INDEX pr_issue_file_by_issue ON pr_issue_file (issue_id, id);`);
    // What was public stays as it was: no later version of the service can rewrite it either.
    await db.query(`DO $$ BEGIN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON announcement_edition FROM %I', current_schema());
      EXECUTE format('REVOKE DELETE, TRUNCATE ON announcement, announcement_attachment, barrier_report, pr_issue FROM %I', current_schema()); END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE pr_issue_file, pr_issue, barrier_report, announcement_attachment, announcement_edition, announcement;
      DELETE FROM city_setting WHERE key IN ('notification.required-variants', 'notification.review-months')`);
  }
}
