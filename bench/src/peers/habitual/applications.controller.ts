import { Body, Controller, ForbiddenException, Headers, Post, UnauthorizedException } from '@nestjs/common';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { ApplicationsService } from './applications.service.js';
import { config } from './config.js';
import { CreateApplicationDto } from './create-application.dto.js';

const keys = createRemoteJWKSet(new URL(`${config.OIDC_ISSUER}/jwks`));

@Controller('grant-applications')
export class ApplicationsController {
  constructor(private readonly applications: ApplicationsService) {}

  @Post()
  async create(@Headers('authorization') authorization: string, @Headers('idempotency-key') key: string, @Body() dto: CreateApplicationDto): Promise<object> {
    const verified = await jwtVerify(authorization.replace('Bearer ', ''), keys, { issuer: config.OIDC_ISSUER, audience: 'participation' }).catch(() => {
      throw new UnauthorizedException();
    });
    const { sub, kind, groups, scope } = verified.payload as { sub: string; kind: string; groups: string[]; scope: string };
    if (!scope.split(' ').includes('grants:apply')) throw new ForbiddenException();
    return this.applications.create({ sub, kind, groups }, key, dto);
  }
}
