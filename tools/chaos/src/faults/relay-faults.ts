import { setTimeout as sleep } from 'node:timers/promises';
import { isProduce } from '../wire-messages.js';
import type { Fault, Scene } from './fault.js';

/** Killed with a request for the broker in its hand: before it leaves, or when the broker has written it and answers. */
async function killAtSend({ city, random }: Scene, moment: 'before' | 'after'): Promise<void> {
  const passing = random.below(30);
  let seen = 0;
  let sending: object | undefined;
  const wire = city.toKafka('relay');
  const killed = Promise.withResolvers<void>();
  const kill = () => {
    wire.watch(undefined);
    city.processes.killNow('relay');
    killed.resolve();
    return 'drop' as const;
  };
  wire.watch((direction, chunk, link) => {
    if (direction === 'down') return link === sending ? kill() : undefined;
    if (sending || !isProduce(direction, chunk) || seen++ < passing) return undefined;
    if (moment === 'before') return kill();
    sending = link;
    return undefined;
  });
  await Promise.race([killed.promise, sleep(20_000)]);
  wire.watch(undefined);
  await city.processes.restart('relay');
}

/** The slot goes while the relay holds it: whoever reads it is sent away first. */
export async function dropSlot({ city }: Scene): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    await city.database.query(`SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name LIKE '%participation%' AND active`);
    try {
      await city.database.query(`SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name LIKE '%participation%'`);
      return;
    } catch {
      await sleep(10); // the relay was quicker
    }
  }
  throw new Error('The slot could not be dropped');
}

/** Killed the moment PostgreSQL has done what the relay asked for and answers. */
async function killAtAnswer({ city, complain }: Scene, asked: string, cause: () => Promise<void>): Promise<void> {
  let asking: object | undefined;
  const wire = city.toPostgres('relay');
  const killed = Promise.withResolvers<true>();
  wire.watch((direction, chunk, link) => {
    if (direction === 'up' && chunk.includes(asked)) asking = link;
    if (direction === 'up' || link !== asking) return undefined;
    wire.watch(undefined);
    city.processes.killNow('relay');
    killed.resolve(true);
    return 'drop';
  });
  await cause();
  if (!(await Promise.race([killed.promise, sleep(20_000)]))) complain(`the relay did not come as far as ${asked}`);
  wire.watch(undefined);
  await city.processes.restart('relay');
}

/** Killed while PostgreSQL waits with the new slot for a transaction of somebody else, which ends when the next relay is there. */
async function killWaitingForSlot(scene: Scene): Promise<void> {
  const { city, complain } = scene;
  const asks = () => city.database.query(`SELECT FROM pg_stat_activity WHERE query LIKE 'CREATE_REPLICATION_SLOT%' AND state = 'active' AND wait_event_type = 'Lock'`);
  await city.database.elsewhere().with(async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT pg_current_xact_id()');
    await dropSlot(scene);
    for (let times = 0; times < 100 && (await asks()).length === 0; times += 1) await sleep(100);
    if ((await asks()).length === 0) complain('the relay did not wait for its slot');
    const starting = city.processes.restart('relay'); // not ready before it has its slot
    await sleep(3_000);
    await client.query('COMMIT');
    await starting;
  });
}

export const relayFaults: readonly Fault[] = [
  {
    name: 'relay-killed-before-send', quick: true,
    proves: 'A relay that dies with a batch in its hand: the next one begins where PostgreSQL knows the last acknowledged event.',
    inject: (scene) => killAtSend(scene, 'before'),
  },
  {
    name: 'relay-killed-after-send', quick: true,
    proves: 'A relay that dies when Kafka has written a batch and before it hears so: the batch comes twice and has its effects once.',
    inject: (scene) => killAtSend(scene, 'after'),
  },
  {
    name: 'two-relays', quick: true,
    proves: 'Two relays at once: one sends, the other waits and takes over when the first is killed, again and again.',
    inject: async ({ city, random }) => {
      await city.processes.start('relay-2');
      for (const name of ['relay', 'relay-2', 'relay']) {
        await sleep(random.between(500, 2_000));
        await city.processes.restart(name);
      }
      await city.processes.stop('relay-2');
    },
  },
  {
    name: 'relay-zombie',
    proves: 'A relay stopped for 65 s (SIGSTOP) while a standby takes over, and then resumed: what it still sends changes no order and has no second effect.',
    inject: async ({ city }) => {
      await city.processes.start('relay-2');
      city.processes.signal('relay', 'SIGSTOP');
      await sleep(65_000);
      city.processes.signal('relay', 'SIGCONT');
      await sleep(3_000);
      await city.processes.stop('relay-2');
    },
  },
  {
    name: 'slot-dropped', quick: true,
    proves: 'The replication slot is gone: the relay opens a new one and catches up from the retained outbox, without a gap.',
    inject: dropSlot,
  },
  {
    name: 'relay-killed-catching-up',
    proves: 'The slot is gone and the relay is killed while it catches up: the next one catches up again.',
    inject: async (scene) => {
      const { city, random } = scene;
      await dropSlot(scene);
      await sleep(random.between(0, 600));
      await city.processes.restart('relay');
    },
  },
  {
    name: 'relay-killed-exporting',
    proves: 'The slot is gone and the relay is killed while it waits for the new slot’s snapshot, when the snapshot is exported, and with the first rows of it in its hand: each time the next one exports another and sends what is missing.',
    inject: async (scene) => {
      await killWaitingForSlot(scene);
      for (const asked of ['CREATE_REPLICATION_SLOT', 'SET TRANSACTION SNAPSHOT', 'FETCH']) await killAtAnswer(scene, asked, () => dropSlot(scene));
    },
  },
  {
    name: 'large-transaction',
    proves: 'One transaction with 100,000 events: all arrive, in order, while the others’ events go on.',
    inject: async ({ city, complain }) => {
      const before = await recorded(city);
      await city.database.query(bulk);
      let arrived = 0;
      for (let standing = 0; arrived < bulkEvents && standing < 60; ) {
        await sleep(1_000);
        const now = (await recorded(city)) - before;
        standing = now > arrived ? 0 : standing + 1;
        arrived = now;
      }
      if (arrived < bulkEvents) complain(`only ${arrived} of ${bulkEvents} events arrived, and no other within a minute`);
      const [row] = await city.database.query<{ inverted: string }>(bulkInversions);
      if (row?.inverted !== '0') complain(`${row?.inverted} of the transaction’s events came out of order`);
    },
  },
];

const bulkEvents = 100_000;
const bulk = `
  WITH keys AS (SELECT 'bulk-' || gen_random_uuid() AS key FROM generate_series(1, 100)),
  known AS (INSERT INTO participation.outbox_key (topic, key, version) SELECT 'int.participation.grant-application', key, 1000 FROM keys)
  INSERT INTO participation.outbox (id, topic, key, type, payload, aggregate_version, occurred_at, tenant, visibility, data_class, fiscal_year, correlation_id, drill)
  SELECT uuidv7(), 'int.participation.grant-application', key, 'participation.grant-application.drafted.v1', payload, version, now(), tenant, 'int', 'C1', fiscal_year, 'bulk', 'normal'
  FROM generate_series(1, 1000) AS v (version), keys,
    (SELECT payload, tenant, fiscal_year FROM participation.outbox WHERE type = 'participation.grant-application.drafted.v1' LIMIT 1) AS like_this
  ORDER BY version, key`;
const bulkInversions = `
  SELECT count(*) AS inverted FROM (SELECT version, lag(version) OVER (PARTITION BY key ORDER BY seq) AS before FROM recorder.effect WHERE key LIKE 'bulk-%') AS e
  WHERE before >= version`;

async function recorded({ database }: Scene['city']): Promise<number> {
  const [row] = await database.query<{ count: string }>(`SELECT count(*) FROM recorder.effect WHERE key LIKE 'bulk-%'`);
  return Number(row?.count ?? 0);
}
