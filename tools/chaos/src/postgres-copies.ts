import { execFile } from 'node:child_process';
import { chmod, chown, copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { City } from './city.js';

/** Of a running server only what a restart on the copy needs, as PostgreSQL's own protocol for copies says; the package holds no pg_basebackup. */
export async function baseBackup({ database, postgresData }: City, to: string): Promise<void> {
  await mkdir(join(to, '..'), { recursive: true });
  await database.with(async (client) => {
    await client.query(`SELECT pg_backup_start('chaos', true)`);
    await copy(postgresData, to);
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    await writeAs(join(to, 'backup_label'), rows[0]?.labelfile ?? '', to);
  });
  for (const folder of ['pg_wal', 'pg_replslot']) {
    for (const name of await readdir(join(to, folder))) if (name !== 'archive_status') await rm(join(to, folder, name), { recursive: true });
  }
  for (const name of ['postmaster.pid', 'postmaster.opts']) await rm(join(to, name), { force: true });
}

/** The copy follows the server it was taken from. */
export const writeStandby = (data: string): Promise<void> => writeAs(join(data, 'standby.signal'), '', data);

/** @param primaryUrl of its superuser */
export function standbyOf(primaryUrl: string, copiesSlots: boolean): Record<string, string> {
  const { hostname, port, username, password } = new URL(primaryUrl);
  return {
    primary_conninfo: `host=${hostname} port=${port} user=${username} password=${password} dbname=postgres application_name=standby`,
    primary_slot_name: 'standby', hot_standby_feedback: 'on', wal_receiver_status_interval: '1s', ...(copiesSlots && { sync_replication_slots: 'on' }),
  };
}

/** A folder PostgreSQL may write the segments of its log to, whoever it runs as. @returns the settings for it */
export async function openArchive(archive: string): Promise<Record<string, string>> {
  await mkdir(archive, { recursive: true });
  await chmod(archive, 0o777);
  return { archive_mode: 'on', archive_command: `cp %p ${archive}/%f` };
}

/** What was not archived when the server died, as a receiver of its log on another machine would have it. */
export async function completeArchive(data: string, archive: string): Promise<void> {
  for (const name of await readdir(join(data, 'pg_wal'))) {
    if (!/^[0-9A-F]{24}$/.test(name)) continue;
    await copyFile(join(data, 'pg_wal', name), join(archive, name));
    await chmod(join(archive, name), 0o644);
  }
}

/** The backup in the place of the lost data, to be brought forward by the archive. */
export async function restore(backup: string, data: string): Promise<void> {
  await rm(data, { recursive: true, force: true });
  await copy(backup, data);
  await writeAs(join(data, 'recovery.signal'), '', data);
}

/** Owners and modes too. Files may go while it runs: whoever copies a running server must not mind. */
async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]).catch((error: unknown) => {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    if (said.split('\n').some((line) => line !== '' && !/No such file or directory|file changed/.test(line))) throw new Error(said, { cause: error });
  });
}

async function writeAs(file: string, text: string, ownerOf: string): Promise<void> {
  const { uid, gid } = await stat(ownerOf);
  await writeFile(file, text, { mode: 0o600 });
  await chown(file, uid, gid);
}
