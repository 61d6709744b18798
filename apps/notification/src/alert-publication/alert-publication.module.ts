import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AlertFiles } from './alert-files.js';
import { AlertMapController } from './alert-map.controller.js';
import { AlertMapService } from './alert-map.service.js';
import { AlertPublicationController } from './alert-publication.controller.js';
import { AlertPublisher } from './alert-publisher.js';

@Module({
  imports: [AlertsModule],
  controllers: [AlertPublicationController, AlertMapController],
  providers: [AlertFiles, AlertMapService, AlertPublisher],
})
export class AlertPublicationModule {}
