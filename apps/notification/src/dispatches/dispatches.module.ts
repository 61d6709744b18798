import { Module } from '@nestjs/common';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { DispatchesService } from './dispatches.service.js';
import { EndpointSendersService } from './endpoint-sender.service.js';

@Module({ imports: [SubscriptionsModule], providers: [DispatchesService, EndpointSendersService], exports: [DispatchesService, EndpointSendersService] })
export class DispatchesModule {}
