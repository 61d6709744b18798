import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvalidInput, Problem } from '../http/problem.js';
import { ObjectStore, ScanPort, type FileRule, type ReceivedFile, type StoredObject } from './ports.js';
import { sniff, sniffBytes } from './sniff.js';

/** Takes files in and hands them out. */
@Injectable()
export class Files {
  constructor(readonly store: ObjectStore, readonly scanner: ScanPort) {}

  /**
   * The one file of a multipart/form-data request, streamed to the store, sniffed, hashed and scanned.
   * It is deleted again when the request ends in a refusal, or turns out to be a repetition.
   * @throws Problem 400, 413 or 415 when the request breaks `rule`.
   */
  async receive(request: FastifyRequest, rule: FileRule): Promise<ReceivedFile> {
    if (!request.isMultipart()) throw new Problem('wrong-media-type');
    const part = await request.file({ limits: { files: 1, fileSize: rule.maxBytes, fields: 0 } }).catch(unreadable);
    if (!part) throw fileError('required', 'ファイルを一つ選んでください。', 'Choose a file.');
    const { type, content } = await typed(part.file).catch(unreadable);
    if (!type || !rule.types.includes(type)) throw fileError('invalid_type', `受け付けられる形式は ${rule.types.join('、')} です。`, `Files may be ${rule.types.join(', ')}.`);
    const stored = await this.store.put(keyFor(), content).catch((error: unknown) => (part.file.errored ? unreadable(part.file.errored) : Promise.reject(error as Error)));
    request.tomoni.receivedFiles.push(stored.key);
    request.tomoni.bodyDigest = stored.sha256;
    if (part.file.truncated) throw tooLarge(rule.maxBytes);
    return { ...stored, name: cleanName(part.filename), type, scan: await this.scan(stored) };
  }

  /** The file as a download; 409 unless it was scanned and found clean. */
  async serve({ key, name, type, bytes, scan }: Pick<ReceivedFile, 'key' | 'name' | 'type' | 'bytes' | 'scan'>): Promise<StreamableFile> {
    if (scan !== 'clean') {
      throw new Problem('conflict', {
        detail: scan === 'infected'
          ? { ja: 'このファイルからウイルスが見つかったため、お渡しできません。', en: 'A virus was found in this file. It is not handed out.' }
          : { ja: 'このファイルはウイルス検査が済んでいないため、お渡しできません。', en: 'This file has not been scanned for viruses. It is not handed out.' },
        members: { code: scan === 'infected' ? 'file-infected' : 'file-not-scanned' },
      });
    }
    const disposition = `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
    return new StreamableFile(await this.store.get(key), { type, disposition, length: bytes });
  }

  private async scan({ key }: StoredObject): Promise<ReceivedFile['scan']> {
    return this.scanner.scan(await this.store.get(key));
  }
}

/** What the form's reader stumbled over is the sender's; only its limits have a status of their own. */
function unreadable(error: unknown): never {
  if ((error as { statusCode?: unknown }).statusCode === 413) throw error;
  throw new Problem('malformed-request', { cause: error });
}

const keyFor = (): string => {
  const id = randomUUID();
  return `${id.slice(0, 2)}/${id}`;
};

/** What the first bytes say, and the whole content with them in front again. */
async function typed(file: Readable): Promise<{ type: string | undefined; content: Readable }> {
  const chunks = file[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>;
  const head: Buffer[] = [];
  for (let length = 0; length < sniffBytes;) {
    const next = await chunks.next();
    if (next.done) break;
    head.push(next.value);
    length += next.value.length;
  }
  return { type: sniff(Buffer.concat(head)), content: Readable.from(joined(head, chunks), { objectMode: false }) };
}

async function* joined(head: readonly Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* head;
  yield* rest;
}

/** A name as people may see it again: no path, nothing that is not text, not endless. */
function cleanName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).toWellFormed().replace(/\p{Cc}/gu, '');
  return [...plain].slice(0, 200).join('') || 'file';
}

const fileError = (code: string, ja: string, en: string): InvalidInput => new InvalidInput([{ in: 'body', pointer: '#/file', code, detail: { ja, en } }]);

function tooLarge(maxBytes: number): Problem {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return new Problem('too-large', { detail: { ja: `ファイルは${megabytes}MBまでです。`, en: `A file may have ${megabytes} MB at most.` } });
}
