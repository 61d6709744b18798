import { Module } from '@nestjs/common';
import { CaseHistoryService } from './case-history.service.js';

@Module({ providers: [CaseHistoryService], exports: [CaseHistoryService] })
export class CaseHistoryModule {}
