import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ObjectStore, ScanPort, type FileRule, type ReceivedFile } from './ports.js';

/** Takes files in and hands them out. */
@Injectable()
export class Files {
  constructor(readonly store: ObjectStore, readonly scanner: ScanPort) {}

  /** The one file of a multipart/form-data request, streamed to the store, sniffed, hashed and scanned. 400/413/415 when it breaks `rule`. */
  receive(request: FastifyRequest, rule: FileRule): Promise<ReceivedFile> {
    return Promise.reject(new Error(`not yet: ${request.id} ${rule.maxBytes}`));
  }

  /** The file as a download; 409 unless it was scanned and found clean. */
  serve(file: Pick<ReceivedFile, 'key' | 'name' | 'type' | 'bytes' | 'scan'>): Promise<StreamableFile> {
    return Promise.reject(new Error(`not yet: ${file.key}`));
  }
}
