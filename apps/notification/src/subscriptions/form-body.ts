import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';

const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** The platform takes JSON only; RFC 8058 makes mail programs send a form, here and nowhere else. Its content says nothing and is not read. */
@Injectable()
export class FormBody implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance().addContentTypeParser(forms, { parseAs: 'string', bodyLimit: 4_096 }, (request, _body, done) => {
      const taken = request.routeOptions.url === '/unsubscribe';
      done(taken ? null : Object.assign(new Error('Unsupported Media Type'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }), undefined);
    });
  }
}
