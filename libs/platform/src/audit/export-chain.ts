import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { z } from 'zod';
import { entryColumns, type AuditEntry, type Sealed } from './audit-entry.js';

const pageSize = 1_000;
type Row = AuditEntry & { readonly position: string; readonly hash: string; readonly gone: boolean };

/** A service's chain as the database holds it, from the first link, read in one snapshot. `url` is of any role that may read the service's schema. */
export async function* readChain(url: string, service: string): AsyncGenerator<Sealed> {
  const client = new Client({ connectionString: url, options: `-c search_path=${service.replaceAll('-', '_')}`, application_name: 'audit' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    for (let after = '0'; ;) {
      const { rows } = await client.query<Row>(
        `SELECT s.position::text, encode(s.hash, 'hex') AS hash, e.tx IS NULL AS gone, ${entryColumns}
         FROM audit_seal s LEFT JOIN audit_entry e ON e.tx = s.tx AND e.seq = s.seq WHERE s.position > $1 ORDER BY s.position LIMIT ${pageSize}`,
        [after],
      );
      for (const { position, hash, gone, ...entry } of rows) yield { position, entry: gone ? null : entry, hash };
      after = rows.at(-1)?.position ?? after;
      if (rows.length < pageSize) return;
    }
  } finally {
    await client.end();
  }
}

const text = z.string().nullable();
const line = z.strictObject({
  position: z.string().regex(/^\d{1,19}$/),
  entry: z.strictObject({
    tx: z.string(), seq: z.string(), at: z.string(), actor: z.string(), actorKind: z.string(), roles: z.array(z.string()), unit: text, purpose: text,
    action: z.string(), subjectType: z.string(), subjectId: text, fields: z.array(z.string()).nullable(), detail: text, correlationId: text,
  }).nullable(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export const exportLine = (link: Sealed): string => `${JSON.stringify(link)}\n`;

/** @throws Error that names the line which is no link of an export. */
export async function* readExport(file: string): AsyncGenerator<Sealed> {
  let number = 0;
  for await (const content of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    yield parseLine(content, number);
  }
}

function parseLine(content: string, number: number): Sealed {
  try {
    return line.parse(JSON.parse(content));
  } catch (cause) {
    throw new Error(`Line ${number} is not a link of an audit export`, { cause });
  }
}
