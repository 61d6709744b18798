import { randomBytes, createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { S3Store } from './s3-store.js';

/** As much of S3 as the adapter asks for: uploads in parts, reading, deleting. */
class LittleS3 {
  readonly objects = new Map<string, Buffer>();
  readonly uploads = new Map<string, Map<number, Buffer>>();
  readonly server: Server = createServer((request, response) => { void this.answer(request, response); });
  failsAt?: number;

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3');
    const body = await buffer(request);
    const upload = searchParams.get('uploadId') ?? '';
    const part = Number(searchParams.get('partNumber'));
    const xml = (status: number, text: string): void => { response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${text}`); };
    if (request.method === 'POST' && searchParams.has('uploads')) {
      const id = randomBytes(4).toString('hex');
      this.uploads.set(id, new Map());
      return xml(200, `<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>k</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    if (request.method === 'PUT' && upload) {
      if (part === this.failsAt) return xml(403, '<Error><Code>AccessDenied</Code></Error>');
      this.uploads.get(upload)?.set(part, body);
      response.writeHead(200, { etag: `"${part}"` }).end();
      return;
    }
    if (request.method === 'POST' && upload) {
      const parts = [...(this.uploads.get(upload) ?? [])].sort(([a], [b]) => a - b).map(([, content]) => content);
      this.objects.set(pathname, Buffer.concat(parts));
      this.uploads.delete(upload);
      return xml(200, '<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>');
    }
    if (request.method === 'DELETE') {
      if (upload) this.uploads.delete(upload);
      else this.objects.delete(pathname);
      response.writeHead(204).end();
      return;
    }
    const found = this.objects.get(pathname);
    if (found) response.writeHead(200).end(found);
    else xml(404, '<Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
  }
}

const s3 = new LittleS3();
let store: S3Store;
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'spec');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'spec');
  await once(s3.server.listen(0, '127.0.0.1'), 'listening');
  store = new S3Store(`s3://papers?endpoint=http://127.0.0.1:${(s3.server.address() as AddressInfo).port}`);
});
afterAll(() => {
  vi.unstubAllEnvs();
  s3.server.closeAllConnections();
  s3.server.close();
});
const chunks = (content: Buffer) => Readable.from((function* () { for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536); })(), { objectMode: false });

test.each([0, 1, 5 * 1024 * 1024, 12 * 1024 * 1024 + 7])('%i bytes come back as they went', async (bytes) => {
  const content = randomBytes(bytes);
  const stored = await store.put('aa/one', chunks(content));
  expect(stored).toEqual({ key: 'aa/one', bytes, sha256: createHash('sha256').update(content).digest('hex') });
  expect((await buffer(await store.get('aa/one'))).equals(content)).toBe(true);
});

test('what is not there is 404, and deleting it is no error', async () => {
  await expect(store.get('aa/none')).rejects.toMatchObject({ status: 404 });
  await store.delete('aa/one');
  await store.delete('aa/one');
  await expect(store.get('aa/one')).rejects.toMatchObject({ status: 404 });
});

test('an upload that breaks off, on either side, leaves nothing behind', async () => {
  s3.failsAt = 2;
  await expect(store.put('aa/refused', chunks(randomBytes(11 * 1024 * 1024)))).rejects.toThrow();
  s3.failsAt = undefined;
  const broken = new Readable({ read() { this.push(randomBytes(1_000)); this.destroy(new Error('the sender went away')); } });
  await expect(store.put('aa/broken', broken)).rejects.toThrow('went away');
  expect([...s3.objects.keys()].filter((key) => /refused|broken/.test(key))).toEqual([]);
  expect(s3.uploads.size).toBe(0);
});
