import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DispatchAbout1764100802000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE dispatch ADD about uuid[];
      UPDATE dispatch SET about = ARRAY[source_id];
      ALTER TABLE dispatch ALTER about SET NOT NULL;
      CREATE INDEX dispatch_about ON dispatch USING gin (about);
      ALTER TABLE news_item ADD about uuid;
      UPDATE news_item SET about = event_id;
      ALTER TABLE news_item ALTER about SET NOT NULL;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE dispatch DROP about; ALTER TABLE news_item DROP about');
  }
}
