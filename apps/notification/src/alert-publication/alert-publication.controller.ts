import { NotFound, Public, Returns, Unavailable } from '@tomoni/platform';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AlertFiles, type AlertFile } from './alert-files.js';
import { alertPagePolicy } from './alert-page.js';
import { AlertPublisher } from './alert-publisher.js';
import { isKnown, prefersPage, type Asked } from './file-request.js';
import { ActiveAlertsView, PublishedAlertView } from './published-alert.view.js';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const OfAlert = z.object({ file: z.string().regex(new RegExp(`^${uuid}\\.(html|json|svg)$`)).meta({ example: '019a4f00-0000-7000-8000-0000000000a1.json' }) });
const CapFile = z.object({ file: z.string().regex(new RegExp(`^${uuid}\\.xml$`)).meta({ example: '019a4f00-0000-7000-8000-0000000000a2.xml' }) });
const List = z.object({ file: z.enum(['active.html', 'active.json', 'cap.atom']).meta({ example: 'active.json' }) });
type File = z.output<typeof OfAlert>;

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', json: 'application/json; charset=utf-8', svg: 'image/svg+xml; charset=utf-8', atom: 'application/atom+xml; charset=utf-8', xml: 'application/cap+xml; charset=utf-8',
};
// A CDN asks every few seconds at most, and goes on with what it has while we are away.
const caching = 'public, max-age=5, stale-while-revalidate=30, stale-if-error=86400';

/** Files as they stand in the folder: no database, no broker, no sign-in between people and an alert. */
@Controller('alerts')
@Public()
export class AlertPublicationController {
  constructor(private readonly files: AlertFiles, private readonly publisher: AlertPublisher) {}

  /** The page for browsers, data for whoever does not ask for a page. */
  @Get('active')
  @ApiProduces('application/json', 'text/html')
  @Returns(ActiveAlertsView, { ja: '発表中の緊急情報', en: 'Alerts in force' })
  active(@Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('vary', 'Accept');
    return this.send(prefersPage(asked['accept']) ? 'active.html' : 'active.json', asked, reply);
  }

  @Get('active.json')
  @Returns(ActiveAlertsView)
  activeJson(@Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send('active.json', asked, reply);
  }

  @Get('active.html')
  @ApiProduces('text/html')
  activePage(@Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send('active.html', asked, reply);
  }

  /** Atom; each entry leads to a document of CAP 1.2. */
  @Get('cap.atom')
  @ApiProduces('application/atom+xml')
  feed(@Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send('cap.atom', asked, reply);
  }

  /** One alert: its page, its data, its map. */
  @Get('public/:file')
  @ApiProduces('application/json', 'text/html', 'image/svg+xml')
  @Returns(PublishedAlertView)
  alert(@Param({ schema: OfAlert }) { file }: File, @Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(`public/${file}`, asked, reply);
  }

  /** What was told, as a document of CAP 1.2. */
  @Get('cap/:file')
  @ApiProduces('application/cap+xml')
  cap(@Param({ schema: CapFile }) { file }: z.output<typeof CapFile>, @Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(`cap/${file}`, asked, reply);
  }

  /** The same for drills and tests, which are nowhere else. */
  @Get('drills/:file')
  @ApiProduces('application/json', 'text/html', 'application/atom+xml')
  @Returns(ActiveAlertsView)
  drills(@Param({ schema: List }) { file }: z.output<typeof List>, @Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(`drills/${file}`, asked, reply);
  }

  @Get('drills/public/:file')
  @ApiProduces('application/json', 'text/html', 'image/svg+xml')
  @Returns(PublishedAlertView)
  drill(@Param({ schema: OfAlert }) { file }: File, @Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(`drills/public/${file}`, asked, reply);
  }

  @Get('drills/cap/:file')
  @ApiProduces('application/cap+xml')
  drillCap(@Param({ schema: CapFile }) { file }: z.output<typeof CapFile>, @Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(`drills/cap/${file}`, asked, reply);
  }

  private async send(path: string, asked: Asked, reply: FastifyReply): Promise<Buffer | string> {
    const file = (await this.files.read(path)) ?? (await this.older(path));
    if (!file) throw new NotFound({ ja: 'この緊急情報は見つかりません', en: 'There is no such alert' });
    const ending = path.slice(path.lastIndexOf('.') + 1);
    reply.headers({
      etag: file.etag, 'last-modified': file.modified.toUTCString(), 'cache-control': caching, 'content-type': types[ending],
      // Whoever warns people may show it: city sites, broadcasters, apps.
      'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', ...(ending === 'html' && { 'content-security-policy': alertPagePolicy }),
    });
    if (!isKnown(file, asked)) return file.bytes;
    reply.status(304);
    return '';
  }

  private async older(path: string): Promise<AlertFile | undefined> {
    const isList = !/(public|cap)\//.test(path);
    if (isList) throw new Unavailable(undefined, 2, { ja: '緊急情報の一覧を準備しています。数秒後にもう一度お試しください。', en: 'The list of alerts is being prepared; try again in a few seconds.' });
    try {
      return await this.publisher.older(path);
    } catch (error) {
      throw new Unavailable(error);
    }
  }
}
