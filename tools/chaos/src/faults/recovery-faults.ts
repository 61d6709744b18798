import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../data-source.js';
import { baseBackup, completeArchive, openArchive, restore, standbyOf, writeStandby } from '../postgres-copies.js';
import type { Fault, Scene } from './fault.js';
import { dropSlot } from './relay-faults.js';

const slotState = async ({ city }: Scene): Promise<string | undefined> => {
  const [row] = await city.database.query<{ wal_status: string }>(`SELECT wal_status FROM pg_replication_slots WHERE slot_name LIKE '%participation%'`);
  return row?.wal_status;
};

/** Log of others, until PostgreSQL gives the slot up. */
async function outgrowSlot(scene: Scene): Promise<void> {
  const { city, complain } = scene;
  for (let times = 0; times < 40; times += 1) {
    await city.database.query(`SELECT pg_logical_emit_message(false, 'chaos', repeat('x', 1000000)) FROM generate_series(1, 16)`);
    await city.database.query('SELECT pg_switch_wal()');
    await city.database.query('CHECKPOINT');
    if ((await slotState(scene)) === 'lost') return;
  }
  complain('the slot was not invalidated');
}

/** The primary dies, the standby is promoted, and all go on there. @param copiesSlots whether it has the relay's slot */
async function failOver({ city, random, complain }: Scene, copiesSlots: boolean): Promise<void> {
  const folder = city.home.path('data', `postgres-standby-${Date.now()}`);
  await city.database.query(`SELECT pg_create_physical_replication_slot('standby', true)`);
  await baseBackup(city, `${folder}/data`);
  await writeStandby(`${folder}/data`);
  const standby = await city.startStandby(folder, standbyOf(city.postgresUrl, copiesSlots));
  // No write is acknowledged, and no event told, before the standby has it.
  for (const setting of [`synchronous_standby_names = 'standby'`, `synchronized_standby_slots = 'standby'`]) await city.database.query(`ALTER SYSTEM SET ${setting}`);
  await city.database.query('SELECT pg_reload_conf()');
  const until = async (condition: () => Promise<boolean>): Promise<boolean> => {
    for (let times = 0; times < 160 && !(await condition()); times += 1) await sleep(250);
    return condition();
  };
  const follows = async () => (await city.database.query<{ sync_state: string }>(`SELECT sync_state FROM pg_stat_replication WHERE application_name = 'standby'`))[0]?.sync_state === 'sync';
  if (!(await until(follows))) complain('the standby did not follow');
  // Not at once: the copy stays temporary until the slot has moved past where the copy began, which may take a minute unless hurried.
  const hasSlot = async () => {
    await city.database.query('SELECT pg_log_standby_snapshot()');
    return (await new Database(standby.url).query(`SELECT FROM pg_replication_slots WHERE slot_name LIKE '%participation%' AND synced AND NOT temporary`)).length > 0;
  };
  if (copiesSlots && !(await until(hasSlot))) complain('the standby had not copied the slot');
  await sleep(random.between(4_000, 7_000));
  await city.killPostgres();
  city.adoptPostgres(standby, folder);
  await city.database.query('SELECT pg_promote(true, 60)');
  if (copiesSlots && (await city.database.query(`SELECT FROM pg_replication_slots WHERE slot_name LIKE '%participation%' AND synced`)).length === 0) complain('the standby lost the slot when it was promoted');
  await city.database.query('SELECT pg_reload_conf()');
}

export const recoveryFaults: readonly Fault[] = [
  {
    name: 'postgres-restarted-catching-up',
    proves: 'The slot is gone, the relay catches up on everything that is retained, and PostgreSQL restarts in the middle: it catches up again, without a gap.',
    inject: async (scene) => {
      const { city, random } = scene;
      await city.processes.stop('relay');
      await dropSlot(scene);
      // As after a restore elsewhere: the position is not believed, and all of the table is sent again.
      await city.database.query('UPDATE participation.relay_position SET catching_up = true, snapshot = NULL');
      const starting = city.processes.start('relay');
      await sleep(random.between(1_500, 4_000));
      await city.restartPostgres();
      await starting;
    },
  },
  {
    name: 'slot-invalidated',
    proves: 'The relay is away until the slot outgrows `max_slot_wal_keep_size` and PostgreSQL gives it up: the relay makes a new one and catches up from the table.',
    inject: async (scene) => {
      const { city } = scene;
      await city.restartPostgres({ max_slot_wal_keep_size: '32MB' });
      await city.processes.stop('relay');
      await sleep(2_000);
      await outgrowSlot(scene);
      await city.processes.start('relay');
      await sleep(2_000);
      await city.restartPostgres();
    },
  },
  {
    name: 'restored-from-backup',
    proves: 'PostgreSQL’s disk is lost; it is restored from a base backup and its archived log to the last commit. The slot is not in a backup: the relay catches up from the table, and nothing acknowledged is missing.',
    inject: async ({ city }) => {
      const archive = city.home.path('archive', String(Date.now()));
      await city.restartPostgres(await openArchive(archive));
      const backup = city.home.path('backup', String(Date.now()));
      await baseBackup(city, backup);
      await sleep(4_000);
      await city.killPostgres();
      await completeArchive(city.postgresData, archive);
      await restore(backup, city.postgresData);
      await city.startPostgres({ restore_command: `cp ${archive}/%f %p` });
      while ((await city.database.query<{ still: boolean }>('SELECT pg_is_in_recovery() AS still'))[0]?.still) await sleep(200);
    },
  },
  {
    name: 'failover-with-slot',
    proves: 'The primary dies and a standby that copies slots is promoted: what was acknowledged is there, nothing was told before the standby had it, and the relay goes on from its slot.',
    inject: (scene) => failOver(scene, true),
  },
  {
    name: 'failover-without-slot',
    proves: 'The same with a standby that copies no slots: the relay makes a new one and catches up from the table.',
    inject: (scene) => failOver(scene, false),
  },
];
