import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { allOrNone, ensureDatabase, freePort, prepareServiceSchema, startKafka, startPostgres, startRedis, startServer, startSpecIssuer, type Postgres, type Server, type SpecIssuer } from '@tomoni/backing-services';
import { FileKeyManagement } from '@tomoni/encryption';
import { Client } from 'pg';
import { checkout, inherited } from './config.js';
import type { Pair } from './row.js';

export const tenant = '123421';

/** A database with participation's schema as its migrations make it. */
export interface Database {
  readonly name: string;
  readonly adminUrl: string;
  readonly databaseUrl: string;
  readonly migrationUrl: string;
}

/** A program under test, a process of its own. */
export interface Program extends Server {
  readonly url: string;
}

/** Servers of a row's own, as they run in production: PostgreSQL with fsync on a real disk, whole settings otherwise. */
export class Servers {
  readonly #ends: (() => Promise<unknown>)[] = [];

  private constructor(
    private readonly folder: string,
    public postgres: Postgres,
    readonly kafkaBrokers: string,
    private readonly redisUrl: string,
    readonly issuer: SpecIssuer,
  ) {}

  static async start(settings: PostgresSettings = {}, preload?: string): Promise<Servers> {
    const folder = await mkdtemp(join(tmpdir(), 'tomoni-bench-'));
    await chmod(folder, 0o755); // PostgreSQL runs as another user where we are root
    const [postgres, kafka, redis, issuer] = await allOrNone([startDatabaseServer(join(folder, 'postgres'), settings, preload), startKafka(), startRedis(), startSpecIssuer()]);
    await FileKeyManagement.open(masterKey(folder), { create: true });
    const servers = new Servers(folder, postgres, kafka.brokers, redis.url, issuer);
    servers.onStop(() => rm(folder, { recursive: true, force: true }));
    for (const { stop } of [issuer, redis, kafka]) servers.onStop(stop);
    servers.onStop(() => servers.postgres.stop());
    return servers;
  }

  /** PostgreSQL loses its power and gets it back. */
  async cutPower(): Promise<void> {
    const { port, kill } = this.postgres;
    await kill();
    this.postgres = await startPostgres({ dir: join(this.folder, 'postgres'), port });
  }

  onStop(end: () => Promise<unknown>): void {
    this.#ends.push(end);
  }

  /** The last started first. */
  async stop(): Promise<void> {
    for (let end = this.#ends.pop(); end; end = this.#ends.pop()) await end();
  }

  async database(name: string): Promise<Database> {
    const adminUrl = await ensureDatabase(this.postgres.url, name);
    const database = { name, adminUrl, ...(await prepareServiceSchema(adminUrl, 'participation')) };
    await promisify(execFile)(process.execPath, [participation('migrate')], { env: { ...inherited(), ...this.#participation(database) } });
    return database;
  }

  /** The service as in production, in the given roles (TOMONI_ROLES). */
  participation(database: Database, roles: string, env: NodeJS.ProcessEnv = {}): Promise<Program> {
    return this.program(`participation-${database.name}`, participation('main'), { ...this.#participation(database), TOMONI_ROLES: roles, ...env });
  }

  /** Starts a program and waits until it answers /health/ready, or answers at all when it knows no such address. @param flags of Node */
  async program(name: string, script: string, env: NodeJS.ProcessEnv, flags: readonly string[] = []): Promise<Program> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = await startServer({
      name,
      folder: join(this.folder, 'run', name),
      logFile: join(this.folder, `${name}.log`),
      command: process.execPath,
      args: [...flags, script],
      env: { ...inherited(), ...env, PORT: String(port) },
      stopSignal: 'SIGTERM',
      readyWithinMs: 60_000,
      isReady: () => answers(`${url}/health/ready`),
    });
    this.onStop(server.stop);
    return { ...server, url };
  }

  /** What every service is told. @param prefix of its topics */
  surroundings(prefix: string): NodeJS.ProcessEnv {
    return { TENANT: tenant, KAFKA_BROKERS: this.kafkaBrokers, KAFKA_TOPIC_PREFIX: prefix, REDIS_URL: this.redisUrl, OIDC_ISSUER: this.issuer.issuer };
  }

  #participation(database: Database): NodeJS.ProcessEnv {
    return {
      ...this.surroundings(topicPrefix(database)),
      DATABASE_URL: database.databaseUrl,
      DATABASE_MIGRATION_URL: database.migrationUrl,
      OBJECT_STORE_URL: `file://${join(this.folder, 'objects')}`,
      MASTER_KEY_FILE: masterKey(this.folder),
    };
  }
}

/** Each database has topics of its own. */
export const topicPrefix = ({ name }: Database): string => `${name}.`;

/** Of PostgreSQL, that its start reads. */
export type PostgresSettings = Readonly<Record<string, string>>;

/** Starts the servers, lends them to a row, and stops whatever was started. @param preload a library that PostgreSQL loads before its own */
export async function* besideServers(work: (servers: Servers) => AsyncGenerator<Pair>, settings?: PostgresSettings, preload?: string): AsyncGenerator<Pair> {
  const servers = await Servers.start(settings, preload);
  try {
    yield* work(servers);
  } finally {
    await servers.stop();
  }
}

/** Lends one connection. */
export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A program of this package: `peers/poller`. */
export const ownProgram = (folder: string): string => join(import.meta.dirname, folder, 'main.js');

const masterKey = (folder: string): string => join(folder, 'master-key.json');
const participation = (program: 'main' | 'migrate'): string => join(checkout, 'apps/participation/dist', `${program}.js`);

async function startDatabaseServer(dir: string, settings: PostgresSettings, preload?: string): Promise<Postgres> {
  const first = await startPostgres({ dir });
  const { url, port } = first;
  if (Object.keys(settings).length === 0 && !preload) return first;
  await withClient(url, async (client) => {
    for (const [name, value] of Object.entries(settings)) await client.query(`ALTER SYSTEM SET ${name} = ${client.escapeLiteral(value)}`);
  });
  await first.stop();
  return startPostgres({ dir, port, ...(preload && { env: { LD_PRELOAD: preload } }) });
}

async function answers(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return status === 200 || status === 404;
  } catch {
    return false;
  }
}
