import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTopicNews1764100301000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE news_item (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id uuid NOT NULL CONSTRAINT news_item_event UNIQUE, event_type text NOT NULL,
        topics text[] NOT NULL, areas text[] NOT NULL, messages jsonb NOT NULL, page text, told_at timestamptz NOT NULL);
      CREATE INDEX news_item_told ON news_item (told_at);
      CREATE TABLE news_turn (subscriber_id uuid PRIMARY KEY, round uuid NOT NULL, until timestamptz NOT NULL, last_seq bigint NOT NULL);
      CREATE INDEX news_turn_round ON news_turn (round);`);
    await db.query(`DO $$ BEGIN EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON news_item FROM %I', current_schema()); END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE news_turn, news_item');
  }
}
