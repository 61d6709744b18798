import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { NotFound } from '../http/problem.js';
import { counting } from './directory-store.js';
import { checkKey, ObjectStore, type StoredObject } from './ports.js';

/** S3 takes no smaller part but the last. */
const partBytes = 5 * 1024 * 1024;
type Sdk = typeof import('@aws-sdk/client-s3');

/**
 * A bucket of anything that speaks S3: `s3://bucket?endpoint=http://…&region=…`, credentials where the SDK finds them.
 * Sent in parts of 5 MiB, so that a file of any size needs no more memory than one.
 */
export class S3Store extends ObjectStore {
  private readonly bucket: string;
  private connecting?: Promise<{ sdk: Sdk; client: S3Client }>;

  constructor(private readonly address: string) {
    super();
    this.bucket = new URL(address).hostname;
  }

  async put(key: string, content: Readable): Promise<StoredObject> {
    const { sdk, client } = await this.connected();
    const target = { Bucket: this.bucket, Key: checkKey(key) };
    const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(target));
    const { stream, result } = counting();
    content.once('error', (error) => stream.destroy(error));
    const Parts: { PartNumber: number; ETag?: string }[] = [];
    try {
      for await (const Body of partsOf(content.pipe(stream))) {
        const PartNumber = Parts.length + 1;
        const { ETag } = await client.send(new sdk.UploadPartCommand({ ...target, UploadId, PartNumber, Body }));
        Parts.push({ PartNumber, ETag });
      }
      await client.send(new sdk.CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }));
    } catch (error) {
      await client.send(new sdk.AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined);
      throw error;
    }
    return { key, ...result() };
  }

  async get(key: string): Promise<Readable> {
    const { sdk, client } = await this.connected();
    const found = await client.send(new sdk.GetObjectCommand({ Bucket: this.bucket, Key: checkKey(key) })).catch((error: unknown) => {
      throw error instanceof sdk.NoSuchKey ? new NotFound() : error;
    });
    return found.Body as Readable;
  }

  async delete(key: string): Promise<void> {
    const { sdk, client } = await this.connected();
    await client.send(new sdk.DeleteObjectCommand({ Bucket: this.bucket, Key: checkKey(key) }));
  }

  /** The SDK is loaded at the first file: a service that only reads its database never needs it. */
  private connected(): Promise<{ sdk: Sdk; client: S3Client }> {
    this.connecting ??= import('@aws-sdk/client-s3').then((sdk) => {
      const { searchParams } = new URL(this.address);
      const client = new sdk.S3Client({
        endpoint: searchParams.get('endpoint') ?? undefined,
        region: searchParams.get('region') ?? 'ap-northeast-1',
        forcePathStyle: searchParams.has('endpoint'),
        // Only where S3 demands them: other makers' servers stumble over the newer trailing checksums.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      });
      return { sdk, client };
    });
    return this.connecting;
  }
}

async function* partsOf(content: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    bytes += chunk.length;
    if (bytes < partBytes) continue;
    yield Buffer.concat(waiting);
    [waiting, bytes] = [[], 0];
  }
  // The last part may be small, and of an empty file it is the only one.
  yield Buffer.concat(waiting);
}
