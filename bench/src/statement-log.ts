import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Postgres } from '@tomoni/backing-services';
import { withClient } from './servers.js';

/** Every statement that PostgreSQL got in a database while `work` ran, in order, without values; `prepared` stands before what was prepared. */
export async function statementsDuring(postgres: Postgres, database: string, work: () => Promise<unknown>): Promise<string[]> {
  const set = (...settings: string[]) =>
    withClient(postgres.url, async (client) => {
      for (const setting of settings) await client.query(`ALTER SYSTEM ${setting}`);
      await client.query('SELECT pg_reload_conf()');
      await sleep(500); // sessions read it before their next statement, once the server has told them
    });
  await set(`SET log_line_prefix = '%d|'`, `SET log_statement = 'all'`);
  const before = (await readFile(postgres.logFile, 'utf8')).length;
  try {
    await work();
    await sleep(500);
  } finally {
    await set('RESET log_statement', 'RESET log_line_prefix');
  }
  return parse((await readFile(postgres.logFile, 'utf8')).slice(before), database);
}

/** A statement of several lines goes on with tabs. */
function parse(log: string, database: string): string[] {
  const found = [...log.matchAll(/^(\w+)\|LOG:  (?:statement|execute ([^:]+)): (.*(?:\n\t.*)*)/gm)];
  return found.filter(([, of]) => of === database).map(([, , name = '<unnamed>', sql = '']) => `${name === '<unnamed>' ? '' : 'prepared '}${sql.replace(/\s+/g, ' ').trim()}`);
}
