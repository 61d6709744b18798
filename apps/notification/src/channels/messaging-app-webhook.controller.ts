import { validateSignature } from '@line/bot-sdk';
import { Forbidden, InvalidInput, NotAudited, NotFound, Public, RateLimit, Refuses, Returns, Transactions } from '@tomoni/platform';
import { Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { config } from '../config.js';
import { SignUpsService } from '../sign-ups/sign-ups.service.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { lineUserId } from './messaging-app-sender.js';

// LINE adds fields and kinds of events without notice and asks receivers to expect it.
const Events = z.object({
  events: z.array(z.object({
    type: z.string(), timestamp: z.number(), source: z.object({ type: z.string().optional(), userId: z.string().optional() }).optional(), deliveryContext: z.object({ isRedelivery: z.boolean() }).optional(),
  })).max(1_000),
});
const Counted = z.object({ changed: z.int(), answered: z.int() }).meta({ id: 'MessagingAppEventsTaken', description: '変わった宛先の数と、案内を送ったアカウントの数 / how many endpoints changed, how many accounts are told how to subscribe', example: { changed: 1, answered: 0 } });

/**
 * LINE tells who befriended the city's account, wrote to it or blocked it. Its signature is its login. Whoever befriends the account
 * or writes to it alone is told how to subscribe, or where to change what they get; what they wrote is neither read nor kept.
 */
@Controller('channels/line/webhook')
@Public()
@Refuses('forbidden', 'not-found', 'wrong-media-type', 'too-large')
@RateLimit({ limit: 6_000, seconds: 60 })
export class MessagingAppWebhookController {
  constructor(private readonly subscriptions: SubscriptionsService, private readonly signUps: SignUpsService, private readonly transactions: Transactions) {}

  @Post()
  @HttpCode(200)
  @NotAudited('A person’s own wish, told by their app; the endpoint’s state is the record, and which account it was is not ours to log.')
  @ApiBody({ schema: { type: 'object', properties: { destination: { type: 'string' }, events: { type: 'array', items: { type: 'object' } } } } })
  @Returns(Counted)
  async take(@Req() { tomoni }: FastifyRequest, @Headers('x-line-signature') signature: string | undefined) {
    const { LINE_CHANNEL_SECRET: secret } = config;
    if (secret === undefined) throw new NotFound();
    if (!tomoni.rawBody || !validateSignature(tomoni.rawBody, secret, signature ?? '')) throw new Forbidden({ ja: '署名が正しくありません。', en: 'The signature is wrong.' });
    const { events } = readEvents(tomoni.rawBody);
    const reply = await this.transactions.run(async (tx) => {
      /** By account, whether LINE says it for the first time. */
      const toAnswer = new Map<string, boolean>();
      let changed = 0;
      for (const { type, timestamp, source, deliveryContext } of events) {
        const userId = source?.userId ?? '';
        if (!lineUserId.test(userId)) continue;
        if (source?.type === 'user' && (type === 'follow' || type === 'message')) toAnswer.set(userId, !deliveryContext?.isRedelivery);
        if (type === 'unfollow') toAnswer.delete(userId);
        if (type !== 'follow' && type !== 'unfollow') continue;
        const [, rows] = await tx.query<[unknown, number]>(
          `UPDATE endpoint SET status = $2, updated_at = now() WHERE kind = 'messaging-app' AND address_index = $1
             AND status = ANY($3) AND (NOT $4 OR updated_at <= to_timestamp($5::float8 / 1000))`,
          [
            await this.subscriptions.addressIndex('messaging-app', userId), type === 'unfollow' ? 'suspended' : 'active',
            type === 'unfollow' ? ['active', 'soft-bounced'] : ['suspended'], deliveryContext?.isRedelivery ?? false, timestamp,
          ],
        );
        changed += rows;
      }
      if (config.LINE_CHANNEL_TOKEN === undefined) toAnswer.clear();
      for (const [userId, isFirst] of [...toAnswer].sort()) await this.signUps.requestByApp(tx, userId, isFirst ? 'always' : 'when unknown');
      return { changed, answered: toAnswer.size };
    });
    this.signUps.wake();
    return reply;
  }
}

function readEvents(body: Buffer): z.output<typeof Events> {
  const read = Events.safeParse(JSON.parse(body.toString()));
  if (read.success) return read.data;
  throw new InvalidInput([{ in: 'body', pointer: '#/events', code: 'invalid_format', detail: { ja: 'イベントの形式が正しくありません。', en: 'These are no events.' } }]);
}
