import { createCipheriv, createDecipheriv, createHmac, randomBytes, type KeyObject } from 'node:crypto';
import { Tampered, WrongField, WrongPerson } from './errors.js';

const version = 's1';
const cipher = 'aes-256-gcm';
const markBytes = 4;
const ivBytes = 12;
const tagBytes = 16;

/** `s1.<field>.<base64url(key mark ‖ iv ‖ ciphertext ‖ tag)>`; the person and the field are authenticated with it. */
export function sealText(key: KeyObject, personRef: string, field: string, plaintext: string): string {
  if (!/^[a-z][A-Za-z0-9-]*$/.test(field)) throw new RangeError(`${field} is not the name of a field`);
  const iv = randomBytes(ivBytes);
  const encrypt = createCipheriv(cipher, key, iv).setAAD(context(personRef, field));
  const ciphertext = Buffer.concat([encrypt.update(plaintext, 'utf8'), encrypt.final()]);
  const body = Buffer.concat([markOf(key), iv, ciphertext, encrypt.getAuthTag()]);
  return `${version}.${field}.${body.toString('base64url')}`;
}

/** @throws WrongField, WrongPerson, Tampered */
export function openText(key: KeyObject, personRef: string, field: string, sealed: string): string {
  const [foundVersion, foundField, encoded = '', ...rest] = sealed.split('.');
  const body = Buffer.from(encoded, 'base64url');
  // Compared with its own encoding, because decoding skips characters that are no base64url.
  const wellFormed = foundVersion === version && rest.length === 0 && body.toString('base64url') === encoded && body.length >= markBytes + ivBytes + tagBytes;
  if (!wellFormed) throw new Tampered(field);
  if (foundField !== field) throw new WrongField(field);
  if (!body.subarray(0, markBytes).equals(markOf(key))) throw new WrongPerson(field);
  const iv = body.subarray(markBytes, markBytes + ivBytes);
  const decrypt = createDecipheriv(cipher, key, iv, { authTagLength: tagBytes }).setAAD(context(personRef, field)).setAuthTag(body.subarray(-tagBytes));
  try {
    return Buffer.concat([decrypt.update(body.subarray(markBytes + ivBytes, -tagBytes)), decrypt.final()]).toString('utf8');
  } catch {
    throw new Tampered(field);
  }
}

/** As JSON, so that no two pairs of person and field read the same. */
function context(personRef: string, field: string): Buffer {
  return Buffer.from(JSON.stringify([version, personRef, field]));
}

/** Tells another person's text from a changed one; says nothing about the key. */
function markOf(key: KeyObject): Buffer {
  return createHmac('sha256', key).update('tomoni key mark').digest().subarray(0, markBytes);
}
