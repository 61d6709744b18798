import { code } from '@tomoni/contracts';
import { Audit, Public, RateLimit, Refuses, Transactions } from '@tomoni/platform';
import { Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { html, pagePolicy } from './page.view.js';
import { stopPage, stoppedPage } from './subscriber-pages.js';
import { SubscriptionsService } from './subscriptions.service.js';

const Stop = z.strictObject({ token: z.string().max(120), topic: code.optional() });

/** The end of a subscription or of one topic, without a login: a link in each mail, and the one click of a mail program (RFC 8058). */
@Controller('unsubscribe')
@Public()
@Refuses('not-found')
@RateLimit({ limit: 60, seconds: 60 })
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionsService, private readonly transactions: Transactions) {}

  /** Changes nothing: mail programs and virus scanners open every link. */
  @Get()
  @Header('content-type', html)
  @Header('content-security-policy', pagePolicy)
  @Header('cache-control', 'no-store')
  @ApiProduces('text/html')
  async ask(@Query({ schema: Stop }) { token, topic }: z.output<typeof Stop>): Promise<string> {
    await this.subscriptions.subscriberOf(token);
    return stopPage(token, topic);
  }

  /** The body (`List-Unsubscribe=One-Click`, as a form of either kind) is not needed: the token says everything. */
  @Post()
  @HttpCode(200)
  @Audit('subscriber', { ids: () => [] })
  @Header('content-type', html)
  @Header('content-security-policy', pagePolicy)
  @ApiConsumes('application/x-www-form-urlencoded', 'multipart/form-data')
  @ApiProduces('text/html')
  async stop(@Query({ schema: Stop }) { token, topic }: z.output<typeof Stop>): Promise<string> {
    await this.transactions.run((tx) => this.subscriptions.unsubscribe(tx, token, topic));
    return stoppedPage(topic);
  }
}
