import { Module } from '@nestjs/common';
import { MailTemplatesController } from './mail-templates.controller.js';
import { MailTemplates } from './mail-templates.service.js';
import { TemplateVersions } from './template-versions.service.js';

@Module({ controllers: [MailTemplatesController], providers: [MailTemplates, TemplateVersions], exports: [MailTemplates] })
export class MailTemplatesModule {}
