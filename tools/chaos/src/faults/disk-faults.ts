import { execFile } from 'node:child_process';
import { chmod, chown, lchown, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Scene } from './fault.js';

const run = promisify(execFile);
const outboxMb = 64;

/** A small file system of its own, for the time of the work. */
async function withSmallDisk({ city }: Scene, megabytes: number, work: (disk: string) => Promise<void>): Promise<void> {
  const disk = city.home.path('small-disk', String(Date.now()));
  await mkdir(disk, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]);
  try {
    await chmod(disk, 0o755);
    await work(disk);
  } finally {
    await run('umount', ['-l', disk]);
  }
}

/** The outbox's rows of today there. */
const withOutbox = (scene: Scene, work: (disk: string) => Promise<void>) => withSmallDisk(scene, outboxMb, async (disk) => {
  const { database, postgresData } = scene.city;
  const folder = join(disk, 'tablespace');
  const { uid, gid } = await stat(postgresData);
  await mkdir(folder);
  await chown(folder, uid, gid);
  const [partition] = await database.query<{ name: string }>(`SELECT to_char(now() AT TIME ZONE 'UTC', '"participation.outbox_"YYYYMMDD') AS name`);
  await database.query(`CREATE TABLESPACE small_disk LOCATION '${folder}'`);
  await database.query(`ALTER TABLE ${partition?.name} SET TABLESPACE small_disk`);
  await work(disk);
  await database.query(`ALTER TABLE ${partition?.name} SET TABLESPACE pg_default`);
  // What was moved away is deleted with the next checkpoint.
  await database.query('CHECKPOINT');
  await database.query('DROP TABLESPACE small_disk');
});

/** A folder of a server there, which stands still while it is moved. */
async function withFolder(scene: Scene, folder: string, server: { stop(): Promise<void>; start(): Promise<void> }, work: (disk: string) => Promise<void>): Promise<void> {
  const { stdout } = await run('du', ['-sm', folder]);
  await withSmallDisk(scene, Number.parseInt(stdout, 10) + 128, async (disk) => {
    const { uid, gid } = await stat(folder);
    const moved = join(disk, 'folder');
    await server.stop();
    await run('cp', ['-a', '--sparse=always', folder, moved]);
    await rename(folder, `${folder}.before`);
    await symlink(moved, folder);
    await lchown(folder, uid, gid);
    await server.start();
    await work(disk);
    await server.stop();
    await rm(folder);
    await run('cp', ['-a', '--sparse=always', moved, folder]);
    await rm(`${folder}.before`, { recursive: true });
    await server.start();
  });
}

const largestMb = 1_024;

/** To the last byte. */
async function fill(disk: string): Promise<() => Promise<void>> {
  const ballast = join(disk, 'ballast');
  const isFull = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOSPC';
  await writeFile(ballast, Buffer.alloc(largestMb * 1_048_576)).catch((error: unknown) => (isFull(error) ? undefined : Promise.reject(error as Error)));
  return () => rm(ballast);
}

/** Small events find room now and then, where refused ones have left it; a large one shows whether the disk is full. It is never stored. */
async function hasNoRoom({ city }: Scene): Promise<boolean> {
  const failure: unknown = await city.database.query(`DO $$ BEGIN
    INSERT INTO participation.outbox (id, topic, key, type, payload, aggregate_version, occurred_at, tenant, visibility, data_class, fiscal_year, correlation_id, drill)
    SELECT uuidv7(), topic, key, type, (SELECT jsonb_agg(gen_random_uuid()) FROM generate_series(1, 10000)), 1, now(), tenant, visibility, data_class, fiscal_year, correlation_id, drill
    FROM participation.outbox LIMIT 1;
    RAISE 'there is room';
  END $$`).catch((error: unknown) => error);
  return (failure as { code?: string }).code === '53100';
}

const rows = async ({ city }: Scene): Promise<number> => Number((await city.database.query<{ count: string }>('SELECT count(*) FROM participation.outbox'))[0]?.count ?? 0);

const cannot = () => (process.platform === 'linux' && process.getuid?.() === 0 ? undefined : 'only root of a Linux machine may mount a small disk');

export const diskFaults: readonly Fault[] = [
  {
    name: 'postgres-disk-full',
    proves: 'The disk of the outbox is full for ten seconds: whoever writes is refused and nothing is half done, what is there is still told, and all goes on when there is room.',
    cannot,
    inject: (scene) => withOutbox(scene, async (disk) => {
      await sleep(2_000);
      const free = await fill(disk);
      await sleep(10_000);
      if (!(await hasNoRoom(scene))) scene.complain('the disk was not full');
      await free();
      await sleep(2_000);
    }),
  },
  {
    name: 'postgres-log-disk-full', cannot,
    proves: 'The disk of PostgreSQL’s log is full and it falls: what was acknowledged is in the log, and all goes on when there is room and it is started again.',
    inject: (scene) => withFolder(scene, join(scene.city.postgresData, 'pg_wal'), { stop: () => scene.city.stopPostgres(), start: () => scene.city.startPostgres() }, async (disk) => {
      const { city, complain } = scene;
      await sleep(2_000);
      // Between two checkpoints a log that has been busy finds room enough in the files it writes over.
      await city.database.query(`ALTER SYSTEM SET max_wal_size = '64GB'`);
      await city.database.query('SELECT pg_reload_conf()');
      const free = await fill(disk);
      // It falls, and comes back now and then, when the half segment it throws away leaves room enough for that.
      const hasFallen = async () => /PANIC: .*No space left on device/.test(await readFile(city.home.log('postgres'), 'utf8'));
      // Others write until no room is left in the files that are there.
      const end = performance.now() + 60_000;
      while (!(await hasFallen()) && performance.now() < end)
        await city.database.query(`SELECT pg_logical_emit_message(false, 'chaos', repeat('x', 1000000)) FROM generate_series(1, 16)`).catch(() => sleep(200));
      if (!(await hasFallen())) complain('PostgreSQL did not fall: its disk was not full');
      await sleep(3_000);
      await city.killPostgres();
      await free();
      await city.startPostgres();
      await city.database.query('ALTER SYSTEM RESET max_wal_size');
      await city.database.query('SELECT pg_reload_conf()');
      await sleep(2_000);
    }),
  },
  {
    name: 'broker-disk-full', cannot,
    proves: 'Kafka’s disk is full and it stops: citizens’ requests go on, and their events arrive in order when there is room and it is started again.',
    inject: (scene) => withFolder(scene, scene.city.kafkaData, { stop: () => scene.city.stopKafka(), start: () => scene.city.startKafka() }, async (disk) => {
      const { city, complain } = scene;
      await sleep(2_000);
      const free = await fill(disk);
      if (!(await Promise.race([city.kafkaExited().then(() => true), sleep(30_000, false)]))) complain('Kafka did not stop: its disk was not full');
      const before = await rows(scene);
      await sleep(5_000);
      if ((await rows(scene)) === before) complain('citizens could not write while Kafka stood still');
      await city.killKafka();
      await free();
      await city.startKafka();
      await sleep(2_000);
    }),
  },
];
