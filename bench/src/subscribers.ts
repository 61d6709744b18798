import { randomUUIDv7 } from 'node:crypto';
import { FileKeyManagement, PersonalData } from '@tomoni/encryption';
import type { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import { addressOf, gatewayOf } from './mails.js';
import type { NotificationDatabase } from './notification.js';
import { withClient } from './servers.js';

const together = 5_000;

/** Subscribers as sign-up leaves them, each with a key and a sealed address of their own. @param topicsOf of the subscriber with this number */
export async function fillSubscribers({ adminUrl, keyFile }: NotificationDatabase, count: number, topicsOf: (place: number) => readonly string[]): Promise<void> {
  const keys = await FileKeyManagement.open(keyFile);
  await withClient(adminUrl, async (client) => {
    await client.query('SET search_path = notification');
    for (let from = 0; from < count; from += together) await fill(client, keys, from, Math.min(count, from + together), topicsOf);
    await client.query('VACUUM ANALYZE subscriber, endpoint, person_key');
  });
}

async function fill(client: Client, keys: FileKeyManagement, from: number, until: number, topicsOf: (place: number) => readonly string[]): Promise<void> {
  const made: unknown[][] = [];
  // Nobody has a key yet; those that are made are kept for one statement instead of one each.
  const collecting = { query: (sql: string, row: unknown[]) => Promise.resolve(sql.startsWith('SELECT') ? [] : [made.push(row)]) } as unknown as EntityManager;
  const personalData = new PersonalData(keys);
  const rows = [];
  for (let place = from; place < until; place += 1) {
    const id = randomUUIDv7();
    rows.push({ id, endpoint: randomUUIDv7(), index: `bench ${place}`, topics: topicsOf(place), gateway: gatewayOf(place), sealed: await personalData.seal(collecting, id, 'mail', addressOf(place)) });
  }
  await client.query('INSERT INTO person_key (person_ref, wrapped_key, kms_key_id) SELECT * FROM unnest($1::text[], $2::bytea[], $3::text[])', [0, 1, 2].map((column) => made.map((row) => row[column])));
  // Quiet hours of their own which are none: a measurement at night sends too.
  await client.query(
    `WITH new AS (SELECT * FROM jsonb_to_recordset($1) AS row (id uuid, endpoint uuid, index text, topics text[], gateway text, sealed text)),
       people AS (INSERT INTO subscriber (id, topics, areas, lang, status, quiet_from, quiet_until) SELECT id, topics, '{}', 'ja', 'active', '00:00', '00:00' FROM new)
     INSERT INTO endpoint (id, subscriber_id, kind, address_index, address_sealed, gateway, status, confirmed_at) SELECT endpoint, id, 'mail', index, sealed, gateway, 'active', now() FROM new`,
    [JSON.stringify(rows)],
  );
}

/** Subscribers to plan for, never to write to: their addresses cannot be opened. */
export async function fillUnreadable({ adminUrl }: NotificationDatabase, count: number, topics: readonly string[]): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('SET search_path = notification');
    await client.query(
      `WITH new AS MATERIALIZED (SELECT uuidv7() AS id, uuidv7() AS endpoint, n FROM generate_series(1, $1::int) AS n),
         people AS (INSERT INTO subscriber (id, topics, areas, lang, status) SELECT id, $2, '{}', 'ja', 'active' FROM new)
       INSERT INTO endpoint (id, subscriber_id, kind, address_index, address_sealed, status, confirmed_at)
       SELECT endpoint, id, 'mail', $3::text || n || repeat('x', 40), repeat('x', 120), 'active', now() FROM new`,
      [count, topics, topics.join('-')],
    );
    await client.query('VACUUM ANALYZE');
  });
}
