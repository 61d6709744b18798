import { areaCode, code, moment } from '@tomoni/contracts';
import { Audit, IfMatch, pageOf, pageQuery, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { isOutsideAddress } from '../outside-request.js';
import { partnerKinds } from './webhook-partner.entity.js';
import { WebhookPartnersService } from './webhook-partners.service.js';

const content = {
  name: z.string().trim().min(1).max(100),
  kind: z.enum(partnerKinds),
  url: z.url().max(500).refine(isOutsideAddress, { params: { ja: 'インターネット上の https:// のアドレスを入力してください', en: 'Give an https:// address on the internet' } }),
  topics: z.array(code).max(50).meta({ description: '届ける分野（空なら全部） / topics it is told of; empty means all' }),
  areas: z.array(areaCode).max(200).meta({ description: '届ける地域（空なら全域） / areas it is told of; empty means the whole city' }),
  active: z.boolean(),
};
const example = { name: '見本ケーブルテレビ', kind: 'catv' as const, url: 'https://cabletv.example.jp/tomoni', topics: [], areas: [], active: true };
const Content = z.strictObject(content).meta({ example });
const id = '019a4f00-0000-7000-8000-0000000000f1';
const view = { id: z.uuid(), ...content, url: z.string(), formerSecretUntil: moment.nullable(), version: z.int(), createdAt: moment, updatedAt: moment };
const viewExample = { id, ...example, formerSecretUntil: null, version: 1, createdAt: '2026-06-20T05:12:44.120Z', updatedAt: '2026-06-20T05:12:44.120Z' };
const PartnerView = z.object(view).meta({ id: 'WebhookPartner', description: 'お知らせを届ける媒体（ケーブルテレビ、FM、印刷） / a partner that is told of announcements', example: viewExample });
const PartnerWithSecret = z.object({ ...view, secret: z.string() }).meta({
  id: 'WebhookPartnerWithSecret', description: '署名の鍵はこの応答にだけ含まれる / the secret is in this reply alone',
  example: { ...viewExample, secret: 'Yk3vN0a9gq8oYwq2l0cTqCEbqhQe2r4b1m0uQmXo7dQ' },
});
const TestResult = z.object({ delivered: z.boolean(), status: z.int().nullable(), reason: z.string().nullable() }).meta({
  id: 'WebhookTest', description: '試験送信の結果 / how the test went', example: { delivered: false, status: 503, reason: 'status-503' },
});
const PartnerId = z.object({ id: z.uuid() });
const ListPartners = pageQuery({});

@Controller('webhook-partners')
@Scopes('announcements:publish', { kinds: ['staff'] })
@Audit('webhook-partner')
export class WebhookPartnersController {
  constructor(private readonly partners: WebhookPartnersService) {}

  @Get()
  @Returns(pageOf(PartnerView))
  list(@Query({ schema: ListPartners }) query: z.output<typeof ListPartners>) {
    return this.partners.list(query);
  }

  @Get(':id')
  @Returns(PartnerView)
  get(@Param({ schema: PartnerId }) { id }: z.output<typeof PartnerId>) {
    return this.partners.get(id);
  }

  @Post()
  @Returns(PartnerWithSecret)
  create(@Body({ schema: Content }) body: z.output<typeof Content>) {
    return this.partners.create(body);
  }

  @Put(':id')
  @Returns(PartnerView)
  change(@Param({ schema: PartnerId }) { id }: z.output<typeof PartnerId>, @Body({ schema: Content }) body: z.output<typeof Content>, @IfMatch() version: number) {
    return this.partners.change(id, version, body);
  }

  /** A new secret; for seven days requests carry a signature with each of the two. */
  @Post(':id/change-secret')
  @HttpCode(200)
  @Returns(PartnerWithSecret)
  changeSecret(@Param({ schema: PartnerId }) { id }: z.output<typeof PartnerId>, @IfMatch() version: number) {
    return this.partners.changeSecret(id, version);
  }

  /** Sends a signed test event now and says what the partner answered. */
  @Post(':id/test')
  @HttpCode(200)
  @Returns(TestResult)
  test(@Param({ schema: PartnerId }) { id }: z.output<typeof PartnerId>) {
    return this.partners.test(id);
  }
}
