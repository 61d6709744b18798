import type { Readable } from 'node:stream';

export interface StoredObject { readonly key: string; readonly bytes: number; /** hex */ readonly sha256: string }

/** Where files lie: a directory on one machine, an S3 bucket in production. Keys are made by us (`[a-z0-9/-]`), never by people. */
export abstract class ObjectStore {
  /** Streams; nothing is left under `key` when the stream fails. */
  abstract put(key: string, content: Readable): Promise<StoredObject>;
  /** @throws NotFound */
  abstract get(key: string): Promise<Readable>;
  /** Deleting what is not there is no error. */
  abstract delete(key: string): Promise<void>;
}

const keyPattern = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/;

/** @throws Error for a key that is not ours: nothing of a person’s making names a path. */
export function checkKey(key: string): string {
  if (key.length > 200 || !keyPattern.test(key)) throw new Error('This is not a key of the object store');
  return key;
}

/** `not-scanned`: no scanner is configured, or it was away; such a file is never served. */
export type ScanStatus = 'clean' | 'infected' | 'not-scanned';

export abstract class ScanPort {
  abstract scan(content: Readable): Promise<ScanStatus>;
}

/** What is known about a file after it came in; the slice stores these beside its own columns. */
export interface ReceivedFile extends StoredObject {
  /** As the sender called it: C2, show it only to who may see the file. */
  readonly name: string;
  /** By its content, never by its name. */
  readonly type: string;
  readonly scan: ScanStatus;
}

export interface FileRule {
  /** Allowed media types, found in the content. */
  readonly types: readonly string[];
  readonly maxBytes: number;
}
