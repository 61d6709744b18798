import type { Client } from 'pg';
import { CannotBeDone } from '../errors.js';

/** Of the inbox, the rebuild has its own: the same code keeps it from handling an event twice. */
const ownTables = ['inbox', 'inbox_key', 'dead_letter'];

const shadowName = `left(current_schema(), 56) || '_rebuild'`;
const replacedName = `left(current_schema(), 55) || '_replaced'`;

/** What would be lost or left behind when another table takes this one's place. */
const obstacles = `
  SELECT name || ': ' || why AS text FROM unnest($1::text[]) AS wanted (name)
  LEFT JOIN pg_class AS c ON c.relname = name AND c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r',
  LATERAL (
    SELECT 'there is no such table' AS why WHERE c.oid IS NULL
    UNION ALL SELECT 'it has the foreign key ' || conname FROM pg_constraint WHERE contype = 'f' AND c.oid IN (conrelid, confrelid)
    UNION ALL SELECT 'it has the trigger ' || tgname FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal
    UNION ALL SELECT DISTINCT 'the view ' || ev_class::regclass || ' reads it' FROM pg_depend JOIN pg_rewrite AS r ON r.oid = objid
      WHERE classid = 'pg_rewrite'::regclass AND refobjid = c.oid AND ev_class <> c.oid
    UNION ALL SELECT 'it owns the sequence ' || s.relname || ', where an identity column would do' FROM pg_depend JOIN pg_class AS s ON s.oid = objid
      WHERE classid = 'pg_class'::regclass AND refobjid = c.oid AND deptype = 'a' AND s.relkind = 'S') AS found
  ORDER BY 1`;

// Indexes keep their names, so that a later migration finds them: copied with the table they would get others.
const copies = `
  WITH place AS (SELECT current_schema() AS live, ${shadowName} AS shadow),
  copied AS (SELECT c.oid, c.relname, c.reloptions, c.relacl, c.relowner FROM pg_class AS c, place
             WHERE c.relnamespace = live::regnamespace AND c.relname = ANY ($1 || $2::text[]) AND c.relkind = 'r')
  SELECT text FROM place, LATERAL (
    SELECT 1 AS step, format('CREATE TABLE %I.%I (LIKE %I.%I INCLUDING ALL EXCLUDING INDEXES)', shadow, relname, live, relname) AS text FROM copied
    UNION ALL SELECT 2, format('ALTER TABLE %I.%I SET (%s)', shadow, relname, array_to_string(reloptions, ', ')) FROM copied WHERE reloptions IS NOT NULL
    UNION ALL SELECT 2, format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', shadow, relname, conname, pg_get_constraintdef(x.oid))
      FROM copied JOIN pg_constraint AS x ON conrelid = copied.oid WHERE contype IN ('p', 'u', 'x')
    UNION ALL SELECT 2, replace(pg_get_indexdef(indexrelid), format(' ON %I.%I ', live, relname), format(' ON %I.%I ', shadow, relname))
      FROM copied JOIN pg_index ON indrelid = copied.oid WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
    UNION ALL SELECT 2, format('GRANT %s ON %I.%I TO %s', privilege_type, shadow, relname, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(grantee::regrole::text) END)
      FROM copied, aclexplode(relacl) WHERE grantee <> relowner
    UNION ALL SELECT 3, format('GRANT USAGE ON SCHEMA %I TO %I', shadow, live) WHERE live IN (SELECT rolname FROM pg_roles)
    -- Everything else can be read and not written: what a handler does beside its projection fails rather than happens again.
    UNION ALL SELECT 3, format('CREATE VIEW %I.%I AS SELECT * FROM %I.%I', shadow, c.relname, live, c.relname)
      || CASE WHEN live IN (SELECT rolname FROM pg_roles) AND has_table_privilege(live, c.oid, 'SELECT') THEN format('; GRANT SELECT ON %I.%I TO %I', shadow, c.relname, live) ELSE '' END
      FROM pg_class AS c WHERE c.relnamespace = live::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND c.oid NOT IN (SELECT oid FROM copied)) AS statement
  ORDER BY step`;

async function run(sql: Client, statements: string, values: unknown[] = []): Promise<void> {
  const { rows } = await sql.query<{ text: string }>(statements, values);
  for (const { text } of rows) await sql.query(text);
}

/**
 * Makes empty tables beside the live ones, in a schema of their own, and lets everything else of the service be read there.
 * @param sql the schema owner's. @returns the schema's name. @throws {CannotBeDone} when a table cannot be replaced
 */
export async function makeShadow(sql: Client, tables: readonly string[]): Promise<string> {
  await dropShadow(sql);
  const { rows: standing } = await sql.query<{ text: string }>(obstacles, [tables]);
  if (standing.length > 0) throw new CannotBeDone(`It cannot be replaced: ${standing.map(({ text }) => text).join('; ')}.`);
  await run(sql, `SELECT format('CREATE SCHEMA %I', ${shadowName}) AS text`);
  await run(sql, copies, [tables, ownTables]);
  const { rows } = await sql.query<{ name: string }>(`SELECT ${shadowName} AS name`);
  return rows[0]?.name ?? '';
}

export async function dropShadow(sql: Client): Promise<void> {
  await run(sql, `SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', name) AS text FROM unnest(ARRAY[${shadowName}, ${replacedName}]) AS name`);
}

/** So that the first reader after the swap gets a good plan. */
export async function analyzeShadow(sql: Client, tables: readonly string[]): Promise<void> {
  await run(sql, `SELECT format('ANALYZE %I.%I', ${shadowName}, name) AS text FROM unnest($1::text[]) AS name`, [tables]);
}

/** Within the open transaction: from here to its end the service handles no event, and nobody reads the projection. @throws when others hold the tables too long */
export async function lockLive(sql: Client, tables: readonly string[]): Promise<void> {
  await sql.query('LOCK TABLE inbox_key IN EXCLUSIVE MODE');
  await run(sql, `SELECT 'LOCK TABLE ' || string_agg(quote_ident(name), ', ' ORDER BY name) || ' IN ACCESS EXCLUSIVE MODE' AS text FROM unnest($1::text[]) AS name`, [tables]);
}

/** Within the transaction that holds the locks: the new tables take the place of the old, which go. */
export async function swap(sql: Client, tables: readonly string[]): Promise<void> {
  await run(sql, `SELECT format('CREATE SCHEMA %I', ${replacedName}) AS text`);
  await run(sql, `
    SELECT format('ALTER TABLE %I.%I SET SCHEMA %I', current_schema(), name, ${replacedName}) AS text FROM unnest($1::text[]) AS name
    UNION ALL SELECT format('ALTER TABLE %I.%I SET SCHEMA %I', ${shadowName}, name, current_schema()) FROM unnest($1::text[]) AS name`, [tables]);
  await dropShadow(sql);
}
