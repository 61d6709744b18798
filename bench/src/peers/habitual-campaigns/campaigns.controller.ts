import { Body, Controller, ForbiddenException, Headers, Post, UnauthorizedException } from '@nestjs/common';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { CampaignsService } from './campaigns.service.js';
import { config } from './config.js';
import { CreateCampaignDto } from './create-campaign.dto.js';

const keys = createRemoteJWKSet(new URL(`${config.OIDC_ISSUER}/jwks`));

@Controller('campaigns')
export class CampaignsController {
  constructor(private readonly campaigns: CampaignsService) {}

  @Post()
  async create(@Headers('authorization') authorization: string, @Headers('idempotency-key') key: string, @Body() dto: CreateCampaignDto): Promise<object> {
    const verified = await jwtVerify(authorization.replace('Bearer ', ''), keys, { issuer: config.OIDC_ISSUER, audience: 'notification' }).catch(() => {
      throw new UnauthorizedException();
    });
    const { sub, kind, scope } = verified.payload as { sub: string; kind: string; scope: string };
    if (!scope.split(' ').includes('campaigns:write')) throw new ForbiddenException();
    return this.campaigns.create({ sub, kind }, key, dto);
  }
}
