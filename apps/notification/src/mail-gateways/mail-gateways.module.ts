import { Module } from '@nestjs/common';
import { MailGatewaysController } from './mail-gateways.controller.js';
import { MailGatewaysService } from './mail-gateways.service.js';

@Module({ controllers: [MailGatewaysController], providers: [MailGatewaysService], exports: [MailGatewaysService] })
export class MailGatewaysModule {}
