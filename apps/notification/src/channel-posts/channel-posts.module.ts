import { Global, Module } from '@nestjs/common';
import { ChannelPublisher } from '../announcements/channel-publisher.service.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { DispatchesModule } from '../dispatches/dispatches.module.js';
import { WebhookPartnersModule } from '../webhook-partners/webhook-partners.module.js';
import { ChannelPostsController } from './channel-posts.controller.js';
import { ChannelPostsService } from './channel-posts.service.js';
import { PostQueue } from './post-queue.js';
import { PostWorker } from './post-worker.js';

/** Global: announcements know the port alone. */
@Global()
@Module({
  imports: [ChannelsModule, DispatchesModule, WebhookPartnersModule],
  controllers: [ChannelPostsController],
  providers: [ChannelPostsService, PostQueue, PostWorker, { provide: ChannelPublisher, useExisting: ChannelPostsService }],
  exports: [ChannelPublisher],
})
export class ChannelPostsModule {}
