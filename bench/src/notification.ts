import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureDatabase, prepareServiceSchema } from '@tomoni/backing-services';
import { FileKeyManagement } from '@tomoni/encryption';
import { checkout, inherited } from './config.js';
import type { Servers } from './servers.js';

/** Where notification's built files lie. */
export const notificationFolder = join(checkout, 'apps/notification/dist');
export const notificationMain = join(notificationFolder, 'main.js');

/** A migrated database of notification, and what its processes are told. */
export interface NotificationDatabase {
  readonly adminUrl: string;
  readonly folder: string;
  readonly keyFile: string;
  readonly env: NodeJS.ProcessEnv;
}

export async function notificationDatabase(servers: Servers, name = 'notification'): Promise<NotificationDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'tomoni-bench-notification-'));
  servers.onStop(() => rm(folder, { recursive: true, force: true }));
  const keyFile = join(folder, 'master-key.json');
  await FileKeyManagement.open(keyFile, { create: true });
  const adminUrl = await ensureDatabase(servers.postgres.url, name);
  const { databaseUrl, migrationUrl } = await prepareServiceSchema(adminUrl, 'notification');
  const nowhere = 'http://127.0.0.1:9';
  const env = {
    ...servers.surroundings(`${name}.`), DATABASE_URL: databaseUrl, DATABASE_MIGRATION_URL: migrationUrl, MASTER_KEY_FILE: keyFile, SMTP_URL: 'smtp://127.0.0.1:9', PARTICIPATION_URL: nowhere,
    OBJECT_STORE_URL: `file://${join(folder, 'objects')}`, ALERT_FOLDER: join(folder, 'alerts'),
  };
  await promisify(execFile)(process.execPath, [join(notificationFolder, 'migrate.js')], { env: { ...inherited(), ...env } });
  return { adminUrl, folder, keyFile, env };
}
