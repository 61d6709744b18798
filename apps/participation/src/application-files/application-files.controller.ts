import { moment } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, Refuses, Returns, Scopes, TakesFile } from '@tomoni/platform';
import { Controller, Get, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApplicationId, applicationId } from '../grant-applications/grant-application.view.js';
import { fileKinds, type ApplicationFile } from './application-file.entity.js';
import { ApplicationFilesService } from './application-files.service.js';

const FileId = z.object({ id: z.uuid(), fileId: z.uuid() });
const AddFile = z.strictObject({ kind: z.enum(fileKinds).default('other') });
const FileView = z
  .object({
    id: z.uuid(), applicationId: z.uuid(), kind: z.enum(fileKinds), name: z.string(), type: z.string(), bytes: z.int(), sha256: z.string(),
    scan: z.enum(['clean', 'infected', 'not-scanned']), uploadedAt: moment,
  })
  .meta({
    id: 'ApplicationFile',
    example: {
      id: '019a4f00-0000-7000-8000-0000000000f1', applicationId, kind: 'plan', name: '事業計画書.pdf', type: 'application/pdf', bytes: 48_213,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', scan: 'clean', uploadedAt: '2026-04-12T02:30:00.000Z',
    },
  });

@Controller('grant-applications')
export class ApplicationFilesController {
  constructor(private readonly files: ApplicationFilesService) {}

  /** One file: PDF, JPEG or PNG, up to 20 MB. It is scanned; what is not found clean is kept but never handed out. */
  @Post(':id/files')
  @Scopes('grants:apply')
  @Audit('application-file')
  @TakesFile()
  @Returns(FileView)
  add(
    @Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>,
    @Query({ schema: AddFile }) { kind }: z.output<typeof AddFile>,
    @Req() request: FastifyRequest,
    @Caller() caller: Caller,
  ): Promise<ApplicationFile> {
    return this.files.add(id, kind, request, caller);
  }

  @Get(':id/files')
  @AnyScope('grants:apply', 'grants:check', 'grants:decide', 'grants:account', 'grants:audit')
  @Returns(z.array(FileView))
  list(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationFile[]> {
    return this.files.list(id, caller);
  }

  @Get(':id/files/:fileId')
  @AnyScope('grants:apply', 'grants:check', 'grants:decide', 'grants:account', 'grants:audit')
  @Audit('application-file', { reads: ['content'] })
  @Refuses('conflict')
  download(@Param({ schema: FileId }) { id, fileId }: z.output<typeof FileId>, @Caller() caller: Caller): Promise<StreamableFile> {
    return this.files.download(id, fileId, caller);
  }
}
