import { readdirSync } from 'node:fs';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** What a service holds, told by table: how many rows, and the latest transaction that wrote one of them. Files count as a table. */
export type Stored = Readonly<Record<string, string>>;

const ofEveryService = /^(outbox|inbox|dead_letter|relay|events_audit|audit|idempotency)/;

/** Looks into a service's tables from outside, as the administrator. */
export class StoredRows {
  private constructor(
    private readonly client: Client,
    private readonly schema: string,
    private readonly tables: readonly string[],
    private readonly filesFolder: string,
  ) {}

  /** @param filesFolder where the service keeps files; it need not exist */
  static async open(databaseUrl: string, schema: string, filesFolder: string): Promise<StoredRows> {
    const client = new Client(databaseUrl);
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
      [schema],
    );
    return new StoredRows(client, schema, rows.map(({ name }) => name), filesFolder);
  }

  /**
   * Only what is committed shows: a row that was added or changed has a later `xmin`, one that is gone lowers the count. A
   * transaction that was rolled back leaves neither.
   */
  async now(): Promise<Stored> {
    const parts = this.tables.map((table) =>
      `SELECT ${escapeLiteral(table)} AS "table", count(*) || ' rows, last written by ' || coalesce(max(xmin::text::bigint), 0) AS holds FROM ${this.nameOf(table)}`);
    const { rows } = await this.client.query<{ table: string; holds: string }>(parts.join(' UNION ALL '));
    return { ...Object.fromEntries(rows.map(({ table, holds }) => [table, holds])), files: String(this.files().length) };
  }

  /** Ids of what there is, by table; the newest three of each. What every service has beside its own is left out. */
  async ids(): Promise<Record<string, string[]>> {
    const { rows: keys } = await this.client.query<{ table: string; column: string }>(
      `SELECT c.relname AS "table", a.attname AS "column" FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
       WHERE i.indisprimary AND i.indnkeyatts = 1 AND a.atttypid = 'uuid'::regtype AND c.relnamespace = $1::regnamespace ORDER BY 1`,
      [this.schema],
    );
    const found: Record<string, string[]> = {};
    for (const { table, column } of keys.filter((key) => this.tables.includes(key.table) && !ofEveryService.test(key.table))) {
      const key = escapeIdentifier(column);
      const { rows } = await this.client.query<{ id: string }>(`SELECT ${key} AS id FROM ${this.nameOf(table)} ORDER BY ${key} DESC LIMIT 3`);
      if (rows.length > 0) found[table] = rows.map(({ id }) => id);
    }
    return found;
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private nameOf(table: string): string {
    return `${escapeIdentifier(this.schema)}.${escapeIdentifier(table)}`;
  }

  /** Without their folders: an empty one is nobody's. */
  private files(): string[] {
    try {
      return readdirSync(this.filesFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
    } catch {
      return [];
    }
  }
}

/** Tables whose content is another than before. */
export const changed = (before: Stored, after: Stored): string[] => [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((table) => before[table] !== after[table]);
