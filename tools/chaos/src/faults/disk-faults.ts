import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Scene } from './fault.js';

const run = promisify(execFile);
const diskMb = 64;

/** The outbox's rows of today on a small file system of their own, for the time of the work. */
async function onSmallDisk({ city }: Scene, work: (disk: string) => Promise<void>): Promise<void> {
  const { database } = city;
  const disk = city.home.path('small-disk', String(Date.now()));
  await mkdir(disk, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', `size=${diskMb}m`, 'tmpfs', disk]);
  try {
    const folder = join(disk, 'tablespace');
    const { uid, gid } = await stat(city.postgresData);
    await mkdir(folder);
    await chmod(disk, 0o755);
    await chown(folder, uid, gid);
    const [partition] = await database.query<{ name: string }>(`SELECT to_char(now() AT TIME ZONE 'UTC', '"participation.outbox_"YYYYMMDD') AS name`);
    await database.query(`CREATE TABLESPACE small_disk LOCATION '${folder}'`);
    await database.query(`ALTER TABLE ${partition?.name} SET TABLESPACE small_disk`);
    await work(disk);
    await database.query(`ALTER TABLE ${partition?.name} SET TABLESPACE pg_default`);
    // What was moved away is deleted with the next checkpoint.
    await database.query('CHECKPOINT');
    await database.query('DROP TABLESPACE small_disk');
  } finally {
    await run('umount', ['-l', disk]);
  }
}

/** To the last byte. */
async function fill(disk: string): Promise<() => Promise<void>> {
  const ballast = join(disk, 'ballast');
  const isFull = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOSPC';
  await writeFile(ballast, Buffer.alloc(diskMb * 1_048_576)).catch((error: unknown) => (isFull(error) ? undefined : Promise.reject(error as Error)));
  return () => rm(ballast);
}

const rows = async ({ city }: Scene): Promise<number> => Number((await city.database.query<{ count: string }>('SELECT count(*) FROM participation.outbox'))[0]?.count ?? 0);

export const diskFaults: readonly Fault[] = [
  {
    name: 'postgres-disk-full',
    proves: 'The disk of the outbox is full for ten seconds: whoever writes is refused and nothing is half done, what is there is still told, and all goes on when there is room.',
    cannot: () => (process.platform === 'linux' && process.getuid?.() === 0 ? undefined : 'only root of a Linux machine may mount a small disk'),
    inject: (scene) => onSmallDisk(scene, async (disk) => {
      await sleep(2_000);
      const free = await fill(disk);
      await sleep(4_000); // what room its last pages still have
      const before = await rows(scene);
      await sleep(6_000);
      if ((await rows(scene)) !== before) scene.complain('events were still stored: the disk was not full');
      await free();
      await sleep(2_000);
    }),
  },
];
