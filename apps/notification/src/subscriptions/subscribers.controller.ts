import { Audit, NotAudited, Public, RateLimit, Refuses, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { ForgettingService } from './forgetting.service.js';
import { mailAddress, ReceiptView } from './preferences.view.js';

const SubscriberId = z.object({ id: z.uuid() });
const Find = z.strictObject({ mail: mailAddress }).meta({ example: { mail: 'taro@example.jp' } });
const Receipt = z.strictObject({ personRef: z.string().max(100), shreddedAt: z.string().max(40), mac: z.string().max(100) })
  .meta({ example: { personRef: '019a4f00-0000-7000-8000-0000000000a1', shreddedAt: '2026-06-20T05:12:44.120Z', mac: 'mAz0s9dJ1mZ5sOQ0b8c4n7m3d1p2k9x8v7u6t5s4r3q' } });
const FoundView = z
  .object({ id: z.uuid(), status: z.enum(['pending', 'active', 'unsubscribed']) })
  .meta({ id: 'FoundSubscriber', example: { id: '019a4f00-0000-7000-8000-0000000000a1', status: 'active' } });
const VerifiedView = z.object({ genuine: z.boolean() }).meta({ id: 'VerifiedReceipt', example: { genuine: true } });

/** For staff who are asked to forget somebody, and for who was forgotten. */
@Controller()
export class SubscribersController {
  constructor(private readonly forgetting: ForgettingService) {}

  /** By an address somebody tells at the counter; the question is on record, the address is not. */
  @Post('subscribers/find')
  @HttpCode(200)
  @Scopes('subscribers:manage', { kinds: ['staff'] })
  @Audit('subscriber', { reads: ['mail'] })
  @Refuses('not-found')
  @Returns(FoundView)
  find(@Body({ schema: Find }) { mail }: z.output<typeof Find>): Promise<z.output<typeof FoundView>> {
    return this.forgetting.find(mail);
  }

  @Post('subscribers/:id/forget')
  @HttpCode(200)
  @Scopes('subscribers:manage', { kinds: ['staff'] })
  @Audit('subscriber')
  @Returns(ReceiptView)
  forget(@Param({ schema: SubscriberId }) { id }: z.output<typeof SubscriberId>): Promise<z.output<typeof ReceiptView>> {
    return this.forgetting.forgetSubscriber(id);
  }

  @Post('forget-receipts/verify')
  @HttpCode(200)
  @Public()
  @NotAudited('Changes nothing; tells whether a proof is ours.')
  @RateLimit({ limit: 30, seconds: 60 })
  @Returns(VerifiedView)
  verify(@Body({ schema: Receipt }) receipt: z.output<typeof Receipt>): Promise<z.output<typeof VerifiedView>> {
    return this.forgetting.verify(receipt);
  }
}
