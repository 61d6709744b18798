import { Forbidden, InvalidInput, NotAudited, NotFound, Public, RateLimit, Refuses, Returns, Transactions } from '@tomoni/platform';
import { Body, Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { config } from '../config.js';
import { isSignedBy } from '../signed-body.js';
import { SmsReceiptsService } from './sms-receipts.service.js';

const Receipt = z
  .strictObject({
    key: z.string().min(1).max(120).regex(/^[\x21-\x7e]+$/).meta({ description: '送信時の Idempotency-Key / the Idempotency-Key it was sent with' }),
    status: z.enum(['delivered', 'failed']),
  })
  .meta({ example: { key: '019a4f00-0000-7000-8000-0000000000d1.019a4f00-0000-7000-8000-0000000000e1', status: 'delivered' } });
const Taken = z
  .object({ taken: z.enum(['recorded', 'repeated', 'unknown']) })
  .meta({ id: 'SmsReceiptTaken', description: '受領の結果 / whether it was news', example: { taken: 'recorded' } });

/** Where the SMS provider tells what became of a message. Its signature is its login. */
@Controller('channels/sms/receipts')
@Public()
@Refuses('forbidden', 'not-found')
@RateLimit({ limit: 6_000, seconds: 60 })
export class SmsReceiptsController {
  constructor(private readonly receipts: SmsReceiptsService, private readonly transactions: Transactions) {}

  @Post()
  @HttpCode(200)
  @NotAudited('A machine tells what became of a message; the row of the recipient is the record.')
  @Returns(Taken)
  record(@Req() { tomoni }: FastifyRequest, @Headers('tomoni-signature') signature: string | undefined, @Body({ schema: Receipt }) receipt: z.output<typeof Receipt>) {
    const { SMS_RECEIPT_SECRET: secret } = config;
    if (secret === undefined) throw new NotFound();
    if (!tomoni.rawBody) throw new InvalidInput([{ in: 'body', pointer: '#', code: 'required', detail: { ja: '本文がありません。', en: 'There is no body.' } }]);
    if (!isSignedBy(secret, signature, tomoni.rawBody, Date.now())) throw new Forbidden({ ja: '署名が正しくないか、古すぎます。', en: 'The signature is wrong or too old.' });
    return this.transactions.run((tx) => this.receipts.record(tx, receipt));
  }
}
