import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCitySetting1763900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE city_setting (
        key text NOT NULL,
        effective_from date NOT NULL,
        value jsonb NOT NULL,
        basis text NOT NULL,
        PRIMARY KEY (key, effective_from));

      -- A setting that once applied stays on record: a change is a new row with its own first day.
      REVOKE UPDATE, DELETE ON city_setting FROM participation;

      INSERT INTO city_setting (key, effective_from, value, basis) VALUES
        ('grant.advance-rate-bp',     '1947-04-01', '8000', '初期値: 概算払は交付決定額の10分の8まで'),
        ('grant.minor-change-bp',     '1947-04-01', '2000', '初期値: 経費の20%以内の減額は軽微な変更'),
        ('grant.rounding-unit-yen',   '1947-04-01', '1000', '初期値: 1,000円未満の端数は切り捨てる'),
        ('grant.report-period',       '1947-04-01', '{"amount":30,"unit":"calendar-day","start":"next-day","endShift":"none","suspendWhile":[]}', '初期値: 実績報告は事業完了後30日以内'),
        ('grant.correction-period',   '1947-04-01', '{"amount":14,"unit":"calendar-day","start":"next-day","endShift":"next-open","suspendWhile":[]}', '初期値: 補正は14日以内'),
        ('grant.form-check-period',   '1947-04-01', '{"amount":30,"unit":"calendar-day","start":"next-day","endShift":"none","suspendWhile":["correction"]}', '初期値: 形式審査の標準処理期間は30日（補正の日数を除く）'),
        ('grant.refund-period',       '1947-04-01', '{"amount":20,"unit":"calendar-day","start":"next-day","endShift":"next-open","suspendWhile":[]}', '初期値: 返還は20日以内'),
        ('grant.retention-years',     '1947-04-01', '5',    '初期値: 文書の保存期間は5年'),
        ('grant.panel-quorum',        '1947-04-01', '3',    '初期値: 審査会の定足数'),
        ('grant.awards-per-group',    '1947-04-01', '3',    '初期値: 同一団体への交付は通算3回まで'),
        ('grant.blind-group-name',    '1947-04-01', 'true', '初期値: 採点の封印まで団体名を伏せる')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE city_setting');
  }
}
