import { randomUUIDv7 } from 'node:crypto';
import { issueReleased } from '@tomoni/contracts';
import { fiscalYear, publish } from '@tomoni/messaging';
import { Clock, Conflict, expectVersion, Files, InvalidInput, NotFound, page, Problem, Transactions, type Caller, type FieldError, type Page } from '@tomoni/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, In, type EntityManager } from 'typeorm';
import { checkText, cleanHtml, type Removed } from '../accessibility/accessibility.service.js';
import { AnnouncementFilesService } from '../announcements/announcement-files.service.js';
import { Announcement } from '../announcements/announcement.entity.js';
import { config } from '../config.js';
import { mediaTypes, PrIssueFile, type Medium } from './pr-issue-file.entity.js';
import { PrIssue, type Article } from './pr-issue.entity.js';
import type { IssueStatus } from './pr-issue.procedure.js';

export interface IssueContent { readonly no: number; readonly date: string; readonly title: string; readonly articles: readonly Article[] }
export type IssueCase = PrIssue & { files: (PrIssueFile & { url: string })[]; removed: readonly Removed[] };

const maxBytes = 100 * 1024 * 1024;
const addressOf = (id: string) => `${config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`}/pr-issues/${id}`;

/** 広報紙: edited, approved by somebody else, released on its day. */
@Injectable()
export class PrIssuesService {
  constructor(
    private readonly db: DataSource, private readonly transactions: Transactions, private readonly clock: Clock, private readonly files: Files,
    private readonly receiver: AnnouncementFilesService,
  ) {}

  create(content: IssueContent, caller: Caller): Promise<IssueCase> {
    return this.transactions.run(async (tx) => {
      const { cleaned, removed } = await this.accepted(tx, content);
      const issue = Object.assign(new PrIssue(), {
        id: randomUUIDv7(), ...cleaned, status: 'draft' as const, writers: [caller.sub], approvedBy: null, releasedAt: null, version: 1, createdAt: this.clock.now(),
      });
      await tx.insert(PrIssue, issue);
      return this.view(tx, issue, removed);
    });
  }

  edit(id: string, content: IssueContent, version: number, caller: Caller): Promise<IssueCase> {
    return this.change(id, version, async (tx, issue) => {
      issue.touch(this.deed(caller));
      const { cleaned, removed } = await this.accepted(tx, content, id);
      Object.assign(issue, cleaned);
      return removed;
    });
  }

  approve(id: string, version: number, caller: Caller): Promise<IssueCase> {
    return this.change(id, version, async (tx, issue) => {
      issue.approve(this.deed(caller));
      await this.requireReady(tx, issue);
    });
  }

  release(id: string, version: number, caller: Caller): Promise<IssueCase> {
    return this.change(id, version, async (tx, issue) => {
      issue.release(this.deed(caller));
      await this.requireReady(tx, issue);
      const files = await this.filesOf(tx, id);
      const urls = (...media: Medium[]) => files.filter(({ medium }) => media.includes(medium)).map(({ url }) => url);
      await publish(tx, issueReleased, {
        issueId: id, status: issue.status, effectiveOn: this.clock.today(), fy: fiscalYear(this.clock.now()), deptCode: caller.unit ?? '', lgCode: config.TENANT, url: addressOf(id),
        no: issue.no, date: issue.date, pdf: urls('pdf'), audio: urls('audio'),
      });
    });
  }

  /** One edition as a file, by its content, without its makers. */
  async addFile(id: string, { medium, title }: { medium: Medium; title: string }, request: FastifyRequest, caller: Caller): Promise<IssueCase> {
    await this.find(this.db.manager, id);
    const received = await this.receiver.receive(request, { types: mediaTypes[medium], maxBytes }, title);
    return this.change(id, undefined, async (tx, issue) => {
      issue.touch(this.deed(caller));
      if ((await tx.countBy(PrIssueFile, { issueId: id })) >= 20) throw new Conflict({ ja: '一つの号のファイルは20件までです。', en: 'An issue takes 20 files at most.' });
      await tx.insert(PrIssueFile, Object.assign(new PrIssueFile(), { id: randomUUIDv7(), issueId: id, medium, title, ...received, uploadedAt: this.clock.now() }));
    });
  }

  removeFile(id: string, fileId: string, caller: Caller): Promise<IssueCase> {
    return this.change(id, undefined, async (tx, issue) => {
      issue.touch(this.deed(caller));
      if ((await tx.delete(PrIssueFile, { id: fileId, issueId: id })).affected !== 1) throw noIssue();
    });
  }

  list(status: IssueStatus | undefined, request: { cursor?: string; limit: number }): Promise<Page<PrIssue>> {
    const query = this.db.manager.createQueryBuilder(PrIssue, 'issue');
    if (status !== undefined) query.andWhere('issue.status = :status', { status });
    return page(query, request, { by: ['date', 'id'], direction: 'DESC' });
  }

  async get(id: string, onlyReleased = false): Promise<IssueCase> {
    const issue = await this.find(this.db.manager, id);
    if (onlyReleased && issue.status !== 'released') throw noIssue();
    return this.view(this.db.manager, issue);
  }

  async openFile(id: string, fileId: string): Promise<StreamableFile> {
    const { status } = await this.find(this.db.manager, id);
    const file = await this.db.manager.findOneBy(PrIssueFile, { id: fileId, issueId: id });
    if (!file || status !== 'released') throw noIssue();
    return this.files.serve(file);
  }

  private change(id: string, version: number | undefined, work: (tx: EntityManager, issue: PrIssue) => Promise<readonly Removed[] | void>): Promise<IssueCase> {
    return this.transactions.run(async (tx) => {
      const issue = await this.find(tx, id, true);
      if (version !== undefined) expectVersion(issue, version);
      const removed = await work(tx, issue);
      await tx.save(issue);
      return this.view(tx, issue, removed ?? []);
    });
  }

  private deed(caller: Caller) {
    return { caller, now: this.clock.now() };
  }

  private async find(tx: EntityManager, id: string, lock = false): Promise<PrIssue> {
    const issue = await tx.findOne(PrIssue, { where: { id }, ...(lock && { lock: { mode: 'pessimistic_write' as const } }) });
    if (!issue) throw noIssue();
    return issue;
  }

  private async view(tx: EntityManager, issue: PrIssue, removed: readonly Removed[] = []): Promise<IssueCase> {
    return Object.assign(issue, { files: await this.filesOf(tx, issue.id), removed });
  }

  private async filesOf(tx: EntityManager, issueId: string) {
    const files = await tx.find(PrIssueFile, { where: { issueId }, order: { id: 'ASC' } });
    return files.map((file) => Object.assign(file, { url: `${addressOf(issueId)}/files/${file.id}` }));
  }

  private async accepted(tx: EntityManager, content: IssueContent, id?: string): Promise<{ cleaned: IssueContent; removed: readonly Removed[] }> {
    const other = await tx.findOneBy(PrIssue, { no: content.no });
    if (other && other.id !== id) throw new Conflict({ ja: `第${content.no}号はすでにあります。`, en: `There is an issue no. ${content.no} already.` });
    const wanted = content.articles.flatMap((article) => ('announcementId' in article ? [article.announcementId] : []));
    const known = new Set((await tx.find(Announcement, { select: { id: true }, where: { id: In(wanted) } })).map((announcement) => announcement.id));
    const errors = content.articles.flatMap((article, index): FieldError[] => ('announcementId' in article && !known.has(article.announcementId)
      ? [{ in: 'body', pointer: `#/articles/${index}/announcementId`, code: 'unknown-announcement', detail: { ja: 'お知らせがありません。', en: 'There is no such announcement.' } }] : []));
    if (errors.length > 0) throw new InvalidInput(errors);
    const cleaned = content.articles.map((article) => ('html' in article ? { article, ...cleanHtml(article.html) } : { article, html: '', removed: [] }));
    return {
      cleaned: { ...content, articles: cleaned.map(({ article, html }) => ('html' in article ? { title: article.title, html } : article)) },
      removed: cleaned.flatMap(({ removed }) => removed),
    };
  }

  /** @throws Problem 422: an issue has words or files, all of them for everybody */
  private async requireReady(tx: EntityManager, { id, articles }: PrIssue): Promise<void> {
    const files = await this.filesOf(tx, id);
    const error = (pointer: string, code: string, ja: string, en: string): FieldError => ({ in: 'body', pointer, code, detail: { ja, en } });
    const published = new Set((await tx.find(Announcement, { select: { id: true }, where: { status: In(['published', 'corrected']) , id: In(articles.flatMap((article) => ('announcementId' in article ? [article.announcementId] : []))) } })).map((one) => one.id));
    const errors = [
      ...(articles.length + files.length === 0 ? [error('#/articles', 'empty-issue', '記事もファイルもありません。', 'There is neither an article nor a file.')] : []),
      ...articles.flatMap((article, index) => ('html' in article
        ? checkText('ja', article.html).filter(({ severity }) => severity === 'error').map(({ code, text, path }) => error(`#/articles/${index}/html`, code, `${text.ja}（${path}）`, `${text.en} (${path})`))
        : published.has(article.announcementId) ? [] : [error(`#/articles/${index}`, 'announcement-not-public', 'このお知らせは公開されていません。', 'This announcement is not public.')])),
      ...files.flatMap(({ id: fileId, scan, tagged, medium, title }) => [
        ...(scan === 'clean' ? [] : [error(`#/files/${fileId}`, 'file-not-clean', `「${title}」はウイルス検査を通っていません。`, `“${title}” has not passed the virus scan.`)]),
        ...(tagged === false && medium !== 'braille' && articles.length === 0 ? [error(`#/files/${fileId}`, 'pdf-not-tagged', `「${title}」はタグ付きPDFではありません。タグを付けるか、記事をHTMLで載せてください。`, `“${title}” is not a tagged PDF. Tag it, or give the articles as HTML.`)] : []),
      ]),
    ];
    if (errors.length > 0) throw new Problem('unprocessable', { detail: { ja: `点検で${errors.length}件の問題が見つかりました。`, en: `The checks found ${errors.length} problems.` }, errors, members: { code: 'checks-failed' } });
  }
}

const noIssue = (): NotFound => new NotFound({ ja: '広報紙の号が見つかりません', en: 'There is no such issue' });
