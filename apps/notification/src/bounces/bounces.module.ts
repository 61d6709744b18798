import { Module } from '@nestjs/common';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { BouncesService } from './bounces.service.js';
import { ReturnPaths } from './return-path.service.js';
import { SuppressionsController } from './suppressions.controller.js';

@Module({ imports: [SubscriptionsModule], controllers: [SuppressionsController], providers: [BouncesService, ReturnPaths], exports: [BouncesService, ReturnPaths] })
export class BouncesModule {}
