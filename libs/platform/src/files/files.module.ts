import { fileURLToPath } from 'node:url';
import multipart from '@fastify/multipart';
import { Logger, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ClamdScanner, NoScanner } from './clamd-scanner.js';
import { DirectoryStore } from './directory-store.js';
import { Files } from './files.service.js';
import { ObjectStore, ScanPort } from './ports.js';
import { S3Store } from './s3-store.js';

interface FilesConfig { readonly OBJECT_STORE_URL: string; readonly CLAMD_URL?: string }

/** Imported by an app that keeps files; provides `Files`, `ObjectStore`, `ScanPort`. */
@Module({})
export class FilesModule implements OnModuleInit {
  private readonly logger = new Logger(FilesModule.name);

  constructor(private readonly host: HttpAdapterHost, private readonly store: ObjectStore) {}

  static forRoot({ OBJECT_STORE_URL: address, CLAMD_URL: clamd }: FilesConfig): DynamicModule {
    return {
      module: FilesModule,
      global: true,
      providers: [
        Files,
        { provide: ObjectStore, useFactory: () => (address.startsWith('s3:') ? new S3Store(address) : new DirectoryStore(fileURLToPath(address))) },
        { provide: ScanPort, useFactory: () => scannerAt(clamd) },
      ],
      exports: [Files, ObjectStore, ScanPort],
    };
  }

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    // Not awaited: that would complete every route now, before Nest's error handler is there, and refusals would not be problems.
    void server.register(multipart, { limits: { files: 1, fields: 0, headerPairs: 20, fieldNameSize: 100 } });
    // A file whose request changed nothing belongs to nobody; whoever reads the refusal finds it gone.
    server.addHook('onSend', async (request, reply) => {
      if (reply.statusCode < 400 && reply.getHeader('idempotency-replayed') === undefined) return;
      await Promise.all(request.tomoni.receivedFiles.map((key) => this.store.delete(key).catch((error: unknown) => { this.logger.error(error); })));
    });
  }
}

function scannerAt(address: string | undefined): ScanPort {
  if (!address) return new NoScanner();
  const logger = new Logger(ClamdScanner.name);
  const { hostname, port } = new URL(address);
  return new ClamdScanner({ host: hostname, port: Number(port) }, (error) => { logger.error(error); });
}
