import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';

// multipart/form-data has its reader already, from FilesModule; whoever does not ask for its parts gets no body.
const forms = ['application/x-www-form-urlencoded'];
/** Where the token in the address says everything: the content is not read. RFC 8058 makes mail programs send a form. */
const unread = new Set(['/unsubscribe', '/subscriptions/confirm', '/preferences/forget']);
/** Pages that work without JavaScript send what was chosen as a form. */
const read = new Set(['/preferences/page', '/announcements/:id/page/barrier']);

/** The platform takes JSON only; forms are taken here and nowhere else. */
@Injectable()
export class FormBody implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance().addContentTypeParser<string>(forms, { parseAs: 'string', bodyLimit: 16_384 }, (request, body, done) => {
      const url = request.routeOptions.url ?? '';
      if (unread.has(url)) done(null, undefined);
      else if (read.has(url)) done(null, { form: body });
      else done(Object.assign(new Error('Unsupported Media Type'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }), undefined);
    });
  }
}
