import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AlertFiles } from './alert-files.js';
import { AlertPublicationController } from './alert-publication.controller.js';
import { AlertPublisher } from './alert-publisher.js';

@Module({
  imports: [AlertsModule],
  controllers: [AlertPublicationController],
  providers: [AlertFiles, AlertPublisher],
})
export class AlertPublicationModule {}
