import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AlertFiles } from './alert-files.js';
import { AlertMapController } from './alert-map.controller.js';
import { AlertMapService } from './alert-map.service.js';
import { AlertPublicationController } from './alert-publication.controller.js';
import { AlertPublisher } from './alert-publisher.js';
import { LAlertConnector, LAlertFolder } from './l-alert-connector.js';
import { LAlertPoster } from './l-alert-poster.js';
import { LAlertPostsController } from './l-alert-posts.controller.js';
import { LAlertPostsService } from './l-alert-posts.service.js';

@Module({
  imports: [AlertsModule],
  controllers: [AlertPublicationController, AlertMapController, LAlertPostsController],
  providers: [AlertFiles, AlertMapService, AlertPublisher, LAlertPostsService, LAlertPoster, { provide: LAlertConnector, useClass: LAlertFolder }],
})
export class AlertPublicationModule {}
