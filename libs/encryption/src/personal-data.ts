import { createSecretKey, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { EntityManager, QueryRunner } from 'typeorm';
import { MasterKeyMissing, NoPersonKey, PersonForgotten, PersonKeyBroken } from './errors.js';
import type { KeyManagement } from './key-management.js';
import { PersonKeyCache } from './person-key-cache.js';
import { openText, sealText } from './seal.js';

/** Proof that a person was forgotten; `verifyReceipt` checks it. Times are ISO instants. */
export interface ForgetReceipt { readonly personRef: string; readonly shreddedAt: string; readonly mac: string }

/** One person's sealed columns, by field name. */
export interface SealedPerson<Field extends string> { readonly personRef: string; readonly sealed: Readonly<Record<Field, string>> }
/** The same opened; `undefined` when the person was forgotten. */
export interface OpenedPerson<Field extends string> { readonly personRef: string; readonly fields: Record<Field, string> | undefined }

interface KeyRow { person_ref: string; wrapped_key: Buffer | null; kms_key_id: string | null }
type Fields<Field extends string> = Readonly<Record<Field, string>>;

/**
 * Personal columns (class C2), encrypted with a key of each person's own, so that shredding the key forgets the
 * person. A key stays in memory for at most `cacheSeconds`: that long after the commit of `forget`, in any process,
 * nothing can be opened any more. Needs READ COMMITTED, PostgreSQL's default.
 */
export class PersonalData {
  private readonly cache: PersonKeyCache;
  /** Keys a transaction made itself may roll back, so they are read again rather than remembered. */
  private readonly made = new WeakMap<QueryRunner, Set<string>>();
  private readonly now: () => number;

  /** @param options `cacheSeconds` 0–60, 30 by default; `now` monotonic milliseconds */
  constructor(private readonly keys: KeyManagement, { cacheSeconds = 30, now = () => performance.now() }: { cacheSeconds?: number; now?: () => number } = {}) {
    if (!(cacheSeconds >= 0 && cacheSeconds <= 60)) throw new RangeError('cacheSeconds is 0–60: forgetting must not take longer');
    this.now = now;
    this.cache = new PersonKeyCache(cacheSeconds * 1_000, 10_000, now);
  }

  /** @param field the column's name; it must be the same when opened @throws PersonForgotten */
  async seal(tx: EntityManager, personRef: string, field: string, plaintext: string): Promise<string> {
    return sealText(await this.keyToSeal(tx, personRef), personRef, field, plaintext);
  }

  /** Seals several columns of one person. @throws PersonForgotten */
  async sealAll<Field extends string>(tx: EntityManager, personRef: string, fields: Fields<Field>): Promise<Record<Field, string>> {
    const key = await this.keyToSeal(tx, personRef);
    return mapFields(fields, (field, plaintext) => sealText(key, personRef, field, plaintext));
  }

  /** @throws PersonForgotten, NoPersonKey, PersonKeyBroken, WrongField, WrongPerson, Tampered (all are CannotOpen) */
  async open(tx: EntityManager, personRef: string, field: string, sealed: string): Promise<string> {
    return openText(await this.keyToOpen(tx, personRef), personRef, field, sealed);
  }

  /** Opens several columns of one person; errors as `open`. */
  async openAll<Field extends string>(tx: EntityManager, personRef: string, sealed: Fields<Field>): Promise<Record<Field, string>> {
    const key = await this.keyToOpen(tx, personRef);
    return mapFields(sealed, (field, text) => openText(key, personRef, field, text));
  }

  /**
   * Opens a page of people with one query, in order.
   * @param options `once`: nobody asks for these people again soon, so their keys are not kept in memory
   * @throws NoPersonKey, WrongField, WrongPerson, Tampered
   */
  async openMany<Field extends string>(tx: EntityManager, people: readonly SealedPerson<Field>[], { once = false }: { once?: boolean } = {}): Promise<OpenedPerson<Field>[]> {
    const found = await this.load(tx, people.map(({ personRef }) => personRef), once);
    return people.map(({ personRef, sealed }) => {
      const key = found.get(personRef);
      if (!key) throw new NoPersonKey();
      return { personRef, fields: key === 'forgotten' ? undefined : mapFields(sealed, (field, text) => openText(key, personRef, field, text)) };
    });
  }

  /**
   * Shreds the person's key; a person without one is marked too, so that nothing can be sealed for them any more.
   * Repeating it answers the same receipt. Search indexes are not covered: the owner sets those columns to NULL.
   */
  async forget(tx: EntityManager, personRef: string): Promise<ForgetReceipt> {
    const [row] = await tx.query<{ shredded_at: Date }[]>(
      `INSERT INTO person_key (person_ref, shredded_at) VALUES ($1, now())
       ON CONFLICT (person_ref) DO UPDATE SET wrapped_key = NULL, shredded_at = coalesce(person_key.shredded_at, now())
       RETURNING shredded_at`,
      [personRef],
    );
    if (!row) throw new Error('PostgreSQL returned no row for an upsert');
    this.cache.delete(personRef);
    const shreddedAt = row.shredded_at.toISOString();
    return { personRef, shreddedAt, mac: await this.receiptMac(personRef, shreddedAt) };
  }

  /** Was this receipt made by this service, and is it unchanged? */
  async verifyReceipt({ personRef, shreddedAt, mac }: ForgetReceipt): Promise<boolean> {
    const expected = Buffer.from(await this.receiptMac(personRef, shreddedAt));
    const given = Buffer.from(mac);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  /**
   * Wraps up to `limit` keys under the newest master key; call it, a transaction each, until it answers 0. Then the
   * old version of the master key can be dropped, and with it what backups still hold of shredded keys.
   * @throws PersonKeyBroken, which names the row
   */
  async rewrap(tx: EntityManager, limit = 500): Promise<number> {
    const current = await this.keys.currentKeyId();
    const rows = await tx.query<KeyRow[]>(
      `SELECT person_ref, wrapped_key, kms_key_id FROM person_key
       WHERE shredded_at IS NULL AND kms_key_id <> $1 ORDER BY person_ref LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [current, limit],
    );
    for (const row of rows) {
      const key = await this.unwrapped(row);
      if (!key) continue;
      const { keyId, bytes } = await this.wrapped(key, row.person_ref);
      await tx.query('UPDATE person_key SET wrapped_key = $2, kms_key_id = $3 WHERE person_ref = $1', [row.person_ref, bytes, keyId]);
    }
    return rows.length;
  }

  /**
   * A blind index: equal for equal values of one field, and meaningless without the key. Store it beside the sealed
   * column to find people by exact name or mail.
   * @param value already normalised (`nameSearchKey` of @tomoni/japanese-text, a mail address in lower case)
   */
  async searchIndex(field: string, value: string): Promise<string> {
    return (await this.keys.mac(`search index ${field}`, value)).toString('base64url');
  }

  private async keyToOpen(tx: EntityManager, personRef: string): Promise<KeyObject> {
    const key = this.cache.get(personRef) ?? (await this.load(tx, [personRef])).get(personRef);
    if (!key) throw new NoPersonKey();
    if (key === 'forgotten') throw new PersonForgotten();
    return key;
  }

  private async keyToSeal(tx: EntityManager, personRef: string): Promise<KeyObject> {
    const known = this.cache.get(personRef) ?? (await this.load(tx, [personRef])).get(personRef);
    if (known === 'forgotten') throw new PersonForgotten();
    return known ?? (await this.make(tx, personRef));
  }

  private async make(tx: EntityManager, personRef: string): Promise<KeyObject> {
    const secret = randomBytes(32);
    const key = createSecretKey(secret);
    const { keyId, bytes } = await this.wrapped(key, personRef);
    secret.fill(0);
    const inserted = await tx.query<unknown[]>(
      'INSERT INTO person_key (person_ref, wrapped_key, kms_key_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
      [personRef, bytes, keyId],
    );
    // Somebody else made (or shredded) it meanwhile: theirs stands.
    if (inserted.length === 0) return this.keyToOpen(tx, personRef);
    if (tx.queryRunner) this.made.set(tx.queryRunner, (this.made.get(tx.queryRunner) ?? new Set()).add(personRef));
    return key;
  }

  private async load(tx: EntityManager, personRefs: readonly string[], once = false): Promise<Map<string, KeyObject | 'forgotten'>> {
    const found = new Map<string, KeyObject | 'forgotten'>();
    for (const personRef of personRefs) {
      const key = this.cache.get(personRef);
      if (key) found.set(personRef, key);
    }
    const missing = [...new Set(personRefs)].filter((personRef) => !found.has(personRef));
    if (missing.length === 0) return found;
    const readAt = this.now();
    const rows = await tx.query<KeyRow[]>('SELECT person_ref, wrapped_key, kms_key_id FROM person_key WHERE person_ref = ANY($1)', [missing]);
    for (const row of rows) {
      const key = await this.unwrapped(row);
      found.set(row.person_ref, key ?? 'forgotten');
      const own = tx.queryRunner && this.made.get(tx.queryRunner)?.has(row.person_ref);
      if (key && !own && !once) this.cache.put(row.person_ref, key, readAt);
    }
    return found;
  }

  private async unwrapped({ person_ref, wrapped_key, kms_key_id }: KeyRow): Promise<KeyObject | undefined> {
    if (wrapped_key === null || kms_key_id === null) return undefined;
    const secret = await this.keys.unwrap({ keyId: kms_key_id, bytes: wrapped_key }, person_ref).catch((cause: unknown) => {
      throw cause instanceof MasterKeyMissing ? cause : new PersonKeyBroken(person_ref, cause);
    });
    const key = createSecretKey(secret);
    secret.fill(0);
    return key;
  }

  private async wrapped(key: KeyObject, personRef: string) {
    const secret = key.export();
    const wrapped = await this.keys.wrap(secret, personRef);
    secret.fill(0);
    return wrapped;
  }

  private async receiptMac(personRef: string, shreddedAt: string): Promise<string> {
    return (await this.keys.mac('forget receipt', JSON.stringify([personRef, shreddedAt]))).toString('base64url');
  }
}

function mapFields<Field extends string>(fields: Fields<Field>, change: (field: Field, text: string) => string): Record<Field, string> {
  const entries = Object.entries(fields) as [Field, string][];
  return Object.fromEntries(entries.map(([field, text]) => [field, change(field, text)])) as Record<Field, string>;
}
