import { Module } from '@nestjs/common';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { DispatchesService } from './dispatches.service.js';

@Module({ imports: [SubscriptionsModule], providers: [DispatchesService], exports: [DispatchesService] })
export class DispatchesModule {}
