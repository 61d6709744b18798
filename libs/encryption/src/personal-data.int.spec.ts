import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specDatabase, type SpecDatabase } from '@tomoni/backing-services';
import { DataSource, type EntityManager } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CreatePersonKeys1763700100000, FileKeyManagement, MasterKeyMissing, NoPersonKey, PersonalData, PersonForgotten, PersonKey, PersonKeyBroken, Tampered, WrongPerson } from './index.js';

let database: SpecDatabase;
let folder: string;
let keys: FileKeyManagement;
let migrator: DataSource;
let db: DataSource;
let now = 0;

const connect = (url: string) => new DataSource({ type: 'postgres', url, entities: [PersonKey], migrations: [CreatePersonKeys1763700100000] }).initialize();
/** A process of its own: it shares the tables and the key file, never the memory. */
const newProcess = () => new PersonalData(keys, { now: () => now });
const run = <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> => db.transaction(work);
let people = 0;
const newPerson = () => `person-${(people += 1)}`;

beforeAll(async () => {
  database = await specDatabase('participation');
  folder = await mkdtemp(join(tmpdir(), 'tomoni-keys-'));
  keys = await FileKeyManagement.open(join(folder, 'master.json'), { create: true });
  migrator = await connect(database.migrationUrl);
  await migrator.runMigrations();
  db = await connect(database.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await migrator.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

test('the migration builds what the entity describes, and goes back', async () => {
  const { upQueries } = await migrator.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
  await migrator.undoLastMigration();
  expect(await migrator.query("SELECT to_regclass('person_key') AS found")).toEqual([{ found: null }]);
  await migrator.runMigrations();
});

test('what one process seals another opens, field by field or at once', async () => {
  const person = newPerson();
  const sealed = await run((tx) => newProcess().sealAll(tx, person, { name: '辻󠄀 𠮷子', mail: 'yoshiko@example.jp' }));
  expect(await run((tx) => newProcess().openAll(tx, person, sealed))).toEqual({ name: '辻󠄀 𠮷子', mail: 'yoshiko@example.jp' });
  expect(await run((tx) => newProcess().open(tx, person, 'mail', sealed.mail))).toBe('yoshiko@example.jp');
});

test('nothing of the text or its key can be read in the table', async () => {
  const person = newPerson();
  await run((tx) => newProcess().seal(tx, person, 'name', '山田太郎'));
  const [row] = await db.query<{ wrapped_key: Buffer; kms_key_id: string }[]>('SELECT * FROM person_key WHERE person_ref = $1', [person]);
  expect(row?.wrapped_key.length).toBe(12 + 32 + 16);
  expect(row?.kms_key_id).toBe(await keys.currentKeyId());
});

test('another person’s text does not open, nor that of somebody never seen', async () => {
  const [one, two] = [newPerson(), newPerson()];
  const data = newProcess();
  const sealed = await run((tx) => data.seal(tx, one, 'name', '山田太郎'));
  await run((tx) => data.seal(tx, two, 'name', '田中花子'));
  await expect(run((tx) => data.open(tx, two, 'name', sealed))).rejects.toThrow(WrongPerson);
  await expect(run((tx) => data.open(tx, newPerson(), 'name', sealed))).rejects.toThrow(NoPersonKey);
  await expect(run((tx) => data.open(tx, one, 'name', `${sealed}A`))).rejects.toThrow(Tampered);
});

test('a wrapped key moved to another person’s row opens nothing', async () => {
  const [one, two] = [newPerson(), newPerson()];
  const sealed = await run((tx) => newProcess().seal(tx, one, 'name', '山田太郎'));
  await db.query('INSERT INTO person_key (person_ref, wrapped_key, kms_key_id) SELECT $2, wrapped_key, kms_key_id FROM person_key WHERE person_ref = $1', [one, two]);
  await expect(run((tx) => newProcess().open(tx, two, 'name', sealed))).rejects.toThrow(PersonKeyBroken);
  await expect(run((tx) => newProcess().seal(tx, two, 'name', '田中花子'))).rejects.toThrow(PersonKeyBroken);
  await migrator.query('DELETE FROM person_key WHERE person_ref = $1', [two]);
});

describe('forgetting', () => {
  test('nothing opens any more, nothing can be sealed, and the receipt proves it', async () => {
    const person = newPerson();
    const data = newProcess();
    const sealed = await run((tx) => data.seal(tx, person, 'name', '山田太郎'));
    const receipt = await run((tx) => data.forget(tx, person));
    await expect(run((tx) => data.open(tx, person, 'name', sealed))).rejects.toThrow(PersonForgotten);
    await expect(run((tx) => data.seal(tx, person, 'name', '山田太郎'))).rejects.toThrow(PersonForgotten);
    expect(await data.verifyReceipt(receipt)).toBe(true);
    expect(await data.verifyReceipt({ ...receipt, personRef: 'person-0' })).toBe(false);
    expect(await data.verifyReceipt({ ...receipt, mac: '' })).toBe(false);
    expect(await run((tx) => newProcess().forget(tx, person))).toEqual(receipt);
  });

  test('another process loses the key within 30 seconds, however often it used it', async () => {
    const person = newPerson();
    const there = newProcess();
    const sealed = await run((tx) => newProcess().seal(tx, person, 'name', '山田太郎'));
    const read = () => run((tx) => there.open(tx, person, 'name', sealed));
    await read();
    await run((tx) => newProcess().forget(tx, person));
    for (let second = 0; second < 30; second += 10, now += 10_000) expect(await read()).toBe('山田太郎');
    await expect(read()).rejects.toThrow(PersonForgotten);
  });

  test('the promise cannot be configured away', () => {
    for (const cacheSeconds of [61, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => new PersonalData(keys, { cacheSeconds })).toThrow(RangeError);
  });

  test('somebody without a key is remembered as forgotten', async () => {
    const person = newPerson();
    await run((tx) => newProcess().forget(tx, person));
    await expect(run((tx) => newProcess().seal(tx, person, 'name', '山田太郎'))).rejects.toThrow(PersonForgotten);
  });

  test('the app’s role cannot delete the tombstone', async () => {
    const person = newPerson();
    await run((tx) => newProcess().forget(tx, person));
    await expect(db.query('DELETE FROM person_key WHERE person_ref = $1', [person])).rejects.toThrow(/permission denied/);
    await expect(db.query('TRUNCATE person_key')).rejects.toThrow(/permission denied/);
  });

  test('a rolled back forgetting forgot nobody', async () => {
    const person = newPerson();
    const data = newProcess();
    const sealed = await run((tx) => data.seal(tx, person, 'name', '山田太郎'));
    await expect(run(async (tx) => {
      await data.forget(tx, person);
      throw new Error('changed our mind');
    })).rejects.toThrow('changed our mind');
    expect(await run((tx) => data.open(tx, person, 'name', sealed))).toBe('山田太郎');
  });

  test('a page with a forgotten person still opens, in order and with one query', async () => {
    const [one, gone, two] = [newPerson(), newPerson(), newPerson()];
    const data = newProcess();
    const seal = async (personRef: string) => ({ personRef, sealed: await run((tx) => data.sealAll(tx, personRef, { name: personRef })) });
    const page = [await seal(one), await seal(gone), await seal(two), await seal(one)];
    await run((tx) => data.forget(tx, gone));
    const opened = await run(async (tx) => {
      const queries = vi.spyOn(tx, 'query');
      const all = await newProcess().openMany(tx, page);
      expect(queries).toHaveBeenCalledTimes(1);
      return all;
    });
    expect(opened).toEqual([{ personRef: one, fields: { name: one } }, { personRef: gone, fields: undefined }, { personRef: two, fields: { name: two } }, { personRef: one, fields: { name: one } }]);
  });
});

describe('keys and transactions', () => {
  test('a key of a rolled back transaction is never used again', async () => {
    const person = newPerson();
    const data = newProcess();
    await expect(run(async (tx) => {
      const first = await data.seal(tx, person, 'name', '一');
      expect(await data.open(tx, person, 'name', first)).toBe('一');
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    const sealed = await run((tx) => data.seal(tx, person, 'name', '二'));
    expect(await run((tx) => newProcess().open(tx, person, 'name', sealed))).toBe('二');
  });

  test('nor one of a rolled back savepoint', async () => {
    const person = newPerson();
    const data = newProcess();
    const sealed = await run(async (tx) => {
      await tx.transaction(async (inner) => {
        await data.seal(inner, person, 'name', '一');
        throw new Error('inner');
      }).catch(() => undefined);
      return data.seal(tx, person, 'name', '二');
    });
    expect(await run((tx) => newProcess().open(tx, person, 'name', sealed))).toBe('二');
  });

  test('first seals of one person at the same time share one key', async () => {
    const person = newPerson();
    const sealed = await Promise.all(Array.from({ length: 8 }, (_, index) => run((tx) => newProcess().seal(tx, person, 'name', String(index)))));
    const page = sealed.map((name) => ({ personRef: person, sealed: { name } }));
    expect(await run((tx) => newProcess().openMany(tx, page))).toEqual(sealed.map((_, index) => ({ personRef: person, fields: { name: String(index) } })));
  });
});

test('a master key that is not at hand is said so, not taken for tampering', async () => {
  const person = newPerson();
  const sealed = await run((tx) => newProcess().seal(tx, person, 'name', '山田太郎'));
  const other = new PersonalData(await FileKeyManagement.open(join(folder, 'other.json'), { create: true }));
  await expect(run((tx) => other.open(tx, person, 'name', sealed))).rejects.toThrow(MasterKeyMissing);
});

test('after a rotation everything is wrapped anew, opens as before, and the old master key can go', async () => {
  const [one, two, gone] = [newPerson(), newPerson(), newPerson()];
  const seal = (person: string) => run((tx) => newProcess().seal(tx, person, 'name', person));
  const sealed = [await seal(one), await seal(two)];
  await seal(gone);
  await run((tx) => newProcess().forget(tx, gone));
  const old = await keys.currentKeyId();
  const newest = await keys.rotate();
  const batches = [];
  do batches.push(await run((tx) => newProcess().rewrap(tx, 3)));
  while (batches.at(-1));
  expect(batches.length).toBeGreaterThan(2);
  await keys.drop(old);
  expect(await db.query('SELECT DISTINCT kms_key_id FROM person_key WHERE shredded_at IS NULL AND person_ref LIKE $1', ['person-%'])).toEqual([{ kms_key_id: newest }]);
  expect(await run((tx) => newProcess().openMany(tx, [one, two].map((personRef, index) => ({ personRef, sealed: { name: sealed[index] ?? '' } }))))).toMatchObject([{ fields: { name: one } }, { fields: { name: two } }]);
});

test('a search index finds equal values, differs by field, and does not show the value', async () => {
  const data = newProcess();
  const index = await data.searchIndex('mail', 'yoshiko@example.jp');
  expect(await newProcess().searchIndex('mail', 'yoshiko@example.jp')).toBe(index);
  expect(await data.searchIndex('name', 'yoshiko@example.jp')).not.toBe(index);
  expect(await data.searchIndex('mail', 'yoshiko@example.jq')).not.toBe(index);
  expect(index).toMatch(/^[\w-]{43}$/);
});
