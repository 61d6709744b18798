import { Module } from '@nestjs/common';
import { PublishedAlertsService } from './published-alerts.service.js';

@Module({ providers: [PublishedAlertsService], exports: [PublishedAlertsService] })
export class AlertsModule {}
