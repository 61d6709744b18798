/* eslint-disable max-lines -- generated from ../openapi: npm run client:generate */
export interface paths {
    "/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns.list"];
        put?: never;
        post: operations["Campaigns.draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns.get"];
        put: operations["Campaigns.edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns.progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/progress/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns.follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns.queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns.report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/resend-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns.resendFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/test-send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns.testSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channel-posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ChannelPosts.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channel-posts/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ChannelPosts.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Channels.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/line/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MessagingAppWebhook.take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/push/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Channels.pushKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/sms/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SmsReceipts.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/city-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CitySettings.list"];
        put?: never;
        post: operations["CitySettings.change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deliveries.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deliveries.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Deliveries.resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deliveries.summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Inbox.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Inbox.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Inbox.read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Inbox.claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Inbox.forget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Inbox.readAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Inbox.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/life-mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LifeMails.list"];
        put?: never;
        post: operations["LifeMails.draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/life-mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LifeMails.get"];
        put: operations["LifeMails.edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/life-mails/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["LifeMails.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/life-mails/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["LifeMails.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailTemplates.list"];
        put?: never;
        post: operations["MailTemplates.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail-templates/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailTemplates.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail-templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MailTemplates.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/telegram-areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Telegrams.areas"];
        put?: never;
        post: operations["Telegrams.changeArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/telegram-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Telegrams.mappings"];
        put?: never;
        post: operations["Telegrams.changeMapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/telegrams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Telegrams.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/telegrams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Telegrams.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/telegrams/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Telegrams.sourcesNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Topics.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Subscriptions.ask"];
        put?: never;
        post: operations["Subscriptions.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["WebhookPartners.list"];
        put?: never;
        post: operations["WebhookPartners.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-partners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["WebhookPartners.get"];
        put: operations["WebhookPartners.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-partners/{id}/change-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["WebhookPartners.changeSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-partners/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["WebhookPartners.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description 一斉配信 / a mail to subscribers
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000c1",
         *       "title": "乳幼児健診のお知らせ",
         *       "messages": {
         *         "ja": {
         *           "subject": "4か月児健診のお知らせ",
         *           "text": "4か月児健診を保健センターで行います。持ち物: 母子健康手帳\nhttps://city.example.jp/kenshin"
         *         },
         *         "en": {
         *           "subject": "Health check at four months",
         *           "text": "The health check at four months takes place at the health centre.\nhttps://city.example.jp/kenshin"
         *         }
         *       },
         *       "topics": [
         *         "childcare"
         *       ],
         *       "areas": [],
         *       "kinds": null,
         *       "childMonths": null,
         *       "childAgeMonths": 4,
         *       "scheduledAt": null,
         *       "status": "draft",
         *       "lifeMailId": null,
         *       "createdAt": "2026-06-10T01:00:00.000Z",
         *       "sentAt": null,
         *       "version": 1,
         *       "actions": [
         *         {
         *           "name": "approve",
         *           "href": "/campaigns/019a4f00-0000-7000-8000-0000000000c1/approve",
         *           "label": {
         *             "ja": "承認する",
         *             "en": "Approve"
         *           }
         *         }
         *       ]
         *     }
         */
        Campaign: {
            actions: {
                href: string;
                label: {
                    en: string;
                    ja: string;
                };
                name: string;
            }[];
            areas: string[];
            childAgeMonths: number | null;
            childMonths: string[] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            kinds: ("mail" | "sms" | "push" | "messaging-app")[] | null;
            /** Format: uuid */
            lifeMailId: string | null;
            messages: {
                [key: string]: {
                    subject: string;
                    text: string;
                };
            };
            /** Format: date-time */
            scheduledAt: string | null;
            /** Format: date-time */
            sentAt: string | null;
            /** @enum {string} */
            status: "draft" | "approved" | "queued" | "sending" | "done" | "stopped" | "withdrawn";
            title: string;
            topics: string[];
            version: number;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000c1",
         *       "reach": {
         *         "total": 1200,
         *         "byKind": {
         *           "mail": 1200
         *         }
         *       },
         *       "quiet": null,
         *       "mails": [
         *         {
         *           "variant": "ja",
         *           "subject": "4か月児健診のお知らせ",
         *           "text": "4か月児健診を保健センターで行います。持ち物: 母子健康手帳\nhttps://city.example.jp/kenshin"
         *         }
         *       ]
         *     }
         */
        CampaignPreview: {
            /** Format: uuid */
            id: string;
            mails: {
                subject: string;
                text: string;
                /** @enum {string} */
                variant: "ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi";
            }[];
            quiet: {
                en: string;
                ja: string;
            } | null;
            reach: {
                byKind: {
                    [key: string]: number | "<5";
                };
                /** @description 人数（5人単位に切り捨て、5未満は「<5」） / a count, rounded down to fives; below five it says so and no more */
                total: number | "<5";
            };
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000c1",
         *       "status": "sending",
         *       "total": 1200,
         *       "counts": {
         *         "queued": 200,
         *         "handed": 1000
         *       }
         *     }
         */
        CampaignProgress: {
            counts: {
                [key: string]: number | "<5";
            };
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "draft" | "approved" | "queued" | "sending" | "done" | "stopped" | "withdrawn";
            /** @description 人数（5人単位に切り捨て、5未満は「<5」） / a count, rounded down to fives; below five it says so and no more */
            total: number | "<5";
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000c1",
         *       "status": "done",
         *       "sentAt": "2026-06-20T01:00:00.000Z",
         *       "total": 1200,
         *       "byStatus": {
         *         "handed": 1200,
         *         "failed": "<5"
         *       },
         *       "byKind": {
         *         "mail": 1200
         *       },
         *       "byGateway": {
         *         "docomo": 400,
         *         "general": 800
         *       },
         *       "byArea": {
         *         "123421": 1200
         *       },
         *       "unsubscribedAfter": 0
         *     }
         */
        CampaignReport: {
            byArea: {
                [key: string]: number | "<5";
            };
            byGateway: {
                [key: string]: number | "<5";
            };
            byKind: {
                [key: string]: number | "<5";
            };
            byStatus: {
                [key: string]: number | "<5";
            };
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            sentAt: string | null;
            /** @enum {string} */
            status: "draft" | "approved" | "queued" | "sending" | "done" | "stopped" | "withdrawn";
            /** @description 人数（5人単位に切り捨て、5未満は「<5」） / a count, rounded down to fives; below five it says so and no more */
            total: number | "<5";
            /** @description 送信後7日以内に登録を解除した人 / who unsubscribed within seven days */
            unsubscribedAfter: number | "<5";
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000c1",
         *       "recipients": "<5"
         *     }
         */
        CampaignTestSend: {
            /** Format: uuid */
            id: string;
            /** @description 人数（5人単位に切り捨て、5未満は「<5」） / a count, rounded down to fives; below five it says so and no more */
            recipients: number | "<5";
        };
        /**
         * @description お知らせの一つの版の、一つの媒体への掲載 / one edition of an announcement on one channel
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000021",
         *       "announcementId": "019a4f00-0000-7000-8000-000000000020",
         *       "edition": 1,
         *       "kind": "published",
         *       "channel": "webhook",
         *       "partnerId": "019a4f00-0000-7000-8000-0000000000f1",
         *       "status": "queued",
         *       "statusText": {
         *         "ja": "掲載待ち",
         *         "en": "Waiting to be posted"
         *       },
         *       "externalId": null,
         *       "attempts": 3,
         *       "nextAttemptAt": "2026-06-20T05:16:44.120Z",
         *       "lastError": "status-503",
         *       "createdAt": "2026-06-20T05:12:44.120Z",
         *       "postedAt": null,
         *       "version": 7
         *     }
         */
        ChannelPost: {
            /** Format: uuid */
            announcementId: string;
            attempts: number;
            /** @enum {string} */
            channel: "web" | "mail" | "sms" | "push" | "messaging-app" | "webhook";
            /** Format: date-time */
            createdAt: string;
            edition: number;
            externalId: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "published" | "corrected" | "withdrawn";
            lastError: string | null;
            /** Format: date-time */
            nextAttemptAt: string | null;
            /** Format: uuid */
            partnerId: string | null;
            /** Format: date-time */
            postedAt: string | null;
            /** @enum {string} */
            status: "queued" | "posting" | "posted" | "failed" | "retracted";
            statusText: {
                en: string;
                ja: string;
            };
            version: number;
        };
        /**
         * @description 設定済みの媒体と、このプロセスが最後に受けた応答 / which channels are set up, and how each answered this process last
         * @example {
         *       "items": [
         *         {
         *           "channel": "sms",
         *           "configured": true,
         *           "endpoints": 1204,
         *           "lastWorkedAt": "2026-06-20T05:12:44.120Z",
         *           "lastFailedAt": null,
         *           "lastFailure": null
         *         }
         *       ],
         *       "unknownReceipts": 0
         *     }
         */
        Channels: {
            items: {
                /** @enum {string} */
                channel: "mail" | "sms" | "push" | "messaging-app";
                configured: boolean;
                /** @description 届けられる宛先の数 / endpoints that are written to */
                endpoints: number;
                /** Format: date-time */
                lastFailedAt: string | null;
                lastFailure: string | null;
                /** Format: date-time */
                lastWorkedAt: string | null;
            }[];
            /** @description 送った覚えのないSMSの受領通知の数 / receipts of SMS nobody here sent */
            unknownReceipts: number;
        };
        /** @description 市が定める値（適用日つき） / a value the city sets, from a day on */
        CitySetting: {
            basis: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            effectiveFrom: string;
            key: string;
            value: {
                /** @description 時刻（日本時間） / a time of day in Asia/Tokyo */
                from: string;
                /** @description 時刻（日本時間） / a time of day in Asia/Tokyo */
                until: string;
            } | number | string[];
        };
        /**
         * @description 一通のメールの送信状況（宛先は含まない） / how one mail fared; never to whom
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000d1",
         *       "eventId": "019a4f00-0000-7000-8000-0000000000e1",
         *       "eventType": "participation.decision-notice.issued.v1",
         *       "caseId": "019a4f00-0000-7000-8000-000000000002",
         *       "template": "grant-decision-notice",
         *       "templateVersion": 1,
         *       "status": "unknown",
         *       "statusText": {
         *         "ja": "届いたか分かりません（再送には職員の判断が必要です）",
         *         "en": "Nobody knows whether it went out; a person must decide about sending it again"
         *       },
         *       "reason": "outcome-lost",
         *       "reasonText": {
         *         "ja": "送信の途中で接続が切れました",
         *         "en": "The connection broke while the mail was being handed over"
         *       },
         *       "smtpCode": null,
         *       "attempts": 1,
         *       "nextAttemptAt": null,
         *       "createdAt": "2026-06-20T05:12:44.120Z",
         *       "handedAt": null,
         *       "messageId": "<019a4f00-0000-7000-8000-0000000000d1@city.example.jp>",
         *       "version": 3
         *     }
         */
        Delivery: {
            attempts: number;
            /** Format: uuid */
            caseId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            eventId: string;
            eventType: string;
            /** Format: date-time */
            handedAt: string | null;
            /** Format: uuid */
            id: string;
            messageId: string;
            /** Format: date-time */
            nextAttemptAt: string | null;
            /** @enum {string|null} */
            reason: "gateway-away" | "gateway-refuses-us" | "try-later" | "contact-away" | "refused" | "address-invalid" | "variable-missing" | "gave-up" | "outcome-lost" | "stopped-while-handing" | "forgotten" | "unsubscribed" | null;
            reasonText: {
                en: string;
                ja: string;
            } | null;
            smtpCode: number | null;
            /** @enum {string} */
            status: "queued" | "handing" | "handed" | "deferred" | "failed" | "unknown" | "undeliverable";
            statusText: {
                en: string;
                ja: string;
            };
            template: string;
            templateVersion: number;
            version: number;
        };
        /**
         * @description 状態ごとの件数と、最も長く待っているメールの受付時刻 / how many in which state, and since when the oldest one waits
         * @example {
         *       "counts": {
         *         "queued": 0,
         *         "handing": 0,
         *         "handed": 412,
         *         "deferred": 2,
         *         "failed": 1,
         *         "unknown": 1,
         *         "undeliverable": 3
         *       },
         *       "statusTexts": {
         *         "queued": {
         *           "ja": "送信待ち",
         *           "en": "Waiting to be sent"
         *         },
         *         "handing": {
         *           "ja": "メールサーバーに渡しています",
         *           "en": "Being handed to the mail server"
         *         },
         *         "handed": {
         *           "ja": "メールサーバーが受け取りました",
         *           "en": "The mail server took it"
         *         },
         *         "deferred": {
         *           "ja": "再送待ち（いまは受け取れないとの返答）",
         *           "en": "Waiting to be tried again"
         *         },
         *         "failed": {
         *           "ja": "届けられませんでした",
         *           "en": "It could not be delivered"
         *         },
         *         "unknown": {
         *           "ja": "届いたか分かりません（再送には職員の判断が必要です）",
         *           "en": "Nobody knows whether it went out; a person must decide about sending it again"
         *         },
         *         "undeliverable": {
         *           "ja": "宛先がありません",
         *           "en": "There is nobody to send it to"
         *         }
         *       },
         *       "waitingSince": "2026-06-20T05:12:44.120Z"
         *     }
         */
        DeliverySummary: {
            counts: {
                [key: string]: number;
            };
            statusTexts: {
                [key: string]: {
                    en: string;
                    ja: string;
                };
            };
            /** Format: date-time */
            waitingSince: string | null;
        };
        /**
         * @example {
         *       "messages": 3,
         *       "links": 1
         *     }
         */
        ForgottenInbox: {
            links: number;
            messages: number;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000f1",
         *       "number": 3,
         *       "caseId": "019a4f00-0000-7000-8000-000000000002",
         *       "subject": {
         *         "ja": "補助金の申請を受け付けました",
         *         "en": "Your grant application has arrived"
         *       },
         *       "text": {
         *         "ja": "ご担当者 様\n\n市民公益活動補助金の申請を受け付けました。",
         *         "en": "Dear Sir or Madam,\n\nYour application for a civic-benefit grant has arrived."
         *       },
         *       "createdAt": "2026-04-20T03:00:00.000Z",
         *       "readAt": null,
         *       "notice": {
         *         "ja": "この受信箱はお知らせの写しです。法的な通知や到達の効力はありません。期限などは正式な通知や手続の画面で確認してください。",
         *         "en": "This inbox holds copies for your information. They are no notice in law; please rely on the notice itself or on your case."
         *       }
         *     }
         */
        InboxMessage: {
            /** Format: uuid */
            caseId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            notice: {
                en: string;
                ja: string;
            };
            number: number;
            /** Format: date-time */
            readAt: string | null;
            subject: {
                en: string;
                ja: string;
            };
            text: {
                en: string;
                ja: string;
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "019a4f00-0000-7000-8000-0000000000f1",
         *           "number": 3,
         *           "caseId": "019a4f00-0000-7000-8000-000000000002",
         *           "subject": {
         *             "ja": "補助金の申請を受け付けました",
         *             "en": "Your grant application has arrived"
         *           },
         *           "text": {
         *             "ja": "ご担当者 様\n\n市民公益活動補助金の申請を受け付けました。",
         *             "en": "Dear Sir or Madam,\n\nYour application for a civic-benefit grant has arrived."
         *           },
         *           "createdAt": "2026-04-20T03:00:00.000Z",
         *           "readAt": null
         *         }
         *       ],
         *       "next": null,
         *       "unread": 1,
         *       "notice": {
         *         "ja": "この受信箱はお知らせの写しです。法的な通知や到達の効力はありません。期限などは正式な通知や手続の画面で確認してください。",
         *         "en": "This inbox holds copies for your information. They are no notice in law; please rely on the notice itself or on your case."
         *       }
         *     }
         */
        InboxPage: {
            items: {
                /** Format: uuid */
                caseId: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: uuid */
                id: string;
                number: number;
                /** Format: date-time */
                readAt: string | null;
                subject: {
                    en: string;
                    ja: string;
                };
                text: {
                    en: string;
                    ja: string;
                };
            }[];
            next: string | null;
            notice: {
                en: string;
                ja: string;
            };
            unread: number;
        };
        /**
         * @example {
         *       "unread": 0,
         *       "notice": {
         *         "ja": "この受信箱はお知らせの写しです。法的な通知や到達の効力はありません。期限などは正式な通知や手続の画面で確認してください。",
         *         "en": "This inbox holds copies for your information. They are no notice in law; please rely on the notice itself or on your case."
         *       }
         *     }
         */
        InboxState: {
            notice: {
                en: string;
                ja: string;
            };
            unread: number;
        };
        /**
         * @description 育児・健康メールの決まり / a standing rule of mails for a stage of life
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000c1",
         *       "title": "乳幼児健診のお知らせ",
         *       "messages": {
         *         "ja": {
         *           "subject": "4か月児健診のお知らせ",
         *           "text": "4か月児健診を保健センターで行います。持ち物: 母子健康手帳\nhttps://city.example.jp/kenshin"
         *         },
         *         "en": {
         *           "subject": "Health check at four months",
         *           "text": "The health check at four months takes place at the health centre.\nhttps://city.example.jp/kenshin"
         *         }
         *       },
         *       "topics": [
         *         "childcare"
         *       ],
         *       "areas": [],
         *       "ageMonths": 4,
         *       "activeFrom": "2026-06",
         *       "activeUntil": null,
         *       "status": "draft",
         *       "createdAt": "2026-06-10T01:00:00.000Z",
         *       "version": 1,
         *       "actions": []
         *     }
         */
        LifeMail: {
            actions: {
                href: string;
                label: {
                    en: string;
                    ja: string;
                };
                name: string;
            }[];
            /** @description 年月 / a month, YYYY-MM */
            activeFrom: string;
            /** @description 年月 / a month, YYYY-MM */
            activeUntil: string | null;
            ageMonths: number;
            areas: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            messages: {
                [key: string]: {
                    subject: string;
                    text: string;
                };
            };
            /** @enum {string} */
            status: "draft" | "approved" | "ended";
            title: string;
            topics: string[];
            version: number;
        };
        /**
         * @description 公開されたメール文面の版（変更不可） / one published version of a wording; it never changes
         * @example {
         *       "name": "festival-reminder",
         *       "version": 1001,
         *       "origin": "staff",
         *       "variables": [
         *         "title",
         *         "heldOn"
         *       ],
         *       "personal": [],
         *       "wording": {
         *         "ja": {
         *           "subject": "【お知らせ】{{title}}",
         *           "text": "{{title}}は{{heldOn}}に開催します。"
         *         },
         *         "en": {
         *           "subject": "{{title}}",
         *           "text": "{{title}} takes place on {{heldOn}}."
         *         },
         *         "ja-easy": {
         *           "subject": "{{title}} の おしらせ",
         *           "text": "{{title}} は {{heldOn}} に あります。"
         *         }
         *       },
         *       "publishedAt": "2026-06-20T05:12:44.120Z"
         *     }
         */
        MailTemplate: {
            name: string;
            /** @enum {string} */
            origin: "built-in" | "staff";
            personal: string[];
            /** Format: date-time */
            publishedAt: string;
            variables: string[];
            version: number;
            wording: {
                en: {
                    subject: string;
                    text: string;
                };
                ja: {
                    subject: string;
                    text: string;
                };
                "ja-easy"?: {
                    subject: string;
                    text: string;
                };
            };
        };
        /**
         * @example {
         *       "rendered": {
         *         "ja": {
         *           "subject": "【お知らせ】見本まつり",
         *           "text": "見本まつりは5月3日に開催します。"
         *         },
         *         "en": {
         *           "subject": "見本まつり",
         *           "text": "見本まつり takes place on 3 May."
         *         }
         *       },
         *       "missing": [],
         *       "unknown": [],
         *       "problems": []
         *     }
         */
        MailTemplatePreview: {
            missing: string[];
            problems: {
                code: string;
                pointer: string;
                words: {
                    en: string;
                    ja: string;
                };
            }[];
            rendered: {
                en?: {
                    subject: string;
                    text: string;
                };
                ja?: {
                    subject: string;
                    text: string;
                };
                "ja-easy"?: {
                    subject: string;
                    text: string;
                };
            };
            unknown: string[];
        };
        /**
         * @description 変わった宛先の数 / how many endpoints changed
         * @example {
         *       "changed": 1
         *     }
         */
        MessagingAppEventsTaken: {
            changed: number;
        };
        /** @description RFC 9457; `type` is an address of this service that explains it. */
        Problem: {
            /** @description The rule that forbids it, where it is a rule of the procedure. */
            code?: string;
            detail?: string;
            errors?: {
                code: string;
                detail: string;
                /** @enum {unknown} */
                in: "body" | "query" | "path" | "header";
                /** @example #/budgetLines/0/yen */
                pointer: string;
            }[];
            /** @description Of this very request; quote it when you ask about it. */
            instance?: string;
            /** @description What the rule rests on. */
            law?: string;
            status: number;
            title: string;
            /**
             * Format: uri-reference
             * @example /problems/invalid-input
             */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description ブラウザの通知登録に使う公開鍵（applicationServerKey） / the applicationServerKey a browser subscribes with
         * @example {
         *       "publicKey": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
         *     }
         */
        PushKey: {
            publicKey: string;
        };
        /**
         * @description 受領の結果 / whether it was news
         * @example {
         *       "taken": "recorded"
         *     }
         */
        SmsReceiptTaken: {
            /** @enum {string} */
            taken: "recorded" | "repeated" | "unknown";
        };
        /**
         * @description 電文の全文と、読み取った内容 / a telegram as it came and what was understood
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000f1",
         *       "source": "extra",
         *       "docId": "https://www.data.jma.go.jp/developer/xml/data/20260622140000_0_VPWW55_120000.xml",
         *       "state": "taken",
         *       "kindCode": "VPWW55",
         *       "title": "千葉県大雨警報・注意報",
         *       "status": "通常",
         *       "infoType": "発表",
         *       "reportedAt": "2026-06-22T14:00:00.000Z",
         *       "action": "auto-issue",
         *       "alertKind": "heavy-rain",
         *       "level": 4,
         *       "refusal": null,
         *       "refusalDetail": null,
         *       "duplicateOf": null,
         *       "rawBytes": 12182,
         *       "receivedAt": "2026-06-22T14:00:41.000Z",
         *       "understood": null,
         *       "decision": null,
         *       "rawText": null
         *     }
         */
        Telegram: {
            /** @enum {string|null} */
            action: "auto-issue" | "draft" | "update" | "cancel" | "lift" | "ignore" | "drill" | "record" | null;
            alertKind: string;
            decision: {
                /** @enum {string} */
                action: "auto-issue" | "draft" | "update" | "cancel" | "lift" | "ignore" | "drill" | "record";
                alertKind: string;
                areas: {
                    cityAreas: string[];
                    code: string;
                    name: string;
                    /** @enum {string} */
                    relation: "own" | "part" | "containing" | "neighbour" | "elsewhere";
                }[];
                /** @enum {string} */
                drill: "normal" | "drill" | "test";
                /** @description 避難情報を出すか人に判断を求める段階 / level at which people are asked whether to order evacuation; nothing is ordered by a telegram */
                evacuationPrompt: number | null;
                kinds: {
                    code: string;
                    name: string;
                }[];
                level: number;
                official: boolean;
                reason: string;
                texts: {
                    en: string;
                    ja: string;
                };
            } | null;
            docId: string;
            /** Format: uuid */
            duplicateOf: string | null;
            /** Format: uuid */
            id: string;
            infoType: string;
            kindCode: string;
            level: number;
            rawBytes: number;
            rawText: string | null;
            /** Format: date-time */
            receivedAt: string;
            /** @enum {string|null} */
            refusal: "empty" | "too-large" | "encoding" | "dtd" | "malformed" | "too-deep" | "too-many-elements" | "too-many-attributes" | "text-too-long" | "too-slow" | "not-a-telegram" | "incomplete" | null;
            refusalDetail: string | null;
            /** Format: date-time */
            reportedAt: string | null;
            source: string;
            /** @enum {string} */
            state: "taken" | "duplicate" | "refused";
            status: string;
            title: string;
            understood: {
                details: {
                    areas: {
                        code: string;
                        codeType: string;
                        name: string;
                    }[];
                    kinds: {
                        code: string;
                        condition: string;
                        last: {
                            code: string;
                            name: string;
                        }[];
                        name: string;
                    }[];
                    type: string;
                }[];
                eventId: string;
                headline: string;
                infoKind: string;
                infoType: string;
                items: {
                    areas: {
                        code: string;
                        codeType: string;
                        name: string;
                    }[];
                    kinds: {
                        code: string;
                        condition: string;
                        last: {
                            code: string;
                            name: string;
                        }[];
                        name: string;
                    }[];
                    type: string;
                }[];
                kindCode: string;
                kindTitle: string;
                office: string;
                reportedAt: string;
                sentAt: string;
                sentences: string[];
                serial: string;
                status: string;
                targetAt: string;
                title: string;
                validUntil: string;
            } | null;
        };
        /** @description 電文の地域と市との関係（適用日つき） / how an area of telegrams lies to the city, from a day on */
        TelegramArea: {
            basis: string;
            cityAreas: string[];
            code: string;
            codeType: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            effectiveFrom: string;
            /** @enum {string} */
            relation: "own" | "part" | "containing" | "neighbour" | "elsewhere";
        };
        /** @description 電文の種別をどう扱うか（適用日つき） / what is made of a kind in telegrams, from a day on */
        TelegramMapping: {
            /** @enum {string} */
            action: "auto-issue" | "draft" | "record" | "lift";
            /** @description コード / a word that programs compare */
            alertKind: string;
            basis: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            effectiveFrom: string;
            itemCode: string;
            itemName: string;
            kindCode: string;
            level: number;
            official: boolean;
            textEn: string;
            textJa: string;
        };
        /**
         * @description 電文の取得状況 / how the sources of telegrams fare
         * @example [
         *       {
         *         "name": "extra",
         *         "address": "https://www.data.jma.go.jp/developer/xml/feed/extra.xml",
         *         "condition": "ok",
         *         "problem": null,
         *         "failures": 0,
         *         "lastAttemptAt": "2026-06-22T14:00:40.000Z",
         *         "lastSuccessAt": "2026-06-22T14:00:40.000Z",
         *         "nextAttemptAt": "2026-06-22T14:01:40.000Z",
         *         "waitingFiles": 0,
         *         "failingFiles": 0
         *       }
         *     ]
         */
        TelegramSources: {
            address: string;
            /** @enum {string} */
            condition: "waiting" | "ok" | "failing";
            failingFiles: number;
            failures: number;
            /** Format: date-time */
            lastAttemptAt: string | null;
            /** Format: date-time */
            lastSuccessAt: string | null;
            name: string;
            /** Format: date-time */
            nextAttemptAt: string;
            problem: string | null;
            waitingFiles: number;
        }[];
        /**
         * @description 届いた電文とその扱い / a telegram and what was done about it
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000f1",
         *       "source": "extra",
         *       "docId": "https://www.data.jma.go.jp/developer/xml/data/20260622140000_0_VPWW55_120000.xml",
         *       "state": "taken",
         *       "kindCode": "VPWW55",
         *       "title": "千葉県大雨警報・注意報",
         *       "status": "通常",
         *       "infoType": "発表",
         *       "reportedAt": "2026-06-22T14:00:00.000Z",
         *       "action": "auto-issue",
         *       "alertKind": "heavy-rain",
         *       "level": 4,
         *       "refusal": null,
         *       "refusalDetail": null,
         *       "duplicateOf": null,
         *       "rawBytes": 12182,
         *       "receivedAt": "2026-06-22T14:00:41.000Z"
         *     }
         */
        TelegramSummary: {
            /** @enum {string|null} */
            action: "auto-issue" | "draft" | "update" | "cancel" | "lift" | "ignore" | "drill" | "record" | null;
            alertKind: string;
            docId: string;
            /** Format: uuid */
            duplicateOf: string | null;
            /** Format: uuid */
            id: string;
            infoType: string;
            kindCode: string;
            level: number;
            rawBytes: number;
            /** Format: date-time */
            receivedAt: string;
            /** @enum {string|null} */
            refusal: "empty" | "too-large" | "encoding" | "dtd" | "malformed" | "too-deep" | "too-many-elements" | "too-many-attributes" | "text-too-long" | "too-slow" | "not-a-telegram" | "incomplete" | null;
            refusalDetail: string | null;
            /** Format: date-time */
            reportedAt: string | null;
            source: string;
            /** @enum {string} */
            state: "taken" | "duplicate" | "refused";
            status: string;
            title: string;
        };
        /**
         * @description 選べる分野と地域 / topics and areas to choose from
         * @example {
         *       "topics": [
         *         {
         *           "code": "safety",
         *           "name": {
         *             "ja": "防犯・防災",
         *             "en": "Safety"
         *           }
         *         }
         *       ],
         *       "areas": [
         *         {
         *           "code": "123421",
         *           "name": {
         *             "ja": "見本市",
         *             "en": "Sample City"
         *           }
         *         }
         *       ]
         *     }
         */
        Topics: {
            areas: {
                code: string;
                name: {
                    en: string;
                    ja: string;
                };
            }[];
            topics: {
                code: string;
                name: {
                    en: string;
                    ja: string;
                };
            }[];
        };
        /**
         * @description お知らせを届ける媒体（ケーブルテレビ、FM、印刷） / a partner that is told of announcements
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000f1",
         *       "name": "見本ケーブルテレビ",
         *       "kind": "catv",
         *       "url": "https://cabletv.example.jp/tomoni",
         *       "topics": [],
         *       "areas": [],
         *       "active": true,
         *       "formerSecretUntil": null,
         *       "version": 1,
         *       "createdAt": "2026-06-20T05:12:44.120Z",
         *       "updatedAt": "2026-06-20T05:12:44.120Z"
         *     }
         */
        WebhookPartner: {
            active: boolean;
            /** @description 届ける地域（空なら全域） / areas it is told of; empty means the whole city */
            areas: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            formerSecretUntil: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "catv" | "fm" | "print";
            name: string;
            /** @description 届ける分野（空なら全部） / topics it is told of; empty means all */
            topics: string[];
            /** Format: date-time */
            updatedAt: string;
            url: string;
            version: number;
        };
        /**
         * @description 署名の鍵はこの応答にだけ含まれる / the secret is in this reply alone
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000f1",
         *       "name": "見本ケーブルテレビ",
         *       "kind": "catv",
         *       "url": "https://cabletv.example.jp/tomoni",
         *       "topics": [],
         *       "areas": [],
         *       "active": true,
         *       "formerSecretUntil": null,
         *       "version": 1,
         *       "createdAt": "2026-06-20T05:12:44.120Z",
         *       "updatedAt": "2026-06-20T05:12:44.120Z",
         *       "secret": "Yk3vN0a9gq8oYwq2l0cTqCEbqhQe2r4b1m0uQmXo7dQ"
         *     }
         */
        WebhookPartnerWithSecret: {
            active: boolean;
            /** @description 届ける地域（空なら全域） / areas it is told of; empty means the whole city */
            areas: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            formerSecretUntil: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "catv" | "fm" | "print";
            name: string;
            secret: string;
            /** @description 届ける分野（空なら全部） / topics it is told of; empty means all */
            topics: string[];
            /** Format: date-time */
            updatedAt: string;
            url: string;
            version: number;
        };
        /**
         * @description 試験送信の結果 / how the test went
         * @example {
         *       "delivered": false,
         *       "status": 503,
         *       "reason": "status-503"
         *     }
         */
        WebhookTest: {
            delivered: boolean;
            reason: string | null;
            status: number | null;
        };
    };
    responses: {
        /** @description アドレスが長すぎます / The address is too long */
        "address-too-long": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/address-too-long",
                 *       "title": "アドレスが長すぎます",
                 *       "status": 414,
                 *       "detail": "アドレスまたは検索条件を短くしてください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description ほかの人が先に変更しました / Somebody changed it meanwhile */
        "changed-meanwhile": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/changed-meanwhile",
                 *       "title": "ほかの人が先に変更しました",
                 *       "status": 412,
                 *       "detail": "最新の内容を読み直してから、もう一度お試しください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 現在の状態では受け付けられません / This conflicts with the present state */
        conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/conflict",
                 *       "title": "現在の状態では受け付けられません",
                 *       "status": 409,
                 *       "detail": "同じものがすでにあるか、ほかの変更と重なりました。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description この操作を行う権限がありません / You may not do this */
        forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/forbidden",
                 *       "title": "この操作を行う権限がありません",
                 *       "status": 403,
                 *       "detail": "役割・所属・本人確認レベルのいずれかが、この操作の条件を満たしていません。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description ヘッダーが大きすぎます / The headers are too large */
        "headers-too-large": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/headers-too-large",
                 *       "title": "ヘッダーが大きすぎます",
                 *       "status": 431,
                 *       "detail": "ヘッダーを小さくしてください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description サーバーで問題が起きました / Something went wrong here */
        "internal-error": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/internal-error",
                 *       "title": "サーバーで問題が起きました",
                 *       "status": 500,
                 *       "detail": "問題は記録されました。お問い合わせの際は `instance` の値をお知らせください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 入力内容を確認してください / Some fields need attention */
        "invalid-input": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/invalid-input",
                 *       "title": "入力内容を確認してください",
                 *       "status": 400,
                 *       "detail": "`errors` が、直すべき項目を一つずつ示します。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 同じ Idempotency-Key で異なる内容が送られました / This Idempotency-Key was used for another request */
        "key-reused": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/key-reused",
                 *       "title": "同じ Idempotency-Key で異なる内容が送られました",
                 *       "status": 409,
                 *       "detail": "新しい内容には新しいキーを使ってください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 送信された内容を読み取れません / The request cannot be read */
        "malformed-request": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/malformed-request",
                 *       "title": "送信された内容を読み取れません",
                 *       "status": 400,
                 *       "detail": "本文がJSONとして正しくないか、URLまたはヘッダーの形式が正しくありません。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description この方法では利用できません / This address does not take that method */
        "method-not-allowed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/method-not-allowed",
                 *       "title": "この方法では利用できません",
                 *       "status": 405,
                 *       "detail": "`Allow` ヘッダーに利用できる方法があります。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description ご希望の形式では返信できません / There is no such representation */
        "not-acceptable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/not-acceptable",
                 *       "title": "ご希望の形式では返信できません",
                 *       "status": 406,
                 *       "detail": "返信は JSON です。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 手続の決まりにより受け付けられません / The rules of the procedure forbid this now */
        "not-allowed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/not-allowed",
                 *       "title": "手続の決まりにより受け付けられません",
                 *       "status": 409,
                 *       "detail": "`code` と `law` が、理由と根拠を示します。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 見つかりません / There is no such thing */
        "not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/not-found",
                 *       "title": "見つかりません",
                 *       "status": 404,
                 *       "detail": "存在しないか、閲覧できないものです。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 読み取った版を If-Match で示してください / Say in If-Match which version you read */
        "precondition-required": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/precondition-required",
                 *       "title": "読み取った版を If-Match で示してください",
                 *       "status": 428,
                 *       "detail": "`ETag` ヘッダーの値を `If-Match` に入れて送ってください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description サインインが必要です / Please sign in */
        "sign-in-required": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/sign-in-required",
                 *       "title": "サインインが必要です",
                 *       "status": 401,
                 *       "detail": "有効なアクセストークンがありません。もう一度サインインしてください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 同じ申請を処理しています / The same request is still running */
        "still-running": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/still-running",
                 *       "title": "同じ申請を処理しています",
                 *       "status": 409,
                 *       "detail": "少し待ってから、同じキーでもう一度送ってください。二重に登録されることはありません。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 直前の変更がまだ反映されていません / Your last change has not arrived here yet */
        "too-early": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/too-early",
                 *       "title": "直前の変更がまだ反映されていません",
                 *       "status": 425,
                 *       "detail": "少し待ってから、もう一度お試しください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 送信された内容が大きすぎます / The request is too large */
        "too-large": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/too-large",
                 *       "title": "送信された内容が大きすぎます",
                 *       "status": 413,
                 *       "detail": "内容を小さくして、もう一度お試しください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description しばらく待ってからお試しください / Too many requests */
        "too-many-requests": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/too-many-requests",
                 *       "title": "しばらく待ってからお試しください",
                 *       "status": 429,
                 *       "detail": "`Retry-After` の秒数だけ待ってください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description ただいま利用できません / Not available right now */
        unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unavailable",
                 *       "title": "ただいま利用できません",
                 *       "status": 503,
                 *       "detail": "変更は行われていません。`Retry-After` の秒数だけ待ってから、もう一度お試しください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description この内容では受け付けられません / This cannot be accepted as it is */
        unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unprocessable",
                 *       "title": "この内容では受け付けられません",
                 *       "status": 422,
                 *       "detail": "項目は正しい形式ですが、組み合わせに問題があります。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description この形式の本文は受け付けられません / The body has a type that is not taken here */
        "wrong-media-type": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/wrong-media-type",
                 *       "title": "この形式の本文は受け付けられません",
                 *       "status": 415,
                 *       "detail": "`Content-Type` を確認してください。",
                 *       "instance": "urn:tomoni:request:019a0000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "Campaigns.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                status?: "draft" | "approved" | "queued" | "sending" | "done" | "stopped" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Campaign"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    areas?: string[];
                    /** @default null */
                    childAgeMonths?: number | null;
                    /** @default null */
                    childMonths?: string[] | null;
                    /** @default null */
                    kinds?: ("mail" | "sms" | "push" | "messaging-app")[] | null;
                    messages: {
                        en?: {
                            subject: string;
                            text: string;
                        };
                        ja: {
                            subject: string;
                            text: string;
                        };
                        "ja-easy"?: {
                            subject: string;
                            text: string;
                        };
                        ko?: {
                            subject: string;
                            text: string;
                        };
                        pt?: {
                            subject: string;
                            text: string;
                        };
                        vi?: {
                            subject: string;
                            text: string;
                        };
                        zh?: {
                            subject: string;
                            text: string;
                        };
                    };
                    /** Format: date-time */
                    scheduledAt?: string | null;
                    title: string;
                    topics: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    areas?: string[];
                    /** @default null */
                    childAgeMonths?: number | null;
                    /** @default null */
                    childMonths?: string[] | null;
                    /** @default null */
                    kinds?: ("mail" | "sms" | "push" | "messaging-app")[] | null;
                    messages: {
                        en?: {
                            subject: string;
                            text: string;
                        };
                        ja: {
                            subject: string;
                            text: string;
                        };
                        "ja-easy"?: {
                            subject: string;
                            text: string;
                        };
                        ko?: {
                            subject: string;
                            text: string;
                        };
                        pt?: {
                            subject: string;
                            text: string;
                        };
                        vi?: {
                            subject: string;
                            text: string;
                        };
                        zh?: {
                            subject: string;
                            text: string;
                        };
                    };
                    /** Format: date-time */
                    scheduledAt?: string | null;
                    title: string;
                    topics: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            428: components["responses"]["precondition-required"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            422: components["responses"]["unprocessable"];
            428: components["responses"]["precondition-required"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignPreview"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.progress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignProgress"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.follow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.queue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.report": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignReport"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.resendFailed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.testSend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignTestSend"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Campaigns.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "ChannelPosts.list": {
        parameters: {
            query?: {
                announcementId?: string;
                channel?: "web" | "mail" | "sms" | "push" | "messaging-app" | "webhook";
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                status?: "queued" | "posting" | "posted" | "failed" | "retracted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ChannelPost"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "ChannelPosts.retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelPost"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            422: components["responses"]["unprocessable"];
            428: components["responses"]["precondition-required"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Channels.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channels"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "MessagingAppWebhook.take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    destination?: string;
                    events?: Record<string, never>[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingAppEventsTaken"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Channels.pushKey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushKey"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "SmsReceipts.record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 送信時の Idempotency-Key / the Idempotency-Key it was sent with */
                    key: string;
                    /** @enum {string} */
                    status: "delivered" | "failed";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsReceiptTaken"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "CitySettings.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitySetting"][];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "CitySettings.change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.quiet-hours";
                    value: {
                        /** @description 時刻（日本時間） / a time of day in Asia/Tokyo */
                        from: string;
                        /** @description 時刻（日本時間） / a time of day in Asia/Tokyo */
                        until: string;
                    };
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.confirmation-hours";
                    value: number;
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.digest-minutes";
                    value: number;
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.hard-bounces";
                    value: number;
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.soft-bounces";
                    value: number;
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.campaign-characters";
                    value: number;
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.link-domains";
                    value: string[];
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.sms-parts";
                    value: number;
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.telegram-fresh-hours";
                    value: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitySetting"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Deliveries.list": {
        parameters: {
            query?: {
                caseId?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                status?: "queued" | "handing" | "handed" | "deferred" | "failed" | "unknown" | "undeliverable";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Delivery"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Deliveries.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Deliveries.resend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 再送の理由（監査記録に残る） / why; kept in the audit
                     * @enum {string}
                     */
                    reason: "not-arrived" | "not-in-gateway-log" | "cause-removed";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            428: components["responses"]["precondition-required"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Deliveries.summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliverySummary"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Inbox.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                unread?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Inbox.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxMessage"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Inbox.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxMessage"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Inbox.claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    claim: string;
                    /**
                     * Format: uuid
                     * @description この案件限りの参照番号（個人のIDではない） / a reference for this case alone, not a person id
                     */
                    contactRef: string;
                    /** @enum {string} */
                    owner: "participation";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxState"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Inbox.forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForgottenInbox"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Inbox.readAll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxState"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Inbox.stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "LifeMails.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LifeMail"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "LifeMails.draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 年月 / a month, YYYY-MM */
                    activeFrom: string;
                    /**
                     * @description 年月 / a month, YYYY-MM
                     * @default null
                     */
                    activeUntil?: string | null;
                    ageMonths: number;
                    /** @default [] */
                    areas?: string[];
                    messages: {
                        en?: {
                            subject: string;
                            text: string;
                        };
                        ja: {
                            subject: string;
                            text: string;
                        };
                        "ja-easy"?: {
                            subject: string;
                            text: string;
                        };
                        ko?: {
                            subject: string;
                            text: string;
                        };
                        pt?: {
                            subject: string;
                            text: string;
                        };
                        vi?: {
                            subject: string;
                            text: string;
                        };
                        zh?: {
                            subject: string;
                            text: string;
                        };
                    };
                    title: string;
                    topics: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeMail"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "LifeMails.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeMail"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "LifeMails.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 年月 / a month, YYYY-MM */
                    activeFrom: string;
                    /**
                     * @description 年月 / a month, YYYY-MM
                     * @default null
                     */
                    activeUntil?: string | null;
                    ageMonths: number;
                    /** @default [] */
                    areas?: string[];
                    messages: {
                        en?: {
                            subject: string;
                            text: string;
                        };
                        ja: {
                            subject: string;
                            text: string;
                        };
                        "ja-easy"?: {
                            subject: string;
                            text: string;
                        };
                        ko?: {
                            subject: string;
                            text: string;
                        };
                        pt?: {
                            subject: string;
                            text: string;
                        };
                        vi?: {
                            subject: string;
                            text: string;
                        };
                        zh?: {
                            subject: string;
                            text: string;
                        };
                    };
                    title: string;
                    topics: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeMail"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            428: components["responses"]["precondition-required"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "LifeMails.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeMail"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            422: components["responses"]["unprocessable"];
            428: components["responses"]["precondition-required"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "LifeMails.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeMail"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            422: components["responses"]["unprocessable"];
            428: components["responses"]["precondition-required"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "MailTemplates.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                /** @description 文面の名前 / name of the wording */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MailTemplate"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "MailTemplates.publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    en: {
                        subject: string;
                        text: string;
                    };
                    ja: {
                        subject: string;
                        text: string;
                    };
                    "ja-easy"?: {
                        subject: string;
                        text: string;
                    };
                    /** @description 文面の名前 / name of the wording */
                    name: string;
                    personal: "name"[];
                    variables: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailTemplate"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "MailTemplates.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 文面の名前 / name of the wording */
                name: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailTemplate"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "MailTemplates.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    en: {
                        subject: string;
                        text: string;
                    };
                    ja: {
                        subject: string;
                        text: string;
                    };
                    "ja-easy"?: {
                        subject: string;
                        text: string;
                    };
                    /** @description 文面の名前 / name of the wording */
                    name: string;
                    personal: "name"[];
                    sample: {
                        [key: string]: string | {
                            en: string;
                            ja: string;
                        };
                    };
                    variables: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailTemplatePreview"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Telegrams.areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TelegramArea"][];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Telegrams.changeArea": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    basis: string;
                    cityAreas: string[];
                    code: string;
                    codeType: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    relation: "own" | "part" | "containing" | "neighbour" | "elsewhere";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TelegramArea"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Telegrams.mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TelegramMapping"][];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Telegrams.changeMapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "auto-issue" | "draft" | "record" | "lift";
                    /** @description コード / a word that programs compare */
                    alertKind: string;
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    itemCode: string;
                    itemName: string;
                    kindCode: string;
                    level: number;
                    official: boolean;
                    textEn: string;
                    textJa: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TelegramMapping"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Telegrams.list": {
        parameters: {
            query?: {
                action?: "auto-issue" | "draft" | "update" | "cancel" | "lift" | "ignore" | "drill" | "record";
                /** @description The `next` of the page before */
                cursor?: string;
                kind?: string;
                limit?: number;
                state?: "taken" | "duplicate" | "refused";
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TelegramSummary"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Telegrams.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Telegram"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Telegrams.sourcesNow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TelegramSources"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Topics.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topics"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Subscriptions.ask": {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Subscriptions.stop": {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "WebhookPartners.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookPartner"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "WebhookPartners.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active: boolean;
                    /** @description 届ける地域（空なら全域） / areas it is told of; empty means the whole city */
                    areas: string[];
                    /** @enum {string} */
                    kind: "catv" | "fm" | "print";
                    name: string;
                    /** @description 届ける分野（空なら全部） / topics it is told of; empty means all */
                    topics: string[];
                    /** Format: uri */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPartnerWithSecret"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "WebhookPartners.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPartner"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "WebhookPartners.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active: boolean;
                    /** @description 届ける地域（空なら全域） / areas it is told of; empty means the whole city */
                    areas: string[];
                    /** @enum {string} */
                    kind: "catv" | "fm" | "print";
                    name: string;
                    /** @description 届ける分野（空なら全部） / topics it is told of; empty means all */
                    topics: string[];
                    /** Format: uri */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPartner"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            428: components["responses"]["precondition-required"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "WebhookPartners.changeSecret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPartnerWithSecret"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            422: components["responses"]["unprocessable"];
            428: components["responses"]["precondition-required"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "WebhookPartners.test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
}
