import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { MailTemplatesModule } from '../mail-templates/mail-templates.module.js';
import { MailRequestsEvents } from './mail-requests.events.js';
import { MailRequestsService } from './mail-requests.service.js';

@Module({ imports: [DeliveriesModule, MailTemplatesModule], controllers: [MailRequestsEvents], providers: [MailRequestsService] })
export class MailRequestsModule {}
