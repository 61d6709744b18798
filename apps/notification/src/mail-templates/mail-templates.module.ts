import { Module } from '@nestjs/common';
import { MailTemplates } from './mail-templates.service.js';

@Module({ providers: [MailTemplates], exports: [MailTemplates] })
export class MailTemplatesModule {}
