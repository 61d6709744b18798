import { civilDate, moment } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, IfMatch, pageOf, pageQuery, Public, Refuses, Returns, Scopes, TakesFile, type Page } from '@tomoni/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { announcementId, day, line } from '../announcements/announcement.view.js';
import { media } from './pr-issue-file.entity.js';
import type { PrIssue } from './pr-issue.entity.js';
import { prIssueProcedure, type IssueStatus } from './pr-issue.procedure.js';
import { PrIssuesService, type IssueCase } from './pr-issues.service.js';

const IssueId = z.object({ id: z.uuid() });
const FileId = z.object({ id: z.uuid(), fileId: z.uuid() });
const statuses = z.enum(prIssueProcedure.states as [IssueStatus, ...IssueStatus[]]);
const List = pageQuery({ status: statuses.optional() });
const PublicList = pageQuery({});
const AddFile = z.strictObject({ medium: z.enum(media), title: line(200) });
const contentExample = { no: 1234, date: '2026-05-01', title: '広報みほん 2026年5月1日号', articles: [{ announcementId }, { title: '市長から', html: '<p>新緑の季節になりました。</p>' }] };
const Issue = z
  .strictObject({
    no: z.int().min(1).max(1_000_000), date: day, title: line(200),
    articles: z.array(z.union([z.strictObject({ announcementId: z.uuid() }), z.strictObject({ title: line(200), html: z.string().min(1).max(60_000) })])).max(100),
  })
  .meta({ example: contentExample });

const file = z.object({ id: z.uuid(), medium: z.enum(media), title: z.string(), name: z.string(), type: z.string(), bytes: z.int(), url: z.string() });
const article = z.union([z.object({ announcementId: z.uuid() }), z.object({ title: z.string(), html: z.string() })]);
const open = { id: z.uuid(), no: z.int(), date: civilDate, title: z.string(), articles: z.array(article), releasedAt: moment.nullable() };
const issueId = '019a4f00-0000-7000-8000-0000000000c2';
const fileExample = { id: '019a4f00-0000-7000-8000-0000000000c3', medium: 'audio' as const, title: '音声版', name: 'koho-1234.mp3', type: 'audio/mpeg', bytes: 12_000_000, url: `https://oshirase.city.example.jp/pr-issues/${issueId}/files/019a4f00-0000-7000-8000-0000000000c3` };
const example = { ...contentExample, id: issueId, releasedAt: '2026-05-01T00:00:00.000Z' };
const IssueView = z.object(open).meta({ id: 'PrIssue', example });
const IssueWithFilesView = z.object({ ...open, files: z.array(file) }).meta({ id: 'PrIssueWithFiles', example: { ...example, files: [fileExample] } });
const IssueCaseView = z
  .object({ ...open, status: statuses, version: z.int(), files: z.array(z.object({ ...file.shape, scan: z.string(), tagged: z.boolean().nullable() })), removed: z.array(z.object({ what: z.string(), times: z.int() })) })
  .meta({ id: 'PrIssueCase', example: { ...example, status: 'released', version: 5, files: [{ ...fileExample, scan: 'clean', tagged: null }], removed: [] } });
type Id = z.output<typeof IssueId>;

/** 広報紙. Staff edit under `/pr-issues/drafts`; what is released everybody reads. */
@Controller('pr-issues')
export class PrIssuesController {
  constructor(private readonly issues: PrIssuesService) {}

  @Post()
  @Scopes('announcements:write')
  @Audit('pr-issue')
  @Returns(IssueCaseView)
  create(@Body({ schema: Issue }) body: z.output<typeof Issue>, @Caller() caller: Caller): Promise<IssueCase> {
    return this.issues.create(body, caller);
  }

  /** Released issues, the newest first. */
  @Get()
  @Public()
  @Returns(pageOf(IssueView))
  released(@Query({ schema: PublicList }) query: z.output<typeof PublicList>): Promise<Page<PrIssue>> {
    return this.issues.list('released', query);
  }

  @Get('drafts')
  @AnyScope('announcements:read', 'announcements:write')
  @Returns(pageOf(z.object({ ...open, status: statuses, version: z.int() }).meta({ id: 'PrIssueDraft', example: { ...example, status: 'draft', releasedAt: null, version: 1 } })))
  list(@Query({ schema: List }) { status, ...query }: z.output<typeof List>): Promise<Page<PrIssue>> {
    return this.issues.list(status, query);
  }

  @Get('drafts/:id')
  @AnyScope('announcements:read', 'announcements:write')
  @Returns(IssueCaseView)
  getDraft(@Param({ schema: IssueId }) { id }: Id): Promise<IssueCase> {
    return this.issues.get(id);
  }

  /** A released issue with its articles and its editions as files. */
  @Get(':id')
  @Public()
  @Returns(IssueWithFilesView)
  get(@Param({ schema: IssueId }) { id }: Id): Promise<IssueCase> {
    return this.issues.get(id, true);
  }

  @Put(':id')
  @Scopes('announcements:write')
  @Audit('pr-issue')
  @Returns(IssueCaseView)
  edit(@Param({ schema: IssueId }) { id }: Id, @Body({ schema: Issue }) body: z.output<typeof Issue>, @IfMatch() version: number, @Caller() caller: Caller): Promise<IssueCase> {
    return this.issues.edit(id, body, version, caller);
  }

  /** By somebody of 広報課 who has not edited it. */
  @Post(':id/approve')
  @HttpCode(200)
  @Scopes('announcements:publish')
  @Audit('pr-issue')
  @Returns(IssueCaseView)
  approve(@Param({ schema: IssueId }) { id }: Id, @IfMatch() version: number, @Caller() caller: Caller): Promise<IssueCase> {
    return this.issues.approve(id, version, caller);
  }

  /** From its date on. */
  @Post(':id/release')
  @HttpCode(200)
  @Scopes('announcements:publish')
  @Audit('pr-issue')
  @Returns(IssueCaseView)
  release(@Param({ schema: IssueId }) { id }: Id, @IfMatch() version: number, @Caller() caller: Caller): Promise<IssueCase> {
    return this.issues.release(id, version, caller);
  }

  /** One edition: PDF, large type, MP3 or braille (BRF or PDF), up to 100 MB. */
  @Post(':id/files')
  @Scopes('announcements:write')
  @Audit('pr-issue')
  @TakesFile()
  @Returns(IssueCaseView)
  addFile(@Param({ schema: IssueId }) { id }: Id, @Query({ schema: AddFile }) query: z.output<typeof AddFile>, @Req() request: FastifyRequest, @Caller() caller: Caller): Promise<IssueCase> {
    return this.issues.addFile(id, query, request, caller);
  }

  @Delete(':id/files/:fileId')
  @HttpCode(200)
  @Scopes('announcements:write')
  @Audit('pr-issue')
  @Returns(IssueCaseView)
  removeFile(@Param({ schema: FileId }) { id, fileId }: z.output<typeof FileId>, @Caller() caller: Caller): Promise<IssueCase> {
    return this.issues.removeFile(id, fileId, caller);
  }

  @Get(':id/files/:fileId')
  @Public()
  @Refuses('conflict')
  openFile(@Param({ schema: FileId }) { id, fileId }: z.output<typeof FileId>): Promise<StreamableFile> {
    return this.issues.openFile(id, fileId);
  }
}
