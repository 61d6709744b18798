import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Controller, Get, Injectable, Module, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Audit, Files, FilesModule, ObjectStore, Returns, Scopes, TakesFile, Transactions, type ReceivedFile } from '../index.js';
import { startSpecService, type SpecService } from '../spec/notes-service.js';
import { z } from 'zod';

const View = z.object({ key: z.string(), name: z.string(), type: z.string(), bytes: z.int(), sha256: z.string(), scan: z.string() });
const received = new Map<string, ReceivedFile>();

@Injectable()
class Papers {
  constructor(private readonly files: Files, private readonly transactions: Transactions) {}

  async add(request: FastifyRequest): Promise<ReceivedFile> {
    const file = await this.files.receive(request, { types: ['application/pdf', 'image/png'], maxBytes: 3 * 1024 * 1024 });
    return this.transactions.run(() => {
      if (file.name === 'refused.pdf') throw new Error('refused');
      received.set(file.sha256, file);
      return Promise.resolve(file);
    });
  }
  serve(sha256: string): Promise<StreamableFile> {
    const file = received.get(sha256);
    if (!file) throw new Error('unknown');
    return this.files.serve(file);
  }
}

@Controller('papers')
class PapersController {
  constructor(private readonly papers: Papers) {}

  @Post() @Scopes('notes:write') @Audit('paper') @TakesFile() @Returns(View)
  add(@Req() request: FastifyRequest): Promise<ReceivedFile> { return this.papers.add(request); }

  @Get(':sha') @Scopes('notes:read') @Audit('paper', { reads: ['content'] })
  serve(@Param('sha') sha: string): Promise<StreamableFile> { return this.papers.serve(sha); }
}

let folder: string;
let clamd: Server;
let service: SpecService;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tomoni-files-spec-'));
  clamd = scannerThatFinds('VIRUS');
  await once(clamd.listen(0, '127.0.0.1'), 'listening');
  @Module({ imports: [FilesModule.forRoot({ OBJECT_STORE_URL: pathToFileURL(folder).href, CLAMD_URL: `tcp://127.0.0.1:${(clamd.address() as AddressInfo).port}` })], controllers: [PapersController], providers: [Papers] })
  class PapersModule {}
  service = await startSpecService({}, undefined, { module: PapersModule });
});
afterAll(async () => {
  await service.close();
  clamd.close();
  await rm(folder, { recursive: true });
});

/** Speaks clamd's INSTREAM: chunks with their length before them, an empty one at the end. */
function scannerThatFinds(word: string): Server {
  return createServer((socket) => {
    let sent = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      sent = Buffer.concat([sent, data]);
      let at = 'zINSTREAM\0'.length;
      let content = Buffer.alloc(0);
      while (at + 4 <= sent.length) {
        const length = sent.readUInt32BE(at);
        if (length === 0) {
          socket.end(content.includes(word) ? 'stream: Spec.Test FOUND\0' : 'stream: OK\0');
          return;
        }
        content = Buffer.concat([content, sent.subarray(at + 4, at + 4 + length)]);
        at += 4 + length;
      }
    });
  });
}

const pdf = (content = ''): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(content)]);
function upload(content: Buffer, name = '計画書.pdf', headers: Record<string, string> = {}) {
  const boundary = 'spec-boundary';
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), content, Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return service.app.inject({ method: 'POST', url: '/papers', headers: { ...service.headers(), ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` }, payload });
}
const kept = async (): Promise<number> => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

test('a clean file is hashed, typed by its content, kept, and comes back byte for byte', async () => {
  const content = pdf('x'.repeat(200_000));
  const file = (await upload(content)).json<ReceivedFile>();
  expect(file).toMatchObject({ name: '計画書.pdf', type: 'application/pdf', bytes: content.length, scan: 'clean' });
  const download = await service.app.inject({ url: `/papers/${file.sha256}`, headers: service.headers() });
  expect(download.rawPayload.equals(content)).toBe(true);
  expect(download.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-length': String(content.length) });
  expect(download.headers['content-disposition']).toMatch(/^attachment; filename="file"; filename\*=UTF-8''%E8/);
});

test('an infected file is kept as such and never served', async () => {
  const file = (await upload(pdf('VIRUS'))).json<ReceivedFile>();
  expect(file.scan).toBe('infected');
  const download = await service.app.inject({ url: `/papers/${file.sha256}`, headers: service.headers() });
  expect(download.statusCode).toBe(409);
  expect(download.json()).toMatchObject({ code: 'file-infected' });
});

test.each<[string, Buffer, number]>([
  ['of another type', Buffer.from('MZ\x90\x00'), 400], ['whose name lies about its type', Buffer.from('<script>alert(1)</script>'), 400], ['that is empty', Buffer.alloc(0), 400], ['that is too large', pdf('x'.repeat(3 * 1024 * 1024)), 413],
])('a file %s is refused and not kept', async (_what, content, status) => {
  const before = await kept();
  const reply = await upload(content);
  expect(reply.statusCode).toBe(status);
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect(await kept()).toBe(before);
});

test('a file whose request fails afterwards is not kept', async () => {
  const before = await kept();
  expect((await upload(pdf('whole'), 'refused.pdf')).statusCode).toBe(500);
  expect(await kept()).toBe(before);
});

test('the same file sent again under its key is kept once; another file under it is a conflict', async () => {
  const before = await kept();
  const key = { 'idempotency-key': 'one-upload-one-key' };
  const [first, again] = [await upload(pdf('once'), 'a.pdf', key), await upload(pdf('once'), 'a.pdf', key)];
  expect(again.body).toBe(first.body);
  expect((await upload(pdf('other'), 'a.pdf', key)).json()).toMatchObject({ type: '/problems/key-reused' });
  expect(await kept()).toBe(before + 1);
});

test('what the server itself cannot read is refused as a problem, as everywhere', async () => {
  const reply = await service.app.inject({ method: 'POST', url: '/papers', headers: { ...service.headers(), 'content-type': 'text/plain' }, payload: 'a plan' });
  expect([reply.statusCode, reply.headers['content-type'], reply.json<{ type: string }>().type]).toEqual([415, 'application/problem+json; charset=utf-8', '/problems/wrong-media-type']);
});

test('a request without a file, with two, or that is no form is refused', async () => {
  const json = await service.app.inject({ method: 'POST', url: '/papers', headers: service.headers(), payload: {} });
  expect(json.statusCode).toBe(415);
  const empty = await service.app.inject({ method: 'POST', url: '/papers', headers: { ...service.headers(), 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x--\r\n' });
  expect(empty.statusCode).toBe(400);
  const broken = await service.app.inject({ method: 'POST', url: '/papers', headers: { ...service.headers(), 'content-type': 'multipart/form-data' }, payload: 'garbage' });
  expect(broken.statusCode).toBe(400);
  const cut = await service.app.inject({ method: 'POST', url: '/papers', headers: { ...service.headers(), 'content-type': 'multipart/form-data; boundary=x' }, payload: `--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 ${'x'.repeat(100_000)}` });
  expect(cut.statusCode).toBe(400);
});

test('while the scanner is away a file is kept and not served', async () => {
  clamd.close();
  const file = (await upload(pdf('later'))).json<ReceivedFile>();
  expect(file.scan).toBe('not-scanned');
  expect((await service.app.inject({ url: `/papers/${file.sha256}`, headers: service.headers() })).json()).toMatchObject({ status: 409, code: 'file-not-scanned' });
});

test('no key of a person’s making reaches the directory', async () => {
  const store = service.app.get(ObjectStore);
  for (const key of ['../outside', '/etc/passwd', 'a/../b', 'A', '', 'a//b', 'a\0b']) await expect(store.get(key)).rejects.toThrow('not a key');
  await expect(store.get('00/00000000-0000-0000-0000-000000000000')).rejects.toMatchObject({ status: 404 });
});
