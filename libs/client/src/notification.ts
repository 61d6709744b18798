/* eslint-disable max-lines -- generated from ../openapi: npm run client:generate */
export interface paths {
    "/alert-map/{layer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertMap.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-map/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["AlertMap.areas"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-map/shelters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["AlertMap.shelters"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-voice-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Alerts.listVoiceCodes"];
        put?: never;
        post: operations["Alerts.makeVoiceCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-voice-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts.order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Alerts.list"];
        put?: never;
        post: operations["Alerts.draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Alerts.get"];
        put: operations["Alerts.edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts.discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts.lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Alerts.progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/resend-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts.resendFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 発表中の緊急情報 / Alerts in force */
        get: operations["AlertPublication.active"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/active.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertPublication.activePage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/active.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertPublication.activeJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/cap.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertPublication.feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/cap/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertPublication.cap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/drills/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertPublication.drills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/drills/cap/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertPublication.drillCap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/drills/public/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertPublication.drill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/public/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertPublication.alert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Announcements.list"];
        put?: never;
        post: operations["Announcements.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Announcements.get"];
        put: operations["Announcements.edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Announcements.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/approve-publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Announcements.approvePublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Announcements.archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AnnouncementFiles.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/attachments/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnouncementFiles.openPublic"];
        put?: never;
        post?: never;
        delete: operations["AnnouncementFiles.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/attachments/{fileId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnouncementFiles.open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/attachments/{fileId}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AnnouncementFiles.scan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/barrier-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BarrierReports.report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Announcements.checks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/confirm-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Announcements.confirmReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Announcements.correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Announcements.discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/page/barrier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BarrierReports.fromPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnouncementFeeds.edition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Announcements.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Announcements.schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Announcements.sendBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Announcements.versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Announcements.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnouncementFeeds.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/barrier-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BarrierReports.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/barrier-reports/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BarrierReports.done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/dispatches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Dispatches.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dispatches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Dispatches.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts.drill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnouncementFeeds.atom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnouncementFeeds.json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnouncementFeeds.rss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forget-receipts/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Subscribers.verify"];
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
    "/l-alert-posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LAlertPosts.list"];
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
    "/loss-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公開トピックの欠落証明（それ以外のトピックは権限が必要） / Loss proof of the public topics; of the others with the scope events:operate or audit:read */
        get: operations["LossProof.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail-gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MailGateways.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail-gateways/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["MailGateways.change"];
        post?: never;
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
    "/pr-issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PrIssues.released"];
        put?: never;
        post: operations["PrIssues.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pr-issues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PrIssues.get"];
        put: operations["PrIssues.edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pr-issues/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PrIssues.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pr-issues/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PrIssues.addFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pr-issues/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PrIssues.openFile"];
        put?: never;
        post?: never;
        delete: operations["PrIssues.removeFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pr-issues/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PrIssues.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pr-issues/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PrIssues.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pr-issues/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PrIssues.getDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Preferences.show"];
        put: operations["Preferences.change"];
        post?: never;
        delete: operations["Preferences.forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/preferences/endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SignUps.addEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/preferences/endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Preferences.removeEndpoint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/preferences/endpoints/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SignUps.confirmByCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/preferences/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Preferences.forgetPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/preferences/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Preferences.showPage"];
        put?: never;
        post: operations["Preferences.changePage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnouncementFeeds.sitemap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscribers/{id}/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Subscribers.forget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscribers/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Subscribers.find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SignUps.request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SignUps.askToConfirm"];
        put?: never;
        post: operations["SignUps.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SignUps.help"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Preferences.addPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Suppressions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suppressions/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Suppressions.lift"];
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
         * @description 発表中と、24時間以内に終わった緊急情報。訓練は/alerts/drills/にだけある / alerts that stand, and that ended within a day; drills are under /alerts/drills/ alone
         * @example {
         *       "city": {
         *         "code": "123421",
         *         "name": "見本市"
         *       },
         *       "asOf": "2026-06-30T09:01:00.000Z",
         *       "complete": true,
         *       "left": 0,
         *       "alerts": [
         *         {
         *           "id": "019a4f00-0000-7000-8000-0000000000a1",
         *           "drill": "normal",
         *           "kind": "evacuation",
         *           "category": "Safety",
         *           "level": 4,
         *           "status": "issued",
         *           "standing": true,
         *           "title": {
         *             "ja": "警戒レベル4 避難指示",
         *             "easy": "けいかいレベル4 全員(ぜんいん) にげて ください",
         *             "en": "Level 4: Evacuation order"
         *           },
         *           "headline": {
         *             "ja": "【警戒レベル4 避難指示】見本市全域",
         *             "easy": "【けいかいレベル4 全員(ぜんいん) にげて ください】見本市(みほんし)",
         *             "en": "【Level 4: Evacuation order】Sample City"
         *           },
         *           "areas": [
         *             {
         *               "code": "123421",
         *               "name": {
         *                 "ja": "見本市",
         *                 "en": "Sample City"
         *               }
         *             }
         *           ],
         *           "issuedAt": "2026-06-30T09:00:00.000Z",
         *           "changedAt": "2026-06-30T09:00:00.000Z",
         *           "effectiveAt": "2026-06-30T09:00:00.000Z",
         *           "expiresAt": "2026-07-01T09:00:00.000Z",
         *           "supersedes": null,
         *           "reason": null,
         *           "links": {
         *             "html": "public/019a4f00-0000-7000-8000-0000000000a1.html",
         *             "json": "public/019a4f00-0000-7000-8000-0000000000a1.json",
         *             "map": "public/019a4f00-0000-7000-8000-0000000000a1.svg",
         *             "cap": "cap/019a4f00-0000-7000-8000-0000000000a2.xml"
         *           },
         *           "texts": {
         *             "ja": {
         *               "subject": "【警戒レベル4 避難指示】見本市全域",
         *               "text": "日時: 2026年6月30日 18:00\n場所: 見本市全域\n行動: 早めに安全な場所へ移動してください"
         *             }
         *           }
         *         }
         *       ]
         *     }
         */
        ActiveAlerts: {
            alerts: {
                areas: {
                    code: string;
                    name: {
                        en: string;
                        ja: string;
                    };
                }[];
                category: string;
                /** Format: date-time */
                changedAt: string;
                /** @enum {string} */
                drill: "normal" | "drill" | "test";
                /** Format: date-time */
                effectiveAt: string;
                /** Format: date-time */
                expiresAt: string;
                headline: {
                    easy: string;
                    en: string;
                    ja: string;
                };
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                issuedAt: string;
                kind: string;
                level: number | null;
                links: {
                    cap: string;
                    html: string;
                    json: string;
                    map: string | null;
                };
                reason: string | null;
                standing: boolean;
                /** @enum {string} */
                status: "issued" | "updated" | "lifted" | "cancelled" | "expired";
                /** Format: uuid */
                supersedes: string | null;
                texts?: {
                    [key: string]: {
                        subject: string;
                        text: string;
                    };
                };
                title: {
                    easy: string;
                    en: string;
                    ja: string;
                };
            }[];
            /** Format: date-time */
            asOf: string;
            city: {
                code: string;
                name: string;
            };
            complete: boolean;
            left: number;
        };
        /**
         * @description 緊急情報 / an emergency alert
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000401",
         *       "kind": "evacuation",
         *       "level": 4,
         *       "title": {
         *         "ja": "警戒レベル4 避難指示",
         *         "easy": "けいかいレベル4 全員(ぜんいん) にげて ください",
         *         "en": "Level 4: Evacuation order"
         *       },
         *       "drill": "normal",
         *       "status": "drafted",
         *       "areas": [
         *         "123421"
         *       ],
         *       "texts": {
         *         "ja": {
         *           "where": "見本市全域",
         *           "action": "川や崖に近づかず、早めに安全な場所へ移動してください"
         *         }
         *       },
         *       "effectiveAt": "2026-09-05T09:00:00.000Z",
         *       "expiresAt": "2026-09-06T09:00:00.000Z",
         *       "approvals": [
         *         "duty-officer"
         *       ],
         *       "approvalsNeeded": 2,
         *       "telegramId": null,
         *       "evacuationPrompt": null,
         *       "supersedes": null,
         *       "createdAt": "2026-09-05T09:00:00.000Z",
         *       "issuedAt": null,
         *       "changedAt": "2026-09-05T09:00:00.000Z",
         *       "version": 1,
         *       "versions": [],
         *       "actions": []
         *     }
         */
        Alert: {
            actions: {
                href: string;
                label: {
                    en: string;
                    ja: string;
                };
                name: string;
            }[];
            /** @description 承認した職員（仮名）と音声コード / who stands for it, by pseudonym, and voice codes */
            approvals: string[];
            approvalsNeeded: number;
            areas: string[];
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            drill: "normal" | "drill" | "test";
            /** Format: date-time */
            effectiveAt: string;
            /** @description 避難情報を出すかどうか、職員の判断が必要な段階 / people are asked whether to order evacuation at this level */
            evacuationPrompt: number | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issuedAt: string | null;
            kind: string;
            level: number | null;
            /** @enum {string} */
            status: "drafted" | "issued" | "updated" | "lifted" | "cancelled" | "expired" | "discarded";
            /** Format: uuid */
            supersedes: string | null;
            /** Format: uuid */
            telegramId: string | null;
            texts: {
                [key: string]: {
                    action: string;
                    detail?: string;
                    where: string;
                };
            };
            title: {
                easy: string;
                en: string;
                ja: string;
            };
            version: number;
            versions: {
                /** @enum {string} */
                action: "issue" | "update" | "correct" | "lift" | "cancel";
                areas: string[];
                /** Format: uuid */
                dispatchId: string;
                headline: {
                    easy: string;
                    en: string;
                    ja: string;
                };
                /** Format: uuid */
                id: string;
                level: number | null;
                messages: {
                    [key: string]: {
                        subject: string;
                        text: string;
                    };
                };
                reason: string | null;
                serial: number;
                /** Format: date-time */
                toldAt: string;
            }[];
        };
        /**
         * @description 緊急情報の地図のもとになるデータ / what the map of an alert is drawn from
         * @example {
         *       "layer": "shelters",
         *       "version": 1,
         *       "changedAt": "2026-04-01T00:00:00.000Z",
         *       "features": [
         *         "市民センター"
         *       ]
         *     }
         */
        AlertMapLayer: {
            /** Format: date-time */
            changedAt: string | null;
            /** @description 地域の番号、または避難所の名前 / codes of areas, or names of shelters */
            features: string[];
            /** @enum {string} */
            layer: "areas" | "shelters";
            version: number;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000401",
         *       "dispatches": [
         *         {
         *           "dispatchId": "019a4f00-0000-7000-8000-000000000402",
         *           "serial": 1,
         *           "status": "sending",
         *           "total": 60000,
         *           "counts": {
         *             "queued": 20000,
         *             "handed": 40000
         *           },
         *           "startedAt": "2026-09-05T09:00:00.000Z",
         *           "completedAt": null
         *         }
         *       ]
         *     }
         */
        AlertProgress: {
            dispatches: {
                /** Format: date-time */
                completedAt: string | null;
                counts: {
                    [key: string]: number;
                };
                /** Format: uuid */
                dispatchId: string;
                /** @description 何番目の発表か（再送はnull） / which version; null for what was sent again */
                serial: number | null;
                /** Format: date-time */
                startedAt: string;
                status: string;
                total: number;
            }[];
            /** Format: uuid */
            id: string;
        };
        /**
         * @example {
         *       "category": "civic-activity",
         *       "areas": [],
         *       "validFrom": "2026-04-01",
         *       "validTo": "2026-05-29",
         *       "embargoUntil": null,
         *       "successorId": null,
         *       "channels": [
         *         "web",
         *         "mail"
         *       ],
         *       "variants": {
         *         "ja": {
         *           "title": "令和8年度 はじめの一歩補助金の募集",
         *           "html": "<h2>募集の期間</h2><p>4月1日から5月29日まで</p>"
         *         },
         *         "en": {
         *           "title": "First-step grants: open for applications",
         *           "html": "<h2>When</h2><p>1 April to 29 May</p>"
         *         }
         *       },
         *       "id": "019a4f00-0000-7000-8000-0000000000c1",
         *       "deptCode": "0310",
         *       "status": "draft",
         *       "publishAt": null,
         *       "edition": 0,
         *       "revised": true,
         *       "note": null,
         *       "reviewDueOn": null,
         *       "sourceType": null,
         *       "version": 1,
         *       "createdAt": "2026-03-20T02:30:00.000Z"
         *     }
         */
        Announcement: {
            areas: string[];
            /** @description コード / a word that programs compare */
            category: string;
            channels: ("web" | "mail" | "sms" | "push" | "messaging-app" | "webhook")[];
            /** Format: date-time */
            createdAt: string;
            /** @description 担当課コード / code of the unit in charge */
            deptCode: string;
            edition: number;
            /** Format: date-time */
            embargoUntil: string | null;
            /** Format: uuid */
            id: string;
            note: string | null;
            /** Format: date-time */
            publishAt: string | null;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            reviewDueOn: string | null;
            revised: boolean;
            sourceType: string | null;
            /** @enum {string} */
            status: "draft" | "dept-approved" | "pr-approved" | "scheduled" | "published" | "corrected" | "withdrawn" | "archived";
            /** Format: uuid */
            successorId: string | null;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            validFrom: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            validTo: string | null;
            variants: {
                en?: {
                    html: string;
                    title: string;
                };
                ja?: {
                    html: string;
                    title: string;
                };
                "ja-easy"?: {
                    html: string;
                    title: string;
                };
                ko?: {
                    html: string;
                    title: string;
                };
                pt?: {
                    html: string;
                    title: string;
                };
                vi?: {
                    html: string;
                    title: string;
                };
                zh?: {
                    html: string;
                    title: string;
                };
            };
            version: number;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000c4",
         *       "name": "募集要項.pdf",
         *       "type": "application/pdf",
         *       "bytes": 48213,
         *       "alt": "募集要項（対象、金額、申請の方法）",
         *       "tagged": true,
         *       "htmlTwin": null,
         *       "scan": "clean",
         *       "uploadedAt": "2026-03-20T02:30:00.000Z"
         *     }
         */
        AnnouncementAttachment: {
            alt: string;
            bytes: number;
            htmlTwin: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            scan: "clean" | "infected" | "not-scanned";
            tagged: boolean | null;
            type: string;
            /** Format: date-time */
            uploadedAt: string;
        };
        /**
         * @example {
         *       "category": "civic-activity",
         *       "areas": [],
         *       "validFrom": "2026-04-01",
         *       "validTo": "2026-05-29",
         *       "embargoUntil": null,
         *       "successorId": null,
         *       "channels": [
         *         "web",
         *         "mail"
         *       ],
         *       "variants": {
         *         "ja": {
         *           "title": "令和8年度 はじめの一歩補助金の募集",
         *           "html": "<h2>募集の期間</h2><p>4月1日から5月29日まで</p>"
         *         },
         *         "en": {
         *           "title": "First-step grants: open for applications",
         *           "html": "<h2>When</h2><p>1 April to 29 May</p>"
         *         }
         *       },
         *       "id": "019a4f00-0000-7000-8000-0000000000c1",
         *       "deptCode": "0310",
         *       "status": "draft",
         *       "publishAt": null,
         *       "edition": 0,
         *       "revised": true,
         *       "note": null,
         *       "reviewDueOn": null,
         *       "sourceType": null,
         *       "version": 1,
         *       "createdAt": "2026-03-20T02:30:00.000Z",
         *       "removed": [
         *         {
         *           "variant": "ja",
         *           "what": "<script>",
         *           "times": 1
         *         }
         *       ],
         *       "attachments": [],
         *       "actions": [
         *         {
         *           "name": "discard",
         *           "href": "/announcements/019a4f00-0000-7000-8000-0000000000c1/discard",
         *           "label": {
         *             "ja": "下書きを破棄する",
         *             "en": "Discard the draft"
         *           }
         *         }
         *       ]
         *     }
         */
        AnnouncementCase: {
            actions: {
                href: string;
                label: {
                    en: string;
                    ja: string;
                };
                name: string;
            }[];
            areas: string[];
            attachments: components["schemas"]["AnnouncementAttachment"][];
            /** @description コード / a word that programs compare */
            category: string;
            channels: ("web" | "mail" | "sms" | "push" | "messaging-app" | "webhook")[];
            /** Format: date-time */
            createdAt: string;
            /** @description 担当課コード / code of the unit in charge */
            deptCode: string;
            edition: number;
            /** Format: date-time */
            embargoUntil: string | null;
            /** Format: uuid */
            id: string;
            note: string | null;
            /** Format: date-time */
            publishAt: string | null;
            removed: {
                times: number;
                /** @enum {string} */
                variant: "ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi";
                what: string;
            }[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            reviewDueOn: string | null;
            revised: boolean;
            sourceType: string | null;
            /** @enum {string} */
            status: "draft" | "dept-approved" | "pr-approved" | "scheduled" | "published" | "corrected" | "withdrawn" | "archived";
            /** Format: uuid */
            successorId: string | null;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            validFrom: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            validTo: string | null;
            variants: {
                en?: {
                    html: string;
                    title: string;
                };
                ja?: {
                    html: string;
                    title: string;
                };
                "ja-easy"?: {
                    html: string;
                    title: string;
                };
                ko?: {
                    html: string;
                    title: string;
                };
                pt?: {
                    html: string;
                    title: string;
                };
                vi?: {
                    html: string;
                    title: string;
                };
                zh?: {
                    html: string;
                    title: string;
                };
            };
            version: number;
        };
        /**
         * @example {
         *       "publishable": false,
         *       "findings": [
         *         {
         *           "code": "link-text",
         *           "severity": "error",
         *           "variant": "ja",
         *           "path": "p:2 > a:1",
         *           "excerpt": "こちら",
         *           "text": {
         *             "ja": "リンクの文字「こちら」だけでは行き先が分かりません。行き先のページの名前にしてください。",
         *             "en": "The link text “こちら” does not say where it leads. Use the name of the page it leads to."
         *           }
         *         }
         *       ]
         *     }
         */
        AnnouncementChecks: {
            findings: components["schemas"]["Finding"][];
            publishable: boolean;
        };
        /**
         * @example {
         *       "announcementId": "019a4f00-0000-7000-8000-0000000000c1",
         *       "edition": 2,
         *       "deptCode": "0310",
         *       "category": "civic-activity",
         *       "areas": [],
         *       "attachments": [],
         *       "validFrom": "2026-04-01",
         *       "validTo": "2026-05-29",
         *       "note": "締切の日付を直しました。",
         *       "variants": {
         *         "ja": {
         *           "title": "令和8年度 はじめの一歩補助金の募集",
         *           "html": "<p>4月1日から5月29日まで</p>",
         *           "text": "4月1日から5月29日まで"
         *         }
         *       },
         *       "firstPublishedAt": "2026-04-01T00:00:00.000Z",
         *       "publishedAt": "2026-04-03T01:00:00.000Z"
         *     }
         */
        AnnouncementEdition: {
            /** Format: uuid */
            announcementId: string;
            areas: string[];
            attachments: {
                alt: string;
                bytes: number;
                htmlTwin: string | null;
                /** Format: uuid */
                id: string;
                name: string;
                tagged: boolean | null;
                type: string;
            }[];
            /** @description コード / a word that programs compare */
            category: string;
            /** @description 担当課コード / code of the unit in charge */
            deptCode: string;
            edition: number;
            /** Format: date-time */
            firstPublishedAt: string;
            note: string | null;
            /** Format: date-time */
            publishedAt: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            validFrom: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            validTo: string | null;
            variants: {
                en?: {
                    html: string;
                    text: string;
                    title: string;
                };
                ja?: {
                    html: string;
                    text: string;
                    title: string;
                };
                "ja-easy"?: {
                    html: string;
                    text: string;
                    title: string;
                };
                ko?: {
                    html: string;
                    text: string;
                    title: string;
                };
                pt?: {
                    html: string;
                    text: string;
                    title: string;
                };
                vi?: {
                    html: string;
                    text: string;
                    title: string;
                };
                zh?: {
                    html: string;
                    text: string;
                    title: string;
                };
            };
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000c5",
         *       "announcementId": "019a4f00-0000-7000-8000-0000000000c1",
         *       "edition": 1,
         *       "lang": "ja",
         *       "barrier": "表の3行目が読み上げられません。",
         *       "doneAt": null,
         *       "version": 1,
         *       "createdAt": "2026-04-02T01:00:00.000Z"
         *     }
         */
        BarrierReport: {
            /** Format: uuid */
            announcementId: string;
            barrier: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            doneAt: string | null;
            edition: number;
            /** Format: uuid */
            id: string;
            lang: string;
            version: number;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000c5"
         *     }
         */
        BarrierReportTaken: {
            /** Format: uuid */
            id: string;
        };
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
            } | number | string[] | string[] | boolean | {
                always: ("ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi")[];
                byCategory: {
                    [key: string]: ("ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi")[];
                };
            };
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
            reason: "gateway-away" | "gateway-refuses-us" | "try-later" | "contact-away" | "refused" | "address-invalid" | "variable-missing" | "gave-up" | "outcome-lost" | "stopped-while-handing" | "came-back" | "forgotten" | "unsubscribed" | null;
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
         * @description 一つの配信の進み具合（宛先は含まない） / how a dispatch fares; never to whom
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000d1",
         *       "source": {
         *         "kind": "news",
         *         "id": "019a4f00-0000-7000-8000-0000000000d2"
         *       },
         *       "about": [
         *         "019a4f00-0000-7000-8000-0000000000d3"
         *       ],
         *       "sameAs": null,
         *       "lane": "campaign",
         *       "drill": "normal",
         *       "subject": "補助金の募集を始めました",
         *       "status": "sending",
         *       "statusText": {
         *         "ja": "配信中",
         *         "en": "On its way"
         *       },
         *       "total": 412,
         *       "createdAt": "2026-06-20T05:12:44.120Z",
         *       "completedAt": null,
         *       "stoppedAt": null,
         *       "version": 1,
         *       "messages": {
         *         "ja": {
         *           "subject": "補助金の募集を始めました",
         *           "text": "募集期間: 6月20日から"
         *         }
         *       },
         *       "counts": {
         *         "handed": 409,
         *         "deferred": 2,
         *         "unknown": 1
         *       },
         *       "outcomes": [
         *         {
         *           "status": "handed",
         *           "statusText": {
         *             "ja": "配信先のサーバーが受け取りました",
         *             "en": "The gateway took it"
         *           },
         *           "reason": null,
         *           "reasonText": null,
         *           "count": 409
         *         },
         *         {
         *           "status": "deferred",
         *           "statusText": {
         *             "ja": "再送待ち（いまは受け取れないとの返答）",
         *             "en": "Waiting to be tried again"
         *           },
         *           "reason": "gateway-away",
         *           "reasonText": {
         *             "ja": "配信先のサーバーに接続できません",
         *             "en": "The gateway cannot be reached"
         *           },
         *           "count": 2
         *         },
         *         {
         *           "status": "unknown",
         *           "statusText": {
         *             "ja": "届いたか分かりません（自動では再送しません）",
         *             "en": "Nobody knows whether it went out; it is not sent again by itself"
         *           },
         *           "reason": "outcome-lost",
         *           "reasonText": {
         *             "ja": "送信の途中で接続が切れました",
         *             "en": "The connection broke while it was being handed over"
         *           },
         *           "count": 1
         *         }
         *       ]
         *     }
         */
        Dispatch: {
            about: string[];
            /** Format: date-time */
            completedAt: string | null;
            counts: {
                [key: string]: number | "<5";
            };
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            drill: "normal" | "drill" | "test";
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            lane: "alert" | "campaign";
            messages: {
                [key: string]: {
                    subject: string;
                    text: string;
                };
            };
            outcomes: {
                /** @description 件数（職員が対象を選んだ配信では5件単位に切り捨て、5件未満は「<5」） / a count; of what went to people chosen by staff rounded down to fives */
                count: number | "<5";
                reason: string | null;
                reasonText: {
                    en: string;
                    ja: string;
                } | null;
                /** @enum {string} */
                status: "queued" | "handing" | "handed" | "accepted" | "deferred" | "failed" | "bounced" | "complained" | "unknown" | "undeliverable" | "stopped";
                statusText: {
                    en: string;
                    ja: string;
                };
            }[];
            /** Format: uuid */
            sameAs: string | null;
            source: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "campaign" | "alert" | "announcement" | "news" | "test";
            };
            /** @enum {string} */
            status: "sending" | "done" | "stopped";
            statusText: {
                en: string;
                ja: string;
            };
            /** Format: date-time */
            stoppedAt: string | null;
            subject: string;
            /** @description 件数（職員が対象を選んだ配信では5件単位に切り捨て、5件未満は「<5」） / a count; of what went to people chosen by staff rounded down to fives */
            total: number | "<5";
            version: number;
        };
        /**
         * @description 一つの文面の、多くの人への配信 / one text on its way to many; never to whom
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000d1",
         *       "source": {
         *         "kind": "news",
         *         "id": "019a4f00-0000-7000-8000-0000000000d2"
         *       },
         *       "about": [
         *         "019a4f00-0000-7000-8000-0000000000d3"
         *       ],
         *       "sameAs": null,
         *       "lane": "campaign",
         *       "drill": "normal",
         *       "subject": "補助金の募集を始めました",
         *       "status": "sending",
         *       "statusText": {
         *         "ja": "配信中",
         *         "en": "On its way"
         *       },
         *       "total": 412,
         *       "createdAt": "2026-06-20T05:12:44.120Z",
         *       "completedAt": null,
         *       "stoppedAt": null,
         *       "version": 1
         *     }
         */
        DispatchSummary: {
            about: string[];
            /** Format: date-time */
            completedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            drill: "normal" | "drill" | "test";
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            lane: "alert" | "campaign";
            /** Format: uuid */
            sameAs: string | null;
            source: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "campaign" | "alert" | "announcement" | "news" | "test";
            };
            /** @enum {string} */
            status: "sending" | "done" | "stopped";
            statusText: {
                en: string;
                ja: string;
            };
            /** Format: date-time */
            stoppedAt: string | null;
            subject: string;
            /** @description 件数（職員が対象を選んだ配信では5件単位に切り捨て、5件未満は「<5」） / a count; of what went to people chosen by staff rounded down to fives */
            total: number | "<5";
            version: number;
        };
        /**
         * @description 公開前の点検の結果 / a result of the checks before publication
         * @example {
         *       "code": "link-text",
         *       "severity": "error",
         *       "variant": "ja",
         *       "path": "p:2 > a:1",
         *       "excerpt": "こちら",
         *       "text": {
         *         "ja": "リンクの文字「こちら」だけでは行き先が分かりません。行き先のページの名前にしてください。",
         *         "en": "The link text “こちら” does not say where it leads. Use the name of the page it leads to."
         *       }
         *     }
         */
        Finding: {
            code: string;
            excerpt: string;
            path: string;
            /** @enum {string} */
            severity: "error" | "warning";
            text: {
                en: string;
                ja: string;
            };
            /** @enum {string|null} */
            variant: "ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi" | null;
        };
        /**
         * @description 消去の証明。POST /forget-receipts/verify で確かめられる / proof that the data was erased
         * @example {
         *       "personRef": "019a4f00-0000-7000-8000-0000000000a1",
         *       "shreddedAt": "2026-06-20T05:12:44.120Z",
         *       "mac": "mAz0s9dJ1mZ5sOQ0b8c4n7m3d1p2k9x8v7u6t5s4r3q"
         *     }
         */
        ForgetReceipt: {
            mac: string;
            /** Format: uuid */
            personRef: string;
            /** Format: date-time */
            shreddedAt: string;
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
         *       "id": "019a4f00-0000-7000-8000-0000000000a1",
         *       "status": "active"
         *     }
         */
        FoundSubscriber: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "pending" | "active" | "unsubscribed";
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
         * @description Lアラートへ渡す文書の一つの版 / one revision of a document for the L-Alert
         * @example {
         *       "versionId": "019a4f00-0000-7000-8000-0000000000a2",
         *       "alertId": "019a4f00-0000-7000-8000-0000000000a1",
         *       "documentId": "019a4f00-0000-7000-8000-0000000000a1",
         *       "revision": 1,
         *       "status": "waiting",
         *       "attempts": 2,
         *       "problem": "EACCES: permission denied",
         *       "nextAttemptAt": "2026-06-30T09:00:15.000Z",
         *       "createdAt": "2026-06-30T09:00:00.000Z",
         *       "postedAt": null
         *     }
         */
        LAlertPost: {
            /** Format: uuid */
            alertId: string;
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            documentId: string;
            /** Format: date-time */
            nextAttemptAt: string;
            /** Format: date-time */
            postedAt: string | null;
            problem: string | null;
            revision: number;
            /** @enum {string} */
            status: "waiting" | "posted";
            /** Format: uuid */
            versionId: string;
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
         * @example {
         *       "items": [
         *         {
         *           "side": "producer",
         *           "topic": "pub.participation.grant-award",
         *           "day": "2026-11-26",
         *           "events": 120,
         *           "chain": "0000000000000000000000000000000000000000000000000000000000000001",
         *           "kafkaEvents": 120,
         *           "kafkaChain": "0000000000000000000000000000000000000000000000000000000000000001",
         *           "kafkaDuplicates": 0,
         *           "underWay": 0,
         *           "differenceCount": 0,
         *           "differences": [],
         *           "checkedAt": "2026-11-26T04:05:12.000Z"
         *         }
         *       ]
         *     }
         */
        LossProof: {
            items: {
                chain: string;
                /** Format: date-time */
                checkedAt: string;
                /** Format: date */
                day: string;
                differenceCount: number;
                differences: {
                    eventId: string;
                    key?: string;
                    /** @enum {string} */
                    kind: "record-missing" | "record-without-row" | "row-deleted" | "version-missing" | "effect-missing" | "effect-without-event" | "position-differs";
                    place?: string;
                    position?: number;
                    type?: string;
                }[];
                events: number;
                kafkaChain: string;
                kafkaDuplicates: number;
                kafkaEvents: number;
                /** @enum {string} */
                side: "producer" | "consumer";
                topic: string;
                underWay: number;
            }[];
        };
        /**
         * @description 受信側ごとの送り方の決まり / how mail is handed to one receiving side
         * @example {
         *       "code": "docomo",
         *       "domains": [
         *         "docomo.ne.jp"
         *       ],
         *       "smtpUrl": null,
         *       "connections": 2,
         *       "recipientsPerSession": 100,
         *       "ratePerSecond": 50,
         *       "penaltySeconds": 600,
         *       "charset": "utf-8",
         *       "version": 1
         *     }
         */
        MailGateway: {
            /** @enum {string} */
            charset: "utf-8" | "iso-2022-jp";
            code: string;
            connections: number;
            domains: string[];
            penaltySeconds: number;
            ratePerSecond: number | null;
            recipientsPerSession: number;
            smtpUrl: string | null;
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
         * @description 変わった宛先の数と、案内を送ったアカウントの数 / how many endpoints changed, how many accounts are told how to subscribe
         * @example {
         *       "changed": 1,
         *       "answered": 0
         *     }
         */
        MessagingAppEventsTaken: {
            answered: number;
            changed: number;
        };
        /**
         * @description 受け取る内容と宛先（宛先は一部を伏せる） / what somebody gets, and where; addresses are shown in part
         * @example {
         *       "topics": [
         *         "safety"
         *       ],
         *       "areas": [],
         *       "lang": "ja",
         *       "easy": false,
         *       "quietHours": {
         *         "from": "22:00",
         *         "until": "06:30"
         *       },
         *       "childMonths": [
         *         "2025-03"
         *       ],
         *       "endpoints": [
         *         {
         *           "id": "019a4f00-0000-7000-8000-0000000000c1",
         *           "kind": "mail",
         *           "shown": "t***@example.jp",
         *           "status": "active",
         *           "confirmedAt": "2026-06-20T05:12:44.120Z"
         *         }
         *       ]
         *     }
         */
        Preferences: {
            areas: string[];
            childMonths: string[];
            easy: boolean;
            endpoints: {
                /** Format: date-time */
                confirmedAt: string | null;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "mail" | "sms" | "push" | "messaging-app";
                shown: string;
                /** @enum {string} */
                status: "requested" | "confirmation-sent" | "active" | "soft-bounced" | "suspended" | "unsubscribed";
            }[];
            /** @enum {string} */
            lang: "ja" | "en" | "zh" | "ko" | "pt" | "vi";
            quietHours: {
                from: string;
                until: string;
            } | null;
            topics: string[];
        };
        /**
         * @example {
         *       "no": 1234,
         *       "date": "2026-05-01",
         *       "title": "広報みほん 2026年5月1日号",
         *       "articles": [
         *         {
         *           "announcementId": "019a4f00-0000-7000-8000-0000000000c1"
         *         },
         *         {
         *           "title": "市長から",
         *           "html": "<p>新緑の季節になりました。</p>"
         *         }
         *       ],
         *       "id": "019a4f00-0000-7000-8000-0000000000c2",
         *       "releasedAt": "2026-05-01T00:00:00.000Z"
         *     }
         */
        PrIssue: {
            articles: ({
                /** Format: uuid */
                announcementId: string;
            } | {
                html: string;
                title: string;
            })[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            date: string;
            /** Format: uuid */
            id: string;
            no: number;
            /** Format: date-time */
            releasedAt: string | null;
            title: string;
        };
        /**
         * @example {
         *       "no": 1234,
         *       "date": "2026-05-01",
         *       "title": "広報みほん 2026年5月1日号",
         *       "articles": [
         *         {
         *           "announcementId": "019a4f00-0000-7000-8000-0000000000c1"
         *         },
         *         {
         *           "title": "市長から",
         *           "html": "<p>新緑の季節になりました。</p>"
         *         }
         *       ],
         *       "id": "019a4f00-0000-7000-8000-0000000000c2",
         *       "releasedAt": "2026-05-01T00:00:00.000Z",
         *       "status": "released",
         *       "version": 5,
         *       "files": [
         *         {
         *           "id": "019a4f00-0000-7000-8000-0000000000c3",
         *           "medium": "audio",
         *           "title": "音声版",
         *           "name": "koho-1234.mp3",
         *           "type": "audio/mpeg",
         *           "bytes": 12000000,
         *           "url": "https://oshirase.city.example.jp/pr-issues/019a4f00-0000-7000-8000-0000000000c2/files/019a4f00-0000-7000-8000-0000000000c3",
         *           "scan": "clean",
         *           "tagged": null
         *         }
         *       ],
         *       "removed": []
         *     }
         */
        PrIssueCase: {
            articles: ({
                /** Format: uuid */
                announcementId: string;
            } | {
                html: string;
                title: string;
            })[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            date: string;
            files: {
                bytes: number;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                medium: "pdf" | "audio" | "large-type" | "braille";
                name: string;
                scan: string;
                tagged: boolean | null;
                title: string;
                type: string;
                url: string;
            }[];
            /** Format: uuid */
            id: string;
            no: number;
            /** Format: date-time */
            releasedAt: string | null;
            removed: {
                times: number;
                what: string;
            }[];
            /** @enum {string} */
            status: "draft" | "approved" | "released";
            title: string;
            version: number;
        };
        /**
         * @example {
         *       "no": 1234,
         *       "date": "2026-05-01",
         *       "title": "広報みほん 2026年5月1日号",
         *       "articles": [
         *         {
         *           "announcementId": "019a4f00-0000-7000-8000-0000000000c1"
         *         },
         *         {
         *           "title": "市長から",
         *           "html": "<p>新緑の季節になりました。</p>"
         *         }
         *       ],
         *       "id": "019a4f00-0000-7000-8000-0000000000c2",
         *       "releasedAt": null,
         *       "status": "draft",
         *       "version": 1
         *     }
         */
        PrIssueDraft: {
            articles: ({
                /** Format: uuid */
                announcementId: string;
            } | {
                html: string;
                title: string;
            })[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            date: string;
            /** Format: uuid */
            id: string;
            no: number;
            /** Format: date-time */
            releasedAt: string | null;
            /** @enum {string} */
            status: "draft" | "approved" | "released";
            title: string;
            version: number;
        };
        /**
         * @example {
         *       "no": 1234,
         *       "date": "2026-05-01",
         *       "title": "広報みほん 2026年5月1日号",
         *       "articles": [
         *         {
         *           "announcementId": "019a4f00-0000-7000-8000-0000000000c1"
         *         },
         *         {
         *           "title": "市長から",
         *           "html": "<p>新緑の季節になりました。</p>"
         *         }
         *       ],
         *       "id": "019a4f00-0000-7000-8000-0000000000c2",
         *       "releasedAt": "2026-05-01T00:00:00.000Z",
         *       "files": [
         *         {
         *           "id": "019a4f00-0000-7000-8000-0000000000c3",
         *           "medium": "audio",
         *           "title": "音声版",
         *           "name": "koho-1234.mp3",
         *           "type": "audio/mpeg",
         *           "bytes": 12000000,
         *           "url": "https://oshirase.city.example.jp/pr-issues/019a4f00-0000-7000-8000-0000000000c2/files/019a4f00-0000-7000-8000-0000000000c3"
         *         }
         *       ]
         *     }
         */
        PrIssueWithFiles: {
            articles: ({
                /** Format: uuid */
                announcementId: string;
            } | {
                html: string;
                title: string;
            })[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            date: string;
            files: {
                bytes: number;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                medium: "pdf" | "audio" | "large-type" | "braille";
                name: string;
                title: string;
                type: string;
                url: string;
            }[];
            /** Format: uuid */
            id: string;
            no: number;
            /** Format: date-time */
            releasedAt: string | null;
            title: string;
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
         * @description 一つの緊急情報と、その全ての版 / one alert with everything that was told of it
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000a1",
         *       "drill": "normal",
         *       "kind": "evacuation",
         *       "category": "Safety",
         *       "level": 4,
         *       "status": "issued",
         *       "standing": true,
         *       "title": {
         *         "ja": "警戒レベル4 避難指示",
         *         "easy": "けいかいレベル4 全員(ぜんいん) にげて ください",
         *         "en": "Level 4: Evacuation order"
         *       },
         *       "headline": {
         *         "ja": "【警戒レベル4 避難指示】見本市全域",
         *         "easy": "【けいかいレベル4 全員(ぜんいん) にげて ください】見本市(みほんし)",
         *         "en": "【Level 4: Evacuation order】Sample City"
         *       },
         *       "areas": [
         *         {
         *           "code": "123421",
         *           "name": {
         *             "ja": "見本市",
         *             "en": "Sample City"
         *           }
         *         }
         *       ],
         *       "issuedAt": "2026-06-30T09:00:00.000Z",
         *       "changedAt": "2026-06-30T09:00:00.000Z",
         *       "effectiveAt": "2026-06-30T09:00:00.000Z",
         *       "expiresAt": "2026-07-01T09:00:00.000Z",
         *       "supersedes": null,
         *       "reason": null,
         *       "links": {
         *         "html": "public/019a4f00-0000-7000-8000-0000000000a1.html",
         *         "json": "public/019a4f00-0000-7000-8000-0000000000a1.json",
         *         "map": "public/019a4f00-0000-7000-8000-0000000000a1.svg",
         *         "cap": "cap/019a4f00-0000-7000-8000-0000000000a2.xml"
         *       },
         *       "texts": {
         *         "ja": {
         *           "subject": "【警戒レベル4 避難指示】見本市全域",
         *           "text": "日時: 2026年6月30日 18:00\n場所: 見本市全域\n行動: 早めに安全な場所へ移動してください"
         *         }
         *       },
         *       "versions": [
         *         {
         *           "id": "019a4f00-0000-7000-8000-0000000000a2",
         *           "serial": 1,
         *           "action": "issue",
         *           "level": 4,
         *           "areas": [
         *             "123421"
         *           ],
         *           "effectiveAt": "2026-06-30T09:00:00.000Z",
         *           "toldAt": "2026-06-30T09:00:00.000Z",
         *           "headline": {
         *             "ja": "【警戒レベル4 避難指示】見本市全域",
         *             "easy": "【けいかいレベル4 全員(ぜんいん) にげて ください】見本市(みほんし)",
         *             "en": "【Level 4: Evacuation order】Sample City"
         *           },
         *           "texts": {
         *             "ja": {
         *               "subject": "【警戒レベル4 避難指示】見本市全域",
         *               "text": "日時: 2026年6月30日 18:00\n場所: 見本市全域\n行動: 早めに安全な場所へ移動してください"
         *             }
         *           },
         *           "reason": null,
         *           "cap": "cap/019a4f00-0000-7000-8000-0000000000a2.xml"
         *         }
         *       ]
         *     }
         */
        PublishedAlert: {
            areas: {
                code: string;
                name: {
                    en: string;
                    ja: string;
                };
            }[];
            category: string;
            /** Format: date-time */
            changedAt: string;
            /** @enum {string} */
            drill: "normal" | "drill" | "test";
            /** Format: date-time */
            effectiveAt: string;
            /** Format: date-time */
            expiresAt: string;
            headline: {
                easy: string;
                en: string;
                ja: string;
            };
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issuedAt: string;
            kind: string;
            level: number | null;
            links: {
                cap: string;
                html: string;
                json: string;
                map: string | null;
            };
            reason: string | null;
            standing: boolean;
            /** @enum {string} */
            status: "issued" | "updated" | "lifted" | "cancelled" | "expired";
            /** Format: uuid */
            supersedes: string | null;
            texts: {
                [key: string]: {
                    subject: string;
                    text: string;
                };
            };
            title: {
                easy: string;
                en: string;
                ja: string;
            };
            versions: {
                /** @enum {string} */
                action: "issue" | "update" | "correct" | "lift" | "cancel";
                areas: string[];
                cap: string;
                /** Format: date-time */
                effectiveAt: string;
                headline: {
                    easy: string;
                    en: string;
                    ja: string;
                };
                /** Format: uuid */
                id: string;
                level: number | null;
                reason: string | null;
                serial: number;
                texts: {
                    [key: string]: {
                        subject: string;
                        text: string;
                    };
                };
                /** Format: date-time */
                toldAt: string;
            }[];
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
         * @description 登録の受付。アドレスがすでに登録されているかどうかは、この返事からは分からない / the same whether or not the address is known
         * @example {
         *       "status": "confirmation-sent",
         *       "confirmWithinHours": 24,
         *       "from": "oshirase@city.example.jp",
         *       "advice": [
         *         {
         *           "code": "allow-list",
         *           "text": {
         *             "ja": "迷惑メール対策でドメイン指定受信をしている方は、「city.example.jp」からのメールを受け取れるように設定してください。お知らせはすべて oshirase@city.example.jp から届きます。",
         *             "en": "If your mailbox only takes mail from domains on a list, add “city.example.jp” to it. All mails come from oshirase@city.example.jp."
         *           }
         *         }
         *       ]
         *     }
         */
        SignUpAnswer: {
            advice: {
                code: string;
                text: {
                    en: string;
                    ja: string;
                };
            }[];
            confirmWithinHours: number;
            from: string | null;
            /** @enum {string} */
            status: "confirmation-sent";
        };
        /**
         * @description 登録の前に: 送信元と、メールの見え方 / before signing up: who sends, and what a mail looks like
         * @example {
         *       "from": "oshirase@city.example.jp",
         *       "domain": "city.example.jp",
         *       "allowList": {
         *         "ja": "迷惑メール対策でドメイン指定受信をしている方は、「city.example.jp」からのメールを受け取れるように設定してください。お知らせはすべて oshirase@city.example.jp から届きます。",
         *         "en": "If your mailbox only takes mail from domains on a list, add “city.example.jp” to it. All mails come from oshirase@city.example.jp."
         *       },
         *       "sms": true,
         *       "messagingApp": null,
         *       "emptyMail": "touroku@city.example.jp",
         *       "sample": {
         *         "subject": {
         *           "ja": "【防災】大雨にご注意ください",
         *           "en": "[Safety] Heavy rain expected"
         *         },
         *         "text": {
         *           "ja": "今夜から明日の朝にかけて、大雨のおそれがあります。\n川や用水路に近づかないでください。\n\n――――――――――\n佐倉市\n内容の変更: （あなた専用のページ）\n配信の停止: （あなた専用のページ）",
         *           "en": "Heavy rain is expected from tonight until tomorrow morning.\nKeep away from rivers and canals.\n\n----------\n佐倉市\nChoose what you get: (a page of your own)\nStop these mails: (a page of your own)"
         *         }
         *       }
         *     }
         */
        SignUpHelp: {
            allowList: {
                en: string;
                ja: string;
            };
            domain: string;
            emptyMail: string | null;
            from: string;
            /** @description 友だち追加のページ。追加すると登録の案内が届く / where the city’s account is added; it then tells how to subscribe */
            messagingApp: string | null;
            sample: {
                subject: {
                    en: string;
                    ja: string;
                };
                text: {
                    en: string;
                    ja: string;
                };
            };
            sms: boolean;
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
         * @description 配信を止めている宛先（アドレスは含まない） / an address nothing is sent to; never the address itself
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000d1",
         *       "kind": "mail",
         *       "reason": "hard-bounces",
         *       "suppressedAt": "2026-06-20T05:12:44.120Z"
         *     }
         */
        Suppression: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "mail" | "sms" | "push" | "messaging-app";
            /** @enum {string} */
            reason: "hard-bounces" | "soft-bounces" | "complaint";
            /** Format: date-time */
            suppressedAt: string;
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
         * @example {
         *       "genuine": true
         *     }
         */
        VerifiedReceipt: {
            genuine: boolean;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "019a4f00-0000-7000-8000-000000000401",
         *           "code": "0000 0000",
         *           "validUntil": "2026-12-01T00:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        VoiceCodes: {
            items: {
                code: string;
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                validUntil: string;
            }[];
        };
        /**
         * @example {
         *       "ids": [
         *         "019a4f00-0000-7000-8000-000000000401"
         *       ],
         *       "validUntil": "2026-12-01T00:00:00.000Z"
         *     }
         */
        VoiceCodesMade: {
            ids: string[];
            /** Format: date-time */
            validUntil: string;
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
        /** @description 公開を終了しました / This is no longer here */
        gone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/gone",
                 *       "title": "公開を終了しました",
                 *       "status": 410,
                 *       "detail": "以前はここにありました。`successor` があれば、代わりのページです。",
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
        /** @description 送信が途中で止まりました / The request did not arrive in time */
        "request-timeout": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/request-timeout",
                 *       "title": "送信が途中で止まりました",
                 *       "status": 408,
                 *       "detail": "受け付けは行われていません。もう一度お送りください。",
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
    "AlertMap.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: "areas" | "shelters";
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
                    "application/json": components["schemas"]["AlertMapLayer"];
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
    "AlertMap.areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bbox?: unknown;
                    crs?: unknown;
                    features: {
                        bbox?: unknown;
                        geometry: {
                            bbox?: unknown;
                            coordinates: number[];
                            /** @enum {string} */
                            type: "Point";
                        } | {
                            bbox?: unknown;
                            coordinates: number[][][];
                            /** @enum {string} */
                            type: "Polygon";
                        } | {
                            bbox?: unknown;
                            coordinates: number[][][][];
                            /** @enum {string} */
                            type: "MultiPolygon";
                        };
                        id?: string | number;
                        properties: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        type: "Feature";
                    }[];
                    name?: unknown;
                    /** @enum {string} */
                    type: "FeatureCollection";
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
                    "application/json": components["schemas"]["AlertMapLayer"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
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
    "AlertMap.shelters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bbox?: unknown;
                    crs?: unknown;
                    features: {
                        bbox?: unknown;
                        geometry: {
                            bbox?: unknown;
                            coordinates: number[];
                            /** @enum {string} */
                            type: "Point";
                        };
                        id?: string | number;
                        properties: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        type: "Feature";
                    }[];
                    name?: unknown;
                    /** @enum {string} */
                    type: "FeatureCollection";
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
                    "application/json": components["schemas"]["AlertMapLayer"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            403: components["responses"]["forbidden"];
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
    "Alerts.listVoiceCodes": {
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
                    "application/json": components["schemas"]["VoiceCodes"];
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
    "Alerts.makeVoiceCodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    count: number;
                    /** @default 90 */
                    days?: number;
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
                    "application/json": components["schemas"]["VoiceCodesMade"];
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
    "Alerts.order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    alert: {
                        areas: string[];
                        /**
                         * Format: date-time
                         * @description いつから（省略すると今） / since when; now when absent
                         */
                        effectiveAt?: string | null;
                        /**
                         * Format: date-time
                         * @description いつまで発表中とするか（省略すると市の設定） / until when it stands; the city’s setting when absent
                         */
                        expiresAt?: string | null;
                        /** @enum {string} */
                        kind: "evacuation" | "heavy-rain" | "landslide" | "flood" | "storm-surge" | "record-rain" | "storm" | "snowstorm" | "heavy-snow" | "high-waves" | "weather" | "weather-warning" | "tornado" | "earthquake" | "tsunami" | "volcano" | "volcanic-ash" | "nankai-trough" | "crime" | "fire" | "missing-person" | "other";
                        /** @default null */
                        level?: number | null;
                        /** @default {} */
                        texts?: {
                            en?: {
                                /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                                action?: string;
                                /** @description そのほかの説明 / what else there is to know */
                                detail?: string;
                                /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                                where?: string;
                            };
                            ja?: {
                                /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                                action?: string;
                                /** @description そのほかの説明 / what else there is to know */
                                detail?: string;
                                /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                                where?: string;
                            };
                            "ja-easy"?: {
                                /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                                action?: string;
                                /** @description そのほかの説明 / what else there is to know */
                                detail?: string;
                                /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                                where?: string;
                            };
                            ko?: {
                                /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                                action?: string;
                                /** @description そのほかの説明 / what else there is to know */
                                detail?: string;
                                /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                                where?: string;
                            };
                            pt?: {
                                /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                                action?: string;
                                /** @description そのほかの説明 / what else there is to know */
                                detail?: string;
                                /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                                where?: string;
                            };
                            vi?: {
                                /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                                action?: string;
                                /** @description そのほかの説明 / what else there is to know */
                                detail?: string;
                                /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                                where?: string;
                            };
                            zh?: {
                                /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                                action?: string;
                                /** @description そのほかの説明 / what else there is to know */
                                detail?: string;
                                /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                                where?: string;
                            };
                        };
                    };
                    /** @enum {string} */
                    do: "issue";
                    /** @description 本部の異なる2つの音声コード / two different codes of headquarters */
                    voiceCodes: string[];
                } | {
                    /** Format: uuid */
                    alertId: string;
                    /** @enum {string} */
                    do: "lift";
                    /** @default null */
                    reason?: string | null;
                    /** @description 本部の異なる2つの音声コード / two different codes of headquarters */
                    voiceCodes: string[];
                } | {
                    /** Format: uuid */
                    alertId: string;
                    /** @enum {string} */
                    do: "cancel";
                    reason: string;
                    /** @description 本部の異なる2つの音声コード / two different codes of headquarters */
                    voiceCodes: string[];
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
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Alerts.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                drill?: "normal" | "drill" | "test";
                limit?: number;
                status?: "drafted" | "issued" | "updated" | "lifted" | "cancelled" | "expired" | "discarded";
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
                        items: components["schemas"]["Alert"][];
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
    "Alerts.draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    areas: string[];
                    /**
                     * Format: date-time
                     * @description いつから（省略すると今） / since when; now when absent
                     */
                    effectiveAt?: string | null;
                    /**
                     * Format: date-time
                     * @description いつまで発表中とするか（省略すると市の設定） / until when it stands; the city’s setting when absent
                     */
                    expiresAt?: string | null;
                    /** @enum {string} */
                    kind: "evacuation" | "heavy-rain" | "landslide" | "flood" | "storm-surge" | "record-rain" | "storm" | "snowstorm" | "heavy-snow" | "high-waves" | "weather" | "weather-warning" | "tornado" | "earthquake" | "tsunami" | "volcano" | "volcanic-ash" | "nankai-trough" | "crime" | "fire" | "missing-person" | "other";
                    /** @default null */
                    level?: number | null;
                    /**
                     * Format: uuid
                     * @description これに替えて発表する / issued in place of it
                     * @default null
                     */
                    supersedes?: string | null;
                    /** @default {} */
                    texts?: {
                        en?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        ja?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        "ja-easy"?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        ko?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        pt?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        vi?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        zh?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                    };
                    /** @description 本部が電話で伝えた8桁のコード / eight digits that headquarters read out */
                    voiceCode?: string;
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
                    "application/json": components["schemas"]["Alert"];
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
    "Alerts.get": {
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
                    "application/json": components["schemas"]["Alert"];
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
    "Alerts.edit": {
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
                    areas: string[];
                    /**
                     * Format: date-time
                     * @description いつから（省略すると今） / since when; now when absent
                     */
                    effectiveAt?: string | null;
                    /**
                     * Format: date-time
                     * @description いつまで発表中とするか（省略すると市の設定） / until when it stands; the city’s setting when absent
                     */
                    expiresAt?: string | null;
                    /** @enum {string} */
                    kind: "evacuation" | "heavy-rain" | "landslide" | "flood" | "storm-surge" | "record-rain" | "storm" | "snowstorm" | "heavy-snow" | "high-waves" | "weather" | "weather-warning" | "tornado" | "earthquake" | "tsunami" | "volcano" | "volcanic-ash" | "nankai-trough" | "crime" | "fire" | "missing-person" | "other";
                    /** @default null */
                    level?: number | null;
                    /** @default {} */
                    texts?: {
                        en?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        ja?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        "ja-easy"?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        ko?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        pt?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        vi?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        zh?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                    };
                    /** @description 本部が電話で伝えた8桁のコード / eight digits that headquarters read out */
                    voiceCode?: string;
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
                    "application/json": components["schemas"]["Alert"];
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
    "Alerts.approve": {
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
                    /** @description 本部が電話で伝えた8桁のコード / eight digits that headquarters read out */
                    voiceCode?: string;
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
                    "application/json": components["schemas"]["Alert"];
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
    "Alerts.cancel": {
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
                    /** @description 何が誤りだったか / what was wrong */
                    reason: string;
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
                    "application/json": components["schemas"]["Alert"];
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
    "Alerts.discard": {
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
                    "application/json": components["schemas"]["Alert"];
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
    "Alerts.lift": {
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
                    /** @default null */
                    reason?: string | null;
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
                    "application/json": components["schemas"]["Alert"];
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
    "Alerts.progress": {
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
                    "application/json": components["schemas"]["AlertProgress"];
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
    "Alerts.resendFailed": {
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
                    "application/json": components["schemas"]["Alert"];
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
    "Alerts.update": {
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
                    areas: string[];
                    /**
                     * @description 誤りを直す（訂正） / it corrects a mistake
                     * @default false
                     */
                    correction?: boolean;
                    /**
                     * Format: date-time
                     * @description いつから（省略すると今） / since when; now when absent
                     */
                    effectiveAt?: string | null;
                    /**
                     * Format: date-time
                     * @description いつまで発表中とするか（省略すると市の設定） / until when it stands; the city’s setting when absent
                     */
                    expiresAt?: string | null;
                    /** @enum {string} */
                    kind: "evacuation" | "heavy-rain" | "landslide" | "flood" | "storm-surge" | "record-rain" | "storm" | "snowstorm" | "heavy-snow" | "high-waves" | "weather" | "weather-warning" | "tornado" | "earthquake" | "tsunami" | "volcano" | "volcanic-ash" | "nankai-trough" | "crime" | "fire" | "missing-person" | "other";
                    /** @default null */
                    level?: number | null;
                    /** @default null */
                    reason?: string | null;
                    /** @default {} */
                    texts?: {
                        en?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        ja?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        "ja-easy"?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        ko?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        pt?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        vi?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        zh?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                    };
                    /** @description 本部が電話で伝えた8桁のコード / eight digits that headquarters read out */
                    voiceCode?: string;
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
                    "application/json": components["schemas"]["Alert"];
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
    "AlertPublication.active": {
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
                    "application/json": components["schemas"]["ActiveAlerts"];
                    "text/html": components["schemas"]["ActiveAlerts"];
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
    "AlertPublication.activePage": {
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
                content?: never;
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "AlertPublication.activeJson": {
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
                    "application/json": components["schemas"]["ActiveAlerts"];
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
    "AlertPublication.feed": {
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
                content?: never;
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "AlertPublication.cap": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
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
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "AlertPublication.drills": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: "active.html" | "active.json" | "cap.atom";
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
                    "application/atom+xml": components["schemas"]["ActiveAlerts"];
                    "application/json": components["schemas"]["ActiveAlerts"];
                    "text/html": components["schemas"]["ActiveAlerts"];
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
    "AlertPublication.drillCap": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
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
            404: components["responses"]["not-found"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "AlertPublication.drill": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
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
                    "application/json": components["schemas"]["PublishedAlert"];
                    "image/svg+xml": components["schemas"]["PublishedAlert"];
                    "text/html": components["schemas"]["PublishedAlert"];
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
    "AlertPublication.alert": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
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
                    "application/json": components["schemas"]["PublishedAlert"];
                    "image/svg+xml": components["schemas"]["PublishedAlert"];
                    "text/html": components["schemas"]["PublishedAlert"];
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
    "Announcements.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                reviewDueBy?: string;
                status?: "draft" | "dept-approved" | "pr-approved" | "scheduled" | "published" | "corrected" | "withdrawn" | "archived";
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
                        items: components["schemas"]["Announcement"][];
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
    "Announcements.create": {
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
                    /** @description コード / a word that programs compare */
                    category: string;
                    /**
                     * @default [
                     *       "web"
                     *     ]
                     */
                    channels?: ("web" | "mail" | "sms" | "push" | "messaging-app" | "webhook")[];
                    /** Format: date-time */
                    embargoUntil?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    successorId?: string | null;
                    /** Format: date */
                    validFrom: string;
                    /**
                     * Format: date
                     * @default null
                     */
                    validTo?: string | null;
                    variants: {
                        en?: {
                            html: string;
                            title: string;
                        };
                        ja: {
                            html: string;
                            title: string;
                        };
                        "ja-easy"?: {
                            html: string;
                            title: string;
                        };
                        ko?: {
                            html: string;
                            title: string;
                        };
                        pt?: {
                            html: string;
                            title: string;
                        };
                        vi?: {
                            html: string;
                            title: string;
                        };
                        zh?: {
                            html: string;
                            title: string;
                        };
                    };
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "Announcements.get": {
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "Announcements.edit": {
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
                    /** @description コード / a word that programs compare */
                    category: string;
                    /**
                     * @default [
                     *       "web"
                     *     ]
                     */
                    channels?: ("web" | "mail" | "sms" | "push" | "messaging-app" | "webhook")[];
                    /** Format: date-time */
                    embargoUntil?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    successorId?: string | null;
                    /** Format: date */
                    validFrom: string;
                    /**
                     * Format: date
                     * @default null
                     */
                    validTo?: string | null;
                    variants: {
                        en?: {
                            html: string;
                            title: string;
                        };
                        ja: {
                            html: string;
                            title: string;
                        };
                        "ja-easy"?: {
                            html: string;
                            title: string;
                        };
                        ko?: {
                            html: string;
                            title: string;
                        };
                        pt?: {
                            html: string;
                            title: string;
                        };
                        vi?: {
                            html: string;
                            title: string;
                        };
                        zh?: {
                            html: string;
                            title: string;
                        };
                    };
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "Announcements.approve": {
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "Announcements.approvePublication": {
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "Announcements.archive": {
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "AnnouncementFiles.add": {
        parameters: {
            query: {
                /** @description 見えない人のための説明 / what it shows or holds, for those who cannot see it */
                alt: string;
                /** @description PDFと同じ内容のHTML。textはお知らせの本文 / the same content as HTML: `text` is the announcement itself */
                htmlTwin?: "text" | string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
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
                    "application/json": components["schemas"]["AnnouncementAttachment"];
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
    "AnnouncementFiles.openPublic": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
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
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "AnnouncementFiles.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "AnnouncementFiles.open": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
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
            409: components["responses"]["conflict"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "AnnouncementFiles.scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
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
                    "application/json": components["schemas"]["AnnouncementAttachment"];
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
    "BarrierReports.report": {
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
                    barrier: string;
                    /**
                     * @default ja
                     * @enum {string}
                     */
                    lang?: "ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi";
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
                    "application/json": components["schemas"]["BarrierReportTaken"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            410: components["responses"]["gone"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Announcements.checks": {
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
                    "application/json": components["schemas"]["AnnouncementChecks"];
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
    "Announcements.confirmReview": {
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "Announcements.correct": {
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
                    note: string;
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "Announcements.discard": {
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "BarrierReports.fromPage": {
        parameters: {
            query?: {
                lang?: "ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    form: string;
                };
            };
        };
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
            410: components["responses"]["gone"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "AnnouncementFeeds.edition": {
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
                    "application/json": components["schemas"]["AnnouncementEdition"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            404: components["responses"]["not-found"];
            410: components["responses"]["gone"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Announcements.publish": {
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "Announcements.schedule": {
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
                    /** Format: date-time */
                    publishAt: string;
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "Announcements.sendBack": {
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
                    note: string;
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "Announcements.versions": {
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
                    "application/json": components["schemas"]["AnnouncementEdition"][];
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
    "Announcements.withdraw": {
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
                    note: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    successorId?: string | null;
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
                    "application/json": components["schemas"]["AnnouncementCase"];
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
    "AnnouncementFeeds.list": {
        parameters: {
            query?: {
                /** @description 地域（団体コード、町字ID、または市の地域コード） / municipality code, machiaza id or a code of the city */
                area?: string;
                /** @description コード / a word that programs compare */
                category?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                lang?: "ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi";
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
                        items: components["schemas"]["AnnouncementEdition"][];
                        next: string | null;
                    };
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
    "BarrierReports.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                open?: string;
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
                        items: components["schemas"]["BarrierReport"][];
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
    "BarrierReports.done": {
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
                    "application/json": components["schemas"]["BarrierReport"];
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
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
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
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.alert-topics";
                    value: string[];
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.alert-hours";
                    value: number;
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.alert-voice-codes";
                    value: boolean;
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.required-variants";
                    value: {
                        always: ("ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi")[];
                        byCategory: {
                            [key: string]: ("ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi")[];
                        };
                    };
                } | {
                    basis: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    effectiveFrom: string;
                    /** @enum {string} */
                    key: "notification.review-months";
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
    "Dispatches.list": {
        parameters: {
            query?: {
                /** @description 何についての配信か: 緊急情報・お知らせ・補助金などのid / id of the alert, campaign, announcement or programme it tells of */
                about?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                drill?: "normal" | "drill" | "test";
                lane?: "alert" | "campaign";
                limit?: number;
                /** @description この配信と同じ相手に送ったもの / what went to those who got this dispatch */
                sameAs?: string;
                source?: "campaign" | "alert" | "announcement" | "news" | "test";
                status?: "sending" | "done" | "stopped";
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
                        items: components["schemas"]["DispatchSummary"][];
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
    "Dispatches.get": {
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
                    "application/json": components["schemas"]["Dispatch"];
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
    "Alerts.drill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    areas: string[];
                    /**
                     * Format: date-time
                     * @description いつから（省略すると今） / since when; now when absent
                     */
                    effectiveAt?: string | null;
                    /**
                     * Format: date-time
                     * @description いつまで発表中とするか（省略すると市の設定） / until when it stands; the city’s setting when absent
                     */
                    expiresAt?: string | null;
                    /** @enum {string} */
                    kind: "evacuation" | "heavy-rain" | "landslide" | "flood" | "storm-surge" | "record-rain" | "storm" | "snowstorm" | "heavy-snow" | "high-waves" | "weather" | "weather-warning" | "tornado" | "earthquake" | "tsunami" | "volcano" | "volcanic-ash" | "nankai-trough" | "crime" | "fire" | "missing-person" | "other";
                    /** @default null */
                    level?: number | null;
                    /**
                     * @description 訓練ではなく試験 / a test, not a drill
                     * @default false
                     */
                    test?: boolean;
                    /** @default {} */
                    texts?: {
                        en?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        ja?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        "ja-easy"?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        ko?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        pt?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        vi?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                        zh?: {
                            /** @description とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent */
                            action?: string;
                            /** @description そのほかの説明 / what else there is to know */
                            detail?: string;
                            /** @description 場所（省略すると対象地域の名前） / the place; the names of the areas when absent */
                            where?: string;
                        };
                    };
                    /** @description 本部が電話で伝えた8桁のコード / eight digits that headquarters read out */
                    voiceCode?: string;
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
                    "application/json": components["schemas"]["Alert"];
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
    "AnnouncementFeeds.atom": {
        parameters: {
            query?: {
                /** @description 地域（団体コード、町字ID、または市の地域コード） / municipality code, machiaza id or a code of the city */
                area?: string;
                /** @description コード / a word that programs compare */
                category?: string;
                lang?: "ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi";
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
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "AnnouncementFeeds.json": {
        parameters: {
            query?: {
                /** @description 地域（団体コード、町字ID、または市の地域コード） / municipality code, machiaza id or a code of the city */
                area?: string;
                /** @description コード / a word that programs compare */
                category?: string;
                lang?: "ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi";
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
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "AnnouncementFeeds.rss": {
        parameters: {
            query?: {
                /** @description 地域（団体コード、町字ID、または市の地域コード） / municipality code, machiaza id or a code of the city */
                area?: string;
                /** @description コード / a word that programs compare */
                category?: string;
                lang?: "ja" | "ja-easy" | "en" | "zh" | "ko" | "pt" | "vi";
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
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Subscribers.verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    mac: string;
                    personRef: string;
                    shreddedAt: string;
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
                    "application/json": components["schemas"]["VerifiedReceipt"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
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
    "LAlertPosts.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                status?: "waiting" | "posted";
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
                        items: components["schemas"]["LAlertPost"][];
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
    "LossProof.list": {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                topic?: string;
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
                    "application/json": components["schemas"]["LossProof"];
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
    "MailGateways.list": {
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
                    "application/json": components["schemas"]["MailGateway"][];
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
    "MailGateways.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    charset: "utf-8" | "iso-2022-jp";
                    connections: number;
                    domains: string[];
                    penaltySeconds: number;
                    ratePerSecond: number | null;
                    recipientsPerSession: number;
                    smtpUrl: string | null;
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
                    "application/json": components["schemas"]["MailGateway"];
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
                    personal: ("name" | "link" | "code")[];
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
                    personal: ("name" | "link" | "code")[];
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
    "PrIssues.released": {
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
                        items: components["schemas"]["PrIssue"][];
                        next: string | null;
                    };
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
    "PrIssues.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    articles: ({
                        /** Format: uuid */
                        announcementId: string;
                    } | {
                        html: string;
                        title: string;
                    })[];
                    /** Format: date */
                    date: string;
                    no: number;
                    title: string;
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
                    "application/json": components["schemas"]["PrIssueCase"];
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
    "PrIssues.get": {
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
                    "application/json": components["schemas"]["PrIssueWithFiles"];
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
    "PrIssues.edit": {
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
                    articles: ({
                        /** Format: uuid */
                        announcementId: string;
                    } | {
                        html: string;
                        title: string;
                    })[];
                    /** Format: date */
                    date: string;
                    no: number;
                    title: string;
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
                    "application/json": components["schemas"]["PrIssueCase"];
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
    "PrIssues.approve": {
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
                    "application/json": components["schemas"]["PrIssueCase"];
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
    "PrIssues.addFile": {
        parameters: {
            query: {
                medium: "pdf" | "audio" | "large-type" | "braille";
                title: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
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
                    "application/json": components["schemas"]["PrIssueCase"];
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
    "PrIssues.openFile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
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
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "PrIssues.removeFile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
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
                    "application/json": components["schemas"]["PrIssueCase"];
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
    "PrIssues.release": {
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
                    "application/json": components["schemas"]["PrIssueCase"];
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
    "PrIssues.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                status?: "draft" | "approved" | "released";
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
                        items: components["schemas"]["PrIssueDraft"][];
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
    "PrIssues.getDraft": {
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
                    "application/json": components["schemas"]["PrIssueCase"];
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
    "Preferences.show": {
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
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Preferences.change": {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    areas?: string[];
                    /** @description 子どもの生まれた月（育児・健康のお知らせのため。名前は預かりません） / months of birth, for life mails alone */
                    childMonths?: string[];
                    /**
                     * @description 生まれた月を育児・健康のお知らせだけに使うことへの同意 / consent to that one use
                     * @default false
                     */
                    childMonthsConsent?: boolean;
                    /**
                     * @description やさしい日本語で受け取る / in easy Japanese where there is such a text
                     * @default false
                     */
                    easy?: boolean;
                    /**
                     * @default ja
                     * @enum {string}
                     */
                    lang?: "ja" | "en" | "zh" | "ko" | "pt" | "vi";
                    /** @default null */
                    quietHours?: {
                        /**
                         * @description 時刻（日本時間） / a time of day in Asia/Tokyo
                         * @example 22:00
                         */
                        from: string;
                        /**
                         * @description 時刻（日本時間） / a time of day in Asia/Tokyo
                         * @example 22:00
                         */
                        until: string;
                    } | null;
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
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
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
    "Preferences.forget": {
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
                content: {
                    "application/json": components["schemas"]["ForgetReceipt"];
                };
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
    "SignUps.addEndpoint": {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    /** @enum {string} */
                    kind: "mail";
                } | {
                    address: string;
                    /** @enum {string} */
                    kind: "sms";
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
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
    "Preferences.removeEndpoint": {
        parameters: {
            query: {
                token: string;
            };
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
                    "application/json": components["schemas"]["Preferences"];
                };
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
    "SignUps.confirmByCode": {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
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
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            404: components["responses"]["not-found"];
            409: components["responses"]["not-allowed"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Preferences.forgetPage": {
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
    "Preferences.showPage": {
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
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Preferences.changePage": {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    form: string;
                };
            };
        };
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
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "AnnouncementFeeds.sitemap": {
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
                content?: never;
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            425: components["responses"]["too-early"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "Subscribers.forget": {
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
                    "application/json": components["schemas"]["ForgetReceipt"];
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
    "Subscribers.find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    mail: string;
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
                    "application/json": components["schemas"]["FoundSubscriber"];
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
    "SignUps.request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    areas?: string[];
                    /** @description 子どもの生まれた月（育児・健康のお知らせのため。名前は預かりません） / months of birth, for life mails alone */
                    childMonths?: string[];
                    /**
                     * @description 生まれた月を育児・健康のお知らせだけに使うことへの同意 / consent to that one use
                     * @default false
                     */
                    childMonthsConsent?: boolean;
                    /**
                     * @description やさしい日本語で受け取る / in easy Japanese where there is such a text
                     * @default false
                     */
                    easy?: boolean;
                    /**
                     * @default ja
                     * @enum {string}
                     */
                    lang?: "ja" | "en" | "zh" | "ko" | "pt" | "vi";
                    mail?: string;
                    /** @description メールが届かないときの別の宛先 / where to ask when the mail is refused */
                    otherwise?: {
                        address: string;
                        /** @enum {string} */
                        kind: "mail";
                    } | {
                        address: string;
                        /** @enum {string} */
                        kind: "sms";
                    };
                    /** @default null */
                    quietHours?: {
                        /**
                         * @description 時刻（日本時間） / a time of day in Asia/Tokyo
                         * @example 22:00
                         */
                        from: string;
                        /**
                         * @description 時刻（日本時間） / a time of day in Asia/Tokyo
                         * @example 22:00
                         */
                        until: string;
                    } | null;
                    /** @description メールの代わりに、携帯電話の番号（SMS）で登録する / instead of a mail address, a mobile number */
                    sms?: string;
                    topics: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignUpAnswer"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["unprocessable"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["internal-error"];
            503: components["responses"]["unavailable"];
        };
    };
    "SignUps.askToConfirm": {
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
    "SignUps.confirm": {
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
    "SignUps.help": {
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
                    "application/json": components["schemas"]["SignUpHelp"];
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
    "Preferences.addPush": {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    endpoint: string;
                    expirationTime?: number | null;
                    keys: {
                        auth: string;
                        p256dh: string;
                    };
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
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            400: components["responses"]["invalid-input"];
            401: components["responses"]["sign-in-required"];
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
    "Suppressions.list": {
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
                        items: components["schemas"]["Suppression"][];
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
    "Suppressions.lift": {
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
                    "application/json": components["schemas"]["Suppression"];
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
                /** @description コード / a word that programs compare */
                topic?: string;
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
                /** @description コード / a word that programs compare */
                topic?: string;
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
