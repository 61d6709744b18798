import { CitySettingsModule, FilesModule } from '@tomoni/platform';
import { Module } from '@nestjs/common';
import { AlertPublicationModule } from './alert-publication/alert-publication.module.js';
import { AlertsModule } from './alerts/alerts.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { BouncesModule } from './bounces/bounces.module.js';
import { notificationSettings } from './city-settings.js';
import { ChannelPostsModule } from './channel-posts/channel-posts.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import { AnnouncementDraftsModule } from './announcement-drafts/announcement-drafts.module.js';
import { AnnouncementFeedsModule } from './announcement-feeds/announcement-feeds.module.js';
import { AnnouncementsModule } from './announcements/announcements.module.js';
import { config } from './config.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { DispatchesModule } from './dispatches/dispatches.module.js';
import { EmptyMailsModule } from './empty-mails/empty-mails.module.js';
import { GrantMailsModule } from './grant-mails/grant-mails.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { MailRequestsModule } from './mail-requests/mail-requests.module.js';
import { MailGatewaysModule } from './mail-gateways/mail-gateways.module.js';
import { MailTemplatesModule } from './mail-templates/mail-templates.module.js';
import { SignUpsModule } from './sign-ups/sign-ups.module.js';
import { StandingNumbers } from './standing-numbers.js';
import { PrIssuesModule } from './pr-issues/pr-issues.module.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';
import { TelegramsModule } from './telegrams/telegrams.module.js';
import { TopicNewsModule } from './topic-news/topic-news.module.js';
import { TopicsModule } from './topics/topics.module.js';
import { WebhookPartnersModule } from './webhook-partners/webhook-partners.module.js';

@Module({
  imports: [
    CitySettingsModule.forRoot({ shape: notificationSettings, scope: 'settings:change' }),
    FilesModule.forRoot(config),
    TopicsModule,
    MailTemplatesModule,
    SubscriptionsModule,
    SignUpsModule,
    EmptyMailsModule,
    BouncesModule,
    MailGatewaysModule,
    DispatchesModule,
    DeliveriesModule,
    GrantMailsModule,
    InboxModule,
    MailRequestsModule,
    TelegramsModule,
    AlertsModule,
    AlertPublicationModule,
    CampaignsModule,
    ChannelsModule,
    WebhookPartnersModule,
    ChannelPostsModule,
    TopicNewsModule,
    AnnouncementsModule,
    AnnouncementFeedsModule,
    AnnouncementDraftsModule,
    PrIssuesModule,
  ],
  providers: [StandingNumbers],
})
export class AppModule {}
