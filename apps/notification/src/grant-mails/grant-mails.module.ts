import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { MailTemplatesModule } from '../mail-templates/mail-templates.module.js';
import { TopicNewsModule } from '../topic-news/topic-news.module.js';
import { GrantMailsEvents } from './grant-mails.events.js';
import { GrantMailsService } from './grant-mails.service.js';

@Module({ imports: [DeliveriesModule, MailTemplatesModule, TopicNewsModule], controllers: [GrantMailsEvents], providers: [GrantMailsService] })
export class GrantMailsModule {}
