import { Module } from '@nestjs/common';
import { BouncesModule } from '../bounces/bounces.module.js';
import { SignUpsModule } from '../sign-ups/sign-ups.module.js';
import { EmptyMailsService } from './empty-mails.service.js';
import { MailListener } from './mail-listener.js';

@Module({ imports: [SignUpsModule, BouncesModule], providers: [EmptyMailsService, MailListener] })
export class EmptyMailsModule {}
