import { IfMatch, NotAudited, pageOf, pageQuery, Returns, Scopes } from '@tomoni/platform';
import { moment } from '@tomoni/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { DeliveriesService, resendReasons } from './deliveries.service.js';
import { deliveryStatuses, reasonTexts, statusTexts, type DeliveryReason } from './delivery.entity.js';

const texts = z.object({ ja: z.string(), en: z.string() });
const status = z.enum(deliveryStatuses);
const DeliveryView = z
  .object({
    id: z.uuid(),
    eventId: z.uuid(),
    eventType: z.string(),
    caseId: z.uuid(),
    template: z.string(),
    templateVersion: z.int(),
    status,
    statusText: texts,
    reason: z.enum(Object.keys(reasonTexts) as DeliveryReason[]).nullable(),
    reasonText: texts.nullable(),
    smtpCode: z.int().nullable(),
    attempts: z.int(),
    nextAttemptAt: moment.nullable(),
    createdAt: moment,
    handedAt: moment.nullable(),
    messageId: z.string(),
    version: z.int(),
  })
  .meta({
    id: 'Delivery',
    description: '一通のメールの送信状況（宛先は含まない） / how one mail fared; never to whom',
    example: {
      id: '019a4f00-0000-7000-8000-0000000000d1',
      eventId: '019a4f00-0000-7000-8000-0000000000e1',
      eventType: 'participation.decision-notice.issued.v1',
      caseId: '019a4f00-0000-7000-8000-000000000002',
      template: 'grant-decision-notice',
      templateVersion: 1,
      status: 'unknown',
      statusText: statusTexts.unknown,
      reason: 'outcome-lost',
      reasonText: reasonTexts['outcome-lost'],
      smtpCode: null,
      attempts: 1,
      nextAttemptAt: null,
      createdAt: '2026-06-20T05:12:44.120Z',
      handedAt: null,
      messageId: '<019a4f00-0000-7000-8000-0000000000d1@city.example.jp>',
      version: 3,
    },
  });
const DeliverySummary = z
  .object({ counts: z.record(status, z.int()), statusTexts: z.record(status, texts), waitingSince: moment.nullable() })
  .meta({
    id: 'DeliverySummary',
    description: '状態ごとの件数と、最も長く待っているメールの受付時刻 / how many in which state, and since when the oldest one waits',
    example: { counts: { queued: 0, handing: 0, handed: 412, deferred: 2, failed: 1, unknown: 1, undeliverable: 3 }, statusTexts, waitingSince: '2026-06-20T05:12:44.120Z' },
  });
const DeliveryId = z.object({ id: z.uuid() });
const DeliveryQuery = pageQuery({ status: status.optional(), caseId: z.uuid().optional() });
const Resend = z
  .strictObject({ reason: z.enum(resendReasons).meta({ description: '再送の理由（監査記録に残る） / why; kept in the audit' }) })
  .meta({ example: { reason: 'not-arrived' } });

/** For staff only: a citizen learns of their mails from their case's timeline. */
@Controller('deliveries')
@NotAudited('Shows no personal data, neither address nor name; a resend is recorded by the service, with its reason.')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get()
  @Scopes('deliveries:read', { kinds: ['staff'] })
  @Returns(pageOf(DeliveryView))
  list(@Query({ schema: DeliveryQuery }) query: z.output<typeof DeliveryQuery>) {
    return this.deliveries.list(query);
  }

  @Get('summary')
  @Scopes('deliveries:read', { kinds: ['staff'] })
  @Returns(DeliverySummary)
  async summary() {
    return { ...(await this.deliveries.summary()), statusTexts };
  }

  @Get(':id')
  @Scopes('deliveries:read', { kinds: ['staff'] })
  @Returns(DeliveryView)
  get(@Param({ schema: DeliveryId }) { id }: z.output<typeof DeliveryId>) {
    return this.deliveries.get(id);
  }

  @Post(':id/resend')
  @HttpCode(200)
  @Scopes('deliveries:resend', { kinds: ['staff'] })
  @Returns(DeliveryView)
  resend(@Param({ schema: DeliveryId }) { id }: z.output<typeof DeliveryId>, @Body({ schema: Resend }) { reason }: z.output<typeof Resend>, @IfMatch() version: number) {
    return this.deliveries.resend(id, version, reason);
  }
}
