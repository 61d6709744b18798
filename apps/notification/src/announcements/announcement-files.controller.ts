import { webAddress } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, Public, Refuses, Returns, Scopes, TakesFile } from '@tomoni/platform';
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AnnouncementAttachment } from './announcement-attachment.entity.js';
import { AnnouncementFilesService } from './announcement-files.service.js';
import { AnnouncementCaseView, AnnouncementId, AttachmentView, line } from './announcement.view.js';
import type { AnnouncementCase } from './announcements.service.js';

const FileId = z.object({ id: z.uuid(), fileId: z.uuid() });
const About = z.strictObject({
  alt: line(500).describe('見えない人のための説明 / what it shows or holds, for those who cannot see it'),
  htmlTwin: z.union([z.literal('text'), webAddress]).optional().describe('PDFと同じ内容のHTML。textはお知らせの本文 / the same content as HTML: `text` is the announcement itself'),
});

@Controller('announcements')
export class AnnouncementFilesController {
  constructor(private readonly files: AnnouncementFilesService) {}

  /** One file: PDF, JPEG or PNG, up to 20 MB, by its content. Author, place and program are taken out of it; it is scanned. */
  @Post(':id/attachments')
  @Scopes('announcements:write')
  @Audit('announcement-attachment')
  @TakesFile()
  @Returns(AttachmentView)
  add(
    @Param({ schema: AnnouncementId }) { id }: z.output<typeof AnnouncementId>,
    @Query({ schema: About }) { alt, htmlTwin }: z.output<typeof About>,
    @Req() request: FastifyRequest,
    @Caller() caller: Caller,
  ): Promise<AnnouncementAttachment> {
    return this.files.add(id, { alt, htmlTwin: htmlTwin ?? null }, request, caller);
  }

  @Delete(':id/attachments/:fileId')
  @HttpCode(200)
  @Scopes('announcements:write')
  @Audit('announcement-attachment')
  @Returns(AnnouncementCaseView)
  remove(@Param({ schema: FileId }) { id, fileId }: z.output<typeof FileId>, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.files.remove(id, fileId, caller);
  }

  /** Once more, where the scanner was away. */
  @Post(':id/attachments/:fileId/scan')
  @HttpCode(200)
  @Scopes('announcements:write')
  @Audit('announcement-attachment')
  @Returns(AttachmentView)
  scan(@Param({ schema: FileId }) { id, fileId }: z.output<typeof FileId>, @Caller() caller: Caller): Promise<AnnouncementAttachment> {
    return this.files.scan(id, fileId, caller);
  }

  /** For the office. */
  @Get(':id/attachments/:fileId/content')
  @AnyScope('announcements:read', 'announcements:write')
  @Refuses('conflict')
  open(@Param({ schema: FileId }) { id, fileId }: z.output<typeof FileId>, @Caller() caller: Caller): Promise<StreamableFile> {
    return this.files.open(id, fileId, caller);
  }

  /** For everybody, while the announcement that names it is public. */
  @Get(':id/attachments/:fileId')
  @Public()
  @Refuses('conflict')
  openPublic(@Param({ schema: FileId }) { id, fileId }: z.output<typeof FileId>): Promise<StreamableFile> {
    return this.files.openPublic(id, fileId);
  }
}
