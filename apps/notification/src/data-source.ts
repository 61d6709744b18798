import { CreatePersonKeys1763700100000, PersonKey } from '@tomoni/encryption';
import { messagingMigrations } from '@tomoni/messaging';
import { CitySetting, databaseOptions, platformMigrations } from '@tomoni/platform';
import { AlertMap } from './alert-publication/alert-map.entity.js';
import { Alert, AlertVersion, AlertVoiceCode } from './alerts/alert.entity.js';
import { Campaign } from './campaigns/campaign.entity.js';
import { LifeMail } from './campaigns/life-mail.entity.js';
import { ChannelPost } from './channel-posts/channel-post.entity.js';
import { SmsReceipt } from './channels/sms-receipt.entity.js';
import { Suppression } from './bounces/suppression.entity.js';
import { config } from './config.js';
import { AnnouncementAttachment } from './announcements/announcement-attachment.entity.js';
import { AnnouncementEdition } from './announcements/announcement-edition.entity.js';
import { Announcement } from './announcements/announcement.entity.js';
import { BarrierReport } from './announcements/barrier-report.entity.js';
import { LAlertPost } from './alert-publication/l-alert-post.entity.js';
import { Delivery } from './deliveries/delivery.entity.js';
import { Dispatch } from './dispatches/dispatch.entity.js';
import { DispatchRecipient } from './dispatches/dispatch-recipient.entity.js';
import { InboxLink, InboxMessage, PersonInbox } from './inbox/inbox.entity.js';
import { MailTemplateVersion } from './mail-templates/mail-template.entity.js';
import { CreateDelivery1764000000000 } from './migrations/1764000000000-create-delivery.js';
import { CreateEndpoint1764100000000 } from './migrations/1764100000000-create-endpoint.js';
import { MailGateway } from './mail-gateways/mail-gateway.entity.js';
import { CreateDispatch1764100001000 } from './migrations/1764100001000-create-dispatch.js';
import { CreateMailGateway1764100002000 } from './migrations/1764100002000-create-mail-gateway.js';
import { CreateCampaign1764100300000 } from './migrations/1764100300000-create-campaign.js';
import { CreateTopicNews1764100301000 } from './migrations/1764100301000-create-topic-news.js';
import { DispatchAbout1764100802000 } from './migrations/1764100802000-dispatch-about.js';
import { CreateLAlertPost1764100804000 } from './migrations/1764100804000-create-l-alert-post.js';
import { DispatchRecipientHanding1764100803000 } from './migrations/1764100803000-dispatch-recipient-handing.js';
import { CreateChannelPost1764100700000 } from './migrations/1764100700000-create-channel-post.js';
import { CreateAlert1764100500000 } from './migrations/1764100500000-create-alert.js';
import { AddAlertVersionExpiry1764100501000 } from './migrations/1764100501000-add-alert-version-expiry.js';
import { CreateAlertMap1764100502000 } from './migrations/1764100502000-create-alert-map.js';
import { CreateTelegram1764100400000 } from './migrations/1764100400000-create-telegram.js';
import { CreateSuppression1764100200000 } from './migrations/1764100200000-create-suppression.js';
import { CreateMailTemplateVersion1764100800000 } from './migrations/1764100800000-create-mail-template-version.js';
import { CreateInbox1764100801000 } from './migrations/1764100801000-create-inbox.js';
import { CreateAnnouncement1764100600000 } from './migrations/1764100600000-create-announcement.js';
import { PrIssueFile } from './pr-issues/pr-issue-file.entity.js';
import { PrIssue } from './pr-issues/pr-issue.entity.js';
import { ChildMonth } from './subscriptions/child-month.entity.js';
import { Endpoint } from './subscriptions/endpoint.entity.js';
import { Subscriber } from './subscriptions/subscriber.entity.js';
import { Telegram, TelegramAreaRow, TelegramFile, TelegramMapping, TelegramSource } from './telegrams/telegram.entity.js';
import { NewsItem } from './topic-news/news-item.entity.js';
import { NewsTurn } from './topic-news/news-turn.entity.js';
import { Area, Topic } from './topics/topic.entity.js';
import { WebhookPartner } from './webhook-partners/webhook-partner.entity.js';

export const dataSourceOptions = databaseOptions({
  service: 'notification',
  url: config.DATABASE_URL,
  entities: [
    CitySetting, Topic, Area, Delivery, Subscriber, Endpoint, ChildMonth, Suppression, Dispatch, DispatchRecipient, MailGateway, PersonKey,
    Campaign, LifeMail, NewsItem, NewsTurn,
    MailTemplateVersion, PersonInbox, InboxLink, InboxMessage,
    SmsReceipt, ChannelPost, WebhookPartner,
    Telegram, TelegramMapping, TelegramAreaRow, TelegramSource, TelegramFile,
    Alert, AlertVersion, AlertVoiceCode, AlertMap, LAlertPost,
    Announcement, AnnouncementEdition, AnnouncementAttachment, BarrierReport, PrIssue, PrIssueFile,
  ],
  migrations: [
    ...messagingMigrations,
    CreatePersonKeys1763700100000,
    ...platformMigrations,
    CreateDelivery1764000000000,
    CreateEndpoint1764100000000,
    CreateDispatch1764100001000,
    CreateMailGateway1764100002000,
    CreateCampaign1764100300000,
    CreateTopicNews1764100301000,
    CreateChannelPost1764100700000,
    CreateTelegram1764100400000,
    CreateAlert1764100500000,
    AddAlertVersionExpiry1764100501000,
    CreateAlertMap1764100502000,
    CreateSuppression1764100200000,
    CreateMailTemplateVersion1764100800000,
    CreateInbox1764100801000,
    DispatchAbout1764100802000,
    DispatchRecipientHanding1764100803000,
    CreateLAlertPost1764100804000,
    CreateAnnouncement1764100600000,
  ],
});
