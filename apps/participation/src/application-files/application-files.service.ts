import { randomUUIDv7 } from 'node:crypto';
import { Clock, Files, NotFound, Transactions, type Caller } from '@tomoni/platform';
import { NotAllowed } from '@tomoni/procedure';
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { GrantApplicationsService } from '../grant-applications/grant-applications.service.js';
import { isOfficer } from '../grant-applications/grant-application.procedure.js';
import { ApplicationFile, type FileKind } from './application-file.entity.js';

const rule = {
  types: ['application/pdf', 'image/jpeg', 'image/png'],
  maxBytes: 20 * 1024 * 1024,
};
const perCase = 50;

@Injectable()
export class ApplicationFilesService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly files: Files,
    private readonly applications: GrantApplicationsService,
  ) {}

  /** Takes in the one file of a multipart request; it is stored and scanned before its row is written. */
  async add(applicationId: string, kind: FileKind, request: FastifyRequest, caller: Caller): Promise<ApplicationFile> {
    const application = await this.applications.readable(applicationId, caller);
    if (!isOfficer(caller, application)) throw new NotFound();
    await this.requireRoom(applicationId);
    const received = await this.files.receive(request, rule);
    return this.transactions.run(async (tx) => {
      const file = Object.assign(new ApplicationFile(), { id: randomUUIDv7(), applicationId, kind, ...received, uploadedAt: this.clock.now() });
      await tx.insert(ApplicationFile, file);
      return file;
    });
  }

  async list(applicationId: string, caller: Caller): Promise<ApplicationFile[]> {
    await this.applications.readable(applicationId, caller);
    return this.db.manager.find(ApplicationFile, { where: { applicationId }, order: { id: 'ASC' } });
  }

  /** The content; refused unless its scan found it clean. */
  async download(applicationId: string, id: string, caller: Caller): Promise<StreamableFile> {
    await this.applications.readable(applicationId, caller);
    const file = await this.db.manager.findOneBy(ApplicationFile, { id, applicationId });
    if (!file) throw new NotFound();
    return this.files.serve(file);
  }

  private async requireRoom(applicationId: string): Promise<void> {
    if ((await this.db.manager.countBy(ApplicationFile, { applicationId })) < perCase) return;
    throw new NotAllowed({ code: 'too-many-files', ja: `添付できるファイルは${perCase}件までです`, en: `A case takes ${perCase} files at most` });
  }
}
