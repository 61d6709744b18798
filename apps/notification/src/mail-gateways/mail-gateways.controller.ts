import { AnyScope, IfMatch, NotAudited, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { charsets } from './mail-gateway.entity.js';
import { MailGatewaysService } from './mail-gateways.service.js';

const rules = {
  domains: z.array(z.string().regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/)).max(50),
  smtpUrl: z.string().max(300).regex(/^smtps?:\/\/[\w.-]+(:\d{1,5})?$/).nullable(),
  connections: z.int().min(1).max(20),
  recipientsPerSession: z.int().min(1).max(10_000),
  ratePerSecond: z.int().min(1).max(10_000).nullable(),
  penaltySeconds: z.int().min(1).max(86_400),
  charset: z.enum(charsets),
};
const example = { domains: ['docomo.ne.jp'], smtpUrl: null, connections: 2, recipientsPerSession: 100, ratePerSecond: 50, penaltySeconds: 600, charset: 'utf-8' as const };
const Rules = z.strictObject(rules).meta({ example });
const MailGatewayView = z
  .object({ code: z.string(), ...rules, version: z.int() })
  .meta({ id: 'MailGateway', description: '受信側ごとの送り方の決まり / how mail is handed to one receiving side', example: { code: 'docomo', ...example, version: 1 } });
const Code = z.object({ code: z.string().max(60) });

@Controller('mail-gateways')
@NotAudited('Rules of carriers, no personal data; a change is recorded by the service.')
export class MailGatewaysController {
  constructor(private readonly gateways: MailGatewaysService) {}

  @Get()
  @AnyScope('settings:change', 'deliveries:read')
  @Returns(z.array(MailGatewayView))
  list() {
    return this.gateways.list();
  }

  @Put(':code')
  @Scopes('settings:change')
  @Returns(MailGatewayView)
  change(@Param({ schema: Code }) { code }: z.output<typeof Code>, @Body({ schema: Rules }) body: z.output<typeof Rules>, @IfMatch() version: number) {
    return this.gateways.change(code, version, body);
  }
}
