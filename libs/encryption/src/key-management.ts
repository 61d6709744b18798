/** A person's data key, encrypted under one version of the master key. */
export interface WrappedKey { readonly keyId: string; readonly bytes: Buffer }

/**
 * Port to whatever keeps the master key: a file on one machine, a KMS or HSM elsewhere. An abstract class, so that Nest
 * injects by it.
 */
export abstract class KeyManagement {
  /** The version that wraps now: the newest. */
  abstract currentKeyId(): Promise<string>;
  /** Wraps under the newest version. `context` must be the same when it is unwrapped. */
  abstract wrap(dataKey: Buffer, context: string): Promise<WrappedKey>;
  /** @throws MasterKeyMissing for an unknown version; any other error when the bytes or the context are not what was wrapped */
  abstract unwrap(wrapped: WrappedKey, context: string): Promise<Buffer>;
  /** 32 bytes that only the holder of the keys can compute. Rotation does not change them, so they can be looked up. */
  abstract mac(purpose: string, data: string): Promise<Buffer>;
}
