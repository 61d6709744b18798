import { Module } from '@nestjs/common';
import { MailTemplatesModule } from '../mail-templates/mail-templates.module.js';
import { InboxStreams } from './inbox-streams.js';
import { InboxTwins } from './inbox-twins.service.js';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';

@Module({ imports: [MailTemplatesModule], controllers: [InboxController], providers: [InboxService, InboxStreams, InboxTwins], exports: [InboxTwins] })
export class InboxModule {}
