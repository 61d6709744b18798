import { Audit, Public, RateLimit, Refuses, Transactions } from '@tomoni/platform';
import { Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { SubscriptionsService } from './subscriptions.service.js';
import { stopPage, stoppedPage } from './unsubscribe-pages.js';

const Token = z.strictObject({ token: z.string().max(120) });
const html = 'text/html; charset=utf-8';

/** The end of a subscription, without a login: a link in each mail, and the one click of a mail program (RFC 8058). */
@Controller('unsubscribe')
@Public()
@Refuses('not-found')
@RateLimit({ limit: 60, seconds: 60 })
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionsService, private readonly transactions: Transactions) {}

  /** Changes nothing: mail programs and virus scanners open every link. */
  @Get()
  @Header('content-type', html)
  @Header('cache-control', 'no-store')
  @ApiProduces('text/html')
  async ask(@Query({ schema: Token }) { token }: z.output<typeof Token>): Promise<string> {
    await this.subscriptions.subscriberOf(token);
    return stopPage(token);
  }

  /** The body (`List-Unsubscribe=One-Click`, as a form of either kind) is not needed: the token says everything. */
  @Post()
  @HttpCode(200)
  @Audit('subscriber', { ids: () => [] })
  @Header('content-type', html)
  @ApiConsumes('application/x-www-form-urlencoded', 'multipart/form-data')
  @ApiProduces('text/html')
  async stop(@Query({ schema: Token }) { token }: z.output<typeof Token>): Promise<string> {
    await this.transactions.run((tx) => this.subscriptions.unsubscribe(tx, token));
    return stoppedPage();
  }
}
