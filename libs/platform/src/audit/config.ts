import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseConfig } from '../config/read-config.js';

/** The database the audit tool reads: `AUDIT_DATABASE_URL`, else the one `npm start` runs. */
export function auditDatabaseUrl(): string {
  const { AUDIT_DATABASE_URL } = parseConfig({ AUDIT_DATABASE_URL: z.string().optional() }, process.env);
  if (AUDIT_DATABASE_URL) return AUDIT_DATABASE_URL;
  if (!existsSync('.tomoni/urls.json')) throw new Error('Set AUDIT_DATABASE_URL, or run this where `npm start` runs.');
  return z.object({ postgres: z.string() }).parse(JSON.parse(readFileSync('.tomoni/urls.json', 'utf8'))).postgres;
}
