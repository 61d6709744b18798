import { areaCode, code } from '@tomoni/contracts';
import { pageOf, pageQuery, Public, Refuses, Returns, type Page } from '@tomoni/platform';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AnnouncementEdition } from '../announcements/announcement-edition.entity.js';
import { AnnouncementId, EditionView } from '../announcements/announcement.view.js';
import { textVariants } from '../dispatches/dispatch.entity.js';
import { announcementPage, gonePage, pagePolicy } from './announcement-page.js';
import { AnnouncementFeedsService, goneProblem } from './announcement-feeds.service.js';
import { isKnown } from './cacheable.js';
import { feedOf, feedTypes, sitemapOf, type FeedKind } from './feed-formats.js';

const filters = { category: code.optional(), area: areaCode.optional() };
const lang = z.enum(textVariants);
const List = pageQuery({ ...filters, lang: lang.optional() });
const FeedQuery = z.strictObject({ ...filters, lang: lang.default('ja') });
const PageQuery = z.strictObject({ lang: lang.optional() });
type Id = z.output<typeof AnnouncementId>;
const html = 'text/html; charset=utf-8';

/** What everybody reads: list, page, feeds and sitemap, each for caches in between. */
@Controller()
@Public()
export class AnnouncementFeedsController {
  constructor(private readonly feeds: AnnouncementFeedsService) {}

  /** The newest edition of everything public, filtered by topic, area or language. */
  @Get('announcements/public')
  @Returns(pageOf(EditionView))
  async list(@Query({ schema: List }) query: z.output<typeof List>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<AnnouncementEdition>> {
    const found = await this.feeds.list(query);
    isKnown(request, reply, JSON.stringify(found));
    return found;
  }

  /** The edition that is public now; 410 names what follows it. */
  @Get('announcements/:id/public')
  @Refuses('gone')
  @Returns(EditionView)
  async edition(@Param({ schema: AnnouncementId }) { id }: Id, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<AnnouncementEdition> {
    const edition = await this.feeds.require(id);
    isKnown(request, reply, JSON.stringify(edition), edition.publishedAt);
    return edition;
  }

  /** As HTML, without JavaScript. In Japanese where there is no text in the language asked for. */
  @Get(['announcements/:id/page', 'announcements/:id/page.html'])
  @Refuses('gone')
  @ApiProduces('text/html')
  async page(
    @Param({ schema: AnnouncementId }) { id }: Id, @Query({ schema: PageQuery }) { lang: asked = 'ja' }: z.output<typeof PageQuery>,
    @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { edition, gone } = await this.feeds.find(id);
    // Programs that did not ask for a page get what they can read.
    if (gone && !request.headers.accept?.includes('text/html')) throw goneProblem(gone);
    void reply.type(html).header('content-security-policy', pagePolicy);
    if (gone) {
      void reply.status(410).header('cache-control', 'public, max-age=60');
      return gonePage(gone.successor, gone.note);
    }
    const text = announcementPage(edition, edition.variants[asked] ? asked : 'ja');
    return isKnown(request, reply, text, edition.publishedAt) ? '' : text;
  }

  @Get('feed.rss')
  @ApiProduces('application/rss+xml')
  rss(@Query({ schema: FeedQuery }) query: z.output<typeof FeedQuery>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.feed('rss', query, request, reply);
  }

  @Get('feed.atom')
  @ApiProduces('application/atom+xml')
  atom(@Query({ schema: FeedQuery }) query: z.output<typeof FeedQuery>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.feed('atom', query, request, reply);
  }

  /** JSON Feed 1.0 */
  @Get('feed.json')
  @ApiProduces('application/feed+json')
  json(@Query({ schema: FeedQuery }) query: z.output<typeof FeedQuery>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.feed('json', query, request, reply);
  }

  @Get('sitemap.xml')
  @ApiProduces('application/xml')
  async sitemap(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const text = sitemapOf(await this.feeds.sitemap());
    void reply.type('application/xml; charset=utf-8');
    return isKnown(request, reply, text) ? '' : text;
  }

  private async feed(kind: FeedKind, query: z.output<typeof FeedQuery>, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const editions = await this.feeds.newest(query);
    const asked = new URLSearchParams(Object.entries(query).filter(([name, value]) => value !== undefined && !(name === 'lang' && value === 'ja'))).toString();
    const text = feedOf(kind, editions, query.lang, asked && `?${asked}`);
    void reply.type(feedTypes[kind]);
    return isKnown(request, reply, text, editions[0]?.publishedAt) ? '' : text;
  }
}
