/* eslint-disable max-lines -- generated from ../openapi: npm run client:generate */
export interface paths {
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
    "/contacts/{contactRef}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["InboxClaims.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contactRef}/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Contacts.forget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contactRef}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Contacts.resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Contacts.search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantApplications.draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantApplications.get"];
        put: operations["GrantApplications.edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["FormChecks.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/change-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ChangeRequests.list"];
        put?: never;
        post: operations["ChangeRequests.request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/complete-panel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReviewPanels.completePanel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/confirm-scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReviewPanels.confirmScores"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApplicationFiles.list"];
        put?: never;
        post: operations["ApplicationFiles.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApplicationFiles.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/inbox-claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["InboxClaims.issue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/open-designation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantDesignations.openDesignation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/open-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReviewPanels.openReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/record-presentation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReviewPanels.recordPresentation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["FormChecks.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantReports.getCase"];
        put?: never;
        post: operations["GrantReports.report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/representative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantApplications.representative"];
        put: operations["GrantApplications.registerRepresentative"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/request-correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["FormChecks.requestCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/resubmit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantApplications.resubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantApplications.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CaseTimelines.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantApplications.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantApplications.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-applications/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantApplications.worklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantAwards.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantAwards.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantSettlements.payAdvance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/approve-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ChangeRequests.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantAwards.getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantSettlements.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantAwards.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/fix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantSettlements.fix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/publish-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantReports.publishReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantSettlements.recordRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/refuse-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ChangeRequests.refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/remind-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantReports.remind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantAwards.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantSettlements.settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-awards/{id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantSettlements.getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantPrograms.list"];
        put?: never;
        post: operations["GrantPrograms.prepare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantPrograms.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantPrograms.budget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/calculation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantPrograms.calculate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/coi-matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReviewPanels.coiMatrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/designation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantDesignations.ballot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/designation/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantDesignations.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/designation/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantDesignations.mine"];
        put: operations["GrantDesignations.designate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/designation/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantDesignations.result"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/panel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReviewPanels.seat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantPrograms.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/ranking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantAwards.ranking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/{id}/score-board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReviewPanels.scoreBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-programs/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantPrograms.drafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantReports.getPublished"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grant-settlements/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantSettlements.worklist"];
        put?: never;
        post?: never;
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
    "/reviewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReviewPanels.reviewers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviewers/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["ReviewPanels.register"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantReviews.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}/coi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantReviews.declareInterests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}/recuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantReviews.findInterest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["GrantReviews.score"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}/seal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantReviews.seal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GrantReviews.mine"];
        put?: never;
        post?: never;
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
         * @example {
         *       "name": "submit",
         *       "href": "/grant-applications/019a4f00-0000-7000-8000-000000000002/submit",
         *       "label": {
         *         "ja": "提出する",
         *         "en": "Submit"
         *       },
         *       "deadline": {
         *         "dueOn": "2026-05-29",
         *         "label": {
         *           "ja": "募集の締切",
         *           "en": "closing day"
         *         },
         *         "late": "refused"
         *       }
         *     }
         */
        Action: {
            deadline?: {
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                dueOn: string;
                label: {
                    en: string;
                    ja: string;
                };
                /** @enum {string} */
                late: "refused" | "allowed";
            };
            href: string;
            label: {
                en: string;
                ja: string;
            };
            law?: string;
            name: string;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000f1",
         *       "applicationId": "019a4f00-0000-7000-8000-000000000002",
         *       "kind": "plan",
         *       "name": "事業計画書.pdf",
         *       "type": "application/pdf",
         *       "bytes": 48213,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "scan": "clean",
         *       "uploadedAt": "2026-04-12T02:30:00.000Z"
         *     }
         */
        ApplicationFile: {
            /** Format: uuid */
            applicationId: string;
            bytes: number;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "plan" | "budget" | "receipt" | "other";
            name: string;
            /** @enum {string} */
            scan: "clean" | "infected" | "not-scanned";
            sha256: string;
            type: string;
            /** Format: date-time */
            uploadedAt: string;
        };
        /**
         * @example {
         *       "budgetYen": 2000000,
         *       "committedYen": 850000,
         *       "leftYen": 1150000
         *     }
         */
        BudgetMeter: {
            /** @description 円 / yen */
            budgetYen: number;
            /** @description 円 / yen */
            committedYen: number;
            /** @description 円 / yen */
            leftYen: number;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-0000000000c1",
         *       "reason": "苗の単価が下がったため",
         *       "budgetLines": [
         *         {
         *           "category": "supplies",
         *           "label": "苗・土",
         *           "yen": 110000
         *         },
         *         {
         *           "category": "fees",
         *           "label": "講師謝礼",
         *           "yen": 40000
         *         }
         *       ],
         *       "plan": null,
         *       "minor": true,
         *       "status": "approved",
         *       "decisionReason": null,
         *       "requestedAt": "2026-09-01T01:00:00.000Z"
         *     }
         */
        ChangeRequest: {
            budgetLines: {
                /** @description コード / a word that programs compare */
                category: string;
                label: string;
                /** @description 円 / yen */
                yen: number;
            }[];
            decisionReason: string | null;
            /** Format: uuid */
            id: string;
            minor: boolean;
            plan: {
                activities: string;
                benefit: string;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                completesOn: string;
                purpose: string;
            } | null;
            reason: string;
            /** Format: date-time */
            requestedAt: string;
            /** @enum {string} */
            status: "requested" | "approved" | "refused";
        };
        /**
         * @example {
         *       "key": "grant.advance-rate-bp",
         *       "value": 8000,
         *       "effectiveFrom": "2027-04-01",
         *       "basis": "市民公益活動補助金交付要綱 第12条"
         *     }
         */
        CitySetting: {
            basis: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            effectiveFrom: string;
            key: string;
            value: number | boolean | {
                amount: number;
                endShift: string;
                start: string;
                suspendWhile: string[];
                unit: string;
            };
        };
        /**
         * @example {
         *       "contactRef": "019a4f00-0000-7000-8000-000000000009"
         *     }
         */
        ClaimedContact: {
            /**
             * Format: uuid
             * @description この案件限りの参照番号（個人のIDではない） / a reference for this case alone, not a person id
             */
            contactRef: string;
        };
        /**
         * @example {
         *       "reviewers": [
         *         {
         *           "reviewerId": "019a4f00-0000-7000-8000-00000000000a",
         *           "name": "見本 一美"
         *         }
         *       ],
         *       "applications": [
         *         {
         *           "id": "019a4f00-0000-7000-8000-000000000002",
         *           "title": "川沿いの散歩道に花を植える",
         *           "groupName": "見本ひまわり会"
         *         }
         *       ],
         *       "reviews": [
         *         {
         *           "id": "019a4f00-0000-7000-8000-000000000005",
         *           "applicationId": "019a4f00-0000-7000-8000-000000000002",
         *           "reviewerId": "019a4f00-0000-7000-8000-00000000000a",
         *           "coi": "declared",
         *           "coiReason": "funder-of-group"
         *         }
         *       ]
         *     }
         */
        CoiMatrix: {
            applications: {
                groupName: string;
                /** Format: uuid */
                id: string;
                title: string;
            }[];
            reviewers: components["schemas"]["Reviewer"][];
            reviews: {
                /** Format: uuid */
                applicationId: string;
                /** @enum {string} */
                coi: "undeclared" | "none" | "declared" | "found" | "recused";
                /** @enum {string|null} */
                coiReason: "officer-of-group" | "member-of-group" | "kin-within-third-degree" | "funder-of-group" | "competitor-of-group" | "own-wish" | null;
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                reviewerId: string;
            }[];
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000002",
         *       "programId": "019a4f00-0000-7000-8000-000000000001",
         *       "fy": 2026,
         *       "deptCode": "0310",
         *       "groupId": "019a4f00-0000-7000-8000-000000000003",
         *       "groupName": "見本ひまわり会",
         *       "title": "川沿いの散歩道に花を植える",
         *       "plan": {
         *         "purpose": "歩いて楽しい川沿いをつくる",
         *         "activities": "花壇を10か所つくり、月に1回手入れをする",
         *         "benefit": "毎日およそ300人が通る",
         *         "completesOn": "2027-03-28"
         *       },
         *       "budgetLines": [
         *         {
         *           "category": "supplies",
         *           "label": "苗・土",
         *           "yen": 110000
         *         },
         *         {
         *           "category": "fees",
         *           "label": "講師謝礼",
         *           "yen": 40000
         *         }
         *       ],
         *       "requestedYen": 150000,
         *       "costYen": 150000,
         *       "status": "adopted",
         *       "contactRef": "019a4f00-0000-7000-8000-000000000009",
         *       "closesOn": "2026-05-29",
         *       "submittedAt": null,
         *       "checkDueOn": null,
         *       "correctionDueOn": null,
         *       "draftedAt": "2026-04-10T01:00:00.000Z",
         *       "version": 1,
         *       "actions": [],
         *       "award": {
         *         "id": "019a4f00-0000-7000-8000-000000000002",
         *         "programId": "019a4f00-0000-7000-8000-000000000001",
         *         "fy": 2026,
         *         "decisionNo": 12,
         *         "category": "startup",
         *         "groupName": "見本ひまわり会",
         *         "title": "川沿いの散歩道に花を植える",
         *         "decidedYen": 150000,
         *         "scoreBp": 8250,
         *         "rank": 1,
         *         "recusals": 1,
         *         "criterionScores": [
         *           {
         *             "key": "public-benefit",
         *             "scoreBp": 8600
         *           },
         *           {
         *             "key": "feasibility",
         *             "scoreBp": 7900
         *           }
         *         ],
         *         "decidedOn": "2026-06-20",
         *         "status": "awarded",
         *         "revokedOn": null,
         *         "revokeReasonCode": null
         *       }
         *     }
         */
        DecidedApplication: {
            actions: components["schemas"]["Action"][];
            award: components["schemas"]["GrantAward"] | null;
            budgetLines: {
                /** @description コード / a word that programs compare */
                category: string;
                label: string;
                /** @description 円 / yen */
                yen: number;
            }[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            checkDueOn: string | null;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            closesOn: string;
            /** Format: uuid */
            contactRef: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            correctionDueOn: string | null;
            /** @description 円 / yen */
            costYen: number;
            /** @description 担当課コード / code of the unit in charge */
            deptCode: string;
            /** Format: date-time */
            draftedAt: string;
            /** @description 年度（4月1日の西暦年） / fiscal year, by the year of its 1 April */
            fy: number;
            /** Format: uuid */
            groupId: string;
            /** @description Published with an award, as the group agrees when it applies */
            groupName: string;
            /** Format: uuid */
            id: string;
            plan: {
                activities: string;
                benefit: string;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                completesOn: string;
                purpose: string;
            };
            /** Format: uuid */
            programId: string;
            /** @description 円 / yen */
            requestedYen: number;
            /** @enum {string} */
            status: "draft" | "submitted" | "correction-requested" | "resubmitted" | "accepted" | "rejected" | "withdrawn" | "under-review" | "under-designation" | "presented" | "scored" | "adopted" | "waitlisted" | "declined";
            /** Format: date-time */
            submittedAt: string | null;
            title: string;
            version: number;
        };
        /**
         * @example {
         *       "contactRef": "019a4f00-0000-7000-8000-000000000009",
         *       "shreddedAt": "2032-04-01T00:00:00.000Z",
         *       "mac": "q0x…"
         *     }
         */
        ForgetReceipt: {
            /**
             * Format: uuid
             * @description この案件限りの参照番号（個人のIDではない） / a reference for this case alone, not a person id
             */
            contactRef: string;
            mac: string;
            /** Format: date-time */
            shreddedAt: string;
        };
        /**
         * @example {
         *       "contactRef": "019a4f00-0000-7000-8000-000000000009",
         *       "applicationId": "019a4f00-0000-7000-8000-000000000002",
         *       "name": "見本辻󠄀 𠮷郎",
         *       "kana": "みほんつじ よしろう"
         *     }
         */
        FoundPerson: {
            /** Format: uuid */
            applicationId: string;
            /**
             * Format: uuid
             * @description この案件限りの参照番号（個人のIDではない） / a reference for this case alone, not a person id
             */
            contactRef: string;
            kana: string;
            name: string;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000002",
         *       "programId": "019a4f00-0000-7000-8000-000000000001",
         *       "fy": 2026,
         *       "deptCode": "0310",
         *       "groupId": "019a4f00-0000-7000-8000-000000000003",
         *       "groupName": "見本ひまわり会",
         *       "title": "川沿いの散歩道に花を植える",
         *       "plan": {
         *         "purpose": "歩いて楽しい川沿いをつくる",
         *         "activities": "花壇を10か所つくり、月に1回手入れをする",
         *         "benefit": "毎日およそ300人が通る",
         *         "completesOn": "2027-03-28"
         *       },
         *       "budgetLines": [
         *         {
         *           "category": "supplies",
         *           "label": "苗・土",
         *           "yen": 110000
         *         },
         *         {
         *           "category": "fees",
         *           "label": "講師謝礼",
         *           "yen": 40000
         *         }
         *       ],
         *       "requestedYen": 150000,
         *       "costYen": 150000,
         *       "status": "draft",
         *       "contactRef": "019a4f00-0000-7000-8000-000000000009",
         *       "closesOn": "2026-05-29",
         *       "submittedAt": null,
         *       "checkDueOn": null,
         *       "correctionDueOn": null,
         *       "draftedAt": "2026-04-10T01:00:00.000Z",
         *       "version": 1,
         *       "actions": [
         *         {
         *           "name": "submit",
         *           "href": "/grant-applications/019a4f00-0000-7000-8000-000000000002/submit",
         *           "label": {
         *             "ja": "提出する",
         *             "en": "Submit"
         *           }
         *         }
         *       ]
         *     }
         */
        GrantApplication: {
            actions: components["schemas"]["Action"][];
            budgetLines: {
                /** @description コード / a word that programs compare */
                category: string;
                label: string;
                /** @description 円 / yen */
                yen: number;
            }[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            checkDueOn: string | null;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            closesOn: string;
            /** Format: uuid */
            contactRef: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            correctionDueOn: string | null;
            /** @description 円 / yen */
            costYen: number;
            /** @description 担当課コード / code of the unit in charge */
            deptCode: string;
            /** Format: date-time */
            draftedAt: string;
            /** @description 年度（4月1日の西暦年） / fiscal year, by the year of its 1 April */
            fy: number;
            /** Format: uuid */
            groupId: string;
            /** @description Published with an award, as the group agrees when it applies */
            groupName: string;
            /** Format: uuid */
            id: string;
            plan: {
                activities: string;
                benefit: string;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                completesOn: string;
                purpose: string;
            };
            /** Format: uuid */
            programId: string;
            /** @description 円 / yen */
            requestedYen: number;
            /** @enum {string} */
            status: "draft" | "submitted" | "correction-requested" | "resubmitted" | "accepted" | "rejected" | "withdrawn" | "under-review" | "under-designation" | "presented" | "scored" | "adopted" | "waitlisted" | "declined";
            /** Format: date-time */
            submittedAt: string | null;
            title: string;
            version: number;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000002",
         *       "programId": "019a4f00-0000-7000-8000-000000000001",
         *       "fy": 2026,
         *       "decisionNo": 12,
         *       "category": "startup",
         *       "groupName": "見本ひまわり会",
         *       "title": "川沿いの散歩道に花を植える",
         *       "decidedYen": 150000,
         *       "scoreBp": 8250,
         *       "rank": 1,
         *       "recusals": 1,
         *       "criterionScores": [
         *         {
         *           "key": "public-benefit",
         *           "scoreBp": 8600
         *         },
         *         {
         *           "key": "feasibility",
         *           "scoreBp": 7900
         *         }
         *       ],
         *       "decidedOn": "2026-06-20",
         *       "status": "awarded",
         *       "revokedOn": null,
         *       "revokeReasonCode": null
         *     }
         */
        GrantAward: {
            /** @enum {string} */
            category: "startup" | "growth" | "co-proposal";
            criterionScores: {
                /** @description コード / a word that programs compare */
                key: string;
                /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                scoreBp: number;
            }[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            decidedOn: string;
            /** @description 円 / yen */
            decidedYen: number;
            decisionNo: number;
            /** @description 年度（4月1日の西暦年） / fiscal year, by the year of its 1 April */
            fy: number;
            groupName: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            programId: string;
            rank: number;
            recusals: number;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            revokedOn: string | null;
            /** @description コード / a word that programs compare */
            revokeReasonCode: string | null;
            /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
            scoreBp: number;
            /** @enum {string} */
            status: "adopted" | "awarded" | "advance-paid" | "change-requested" | "change-approved" | "reported" | "fixed" | "settled" | "refunding" | "closed" | "revoked";
            title: string;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000002",
         *       "programId": "019a4f00-0000-7000-8000-000000000001",
         *       "fy": 2026,
         *       "decisionNo": 12,
         *       "category": "startup",
         *       "groupName": "見本ひまわり会",
         *       "title": "川沿いの散歩道に花を植える",
         *       "decidedYen": 150000,
         *       "scoreBp": 8250,
         *       "rank": 1,
         *       "recusals": 1,
         *       "criterionScores": [
         *         {
         *           "key": "public-benefit",
         *           "scoreBp": 8600
         *         },
         *         {
         *           "key": "feasibility",
         *           "scoreBp": 7900
         *         }
         *       ],
         *       "decidedOn": "2026-06-20",
         *       "status": "awarded",
         *       "revokedOn": null,
         *       "revokeReasonCode": null,
         *       "groupId": "019a4f00-0000-7000-8000-000000000003",
         *       "conditions": null,
         *       "reportDueOn": "2027-03-31",
         *       "version": 1,
         *       "actions": [
         *         {
         *           "name": "report",
         *           "href": "/grant-applications/019a4f00-0000-7000-8000-000000000002/report",
         *           "label": {
         *             "ja": "実績を報告する",
         *             "en": "Report"
         *           }
         *         }
         *       ]
         *     }
         */
        GrantAwardCase: {
            actions: components["schemas"]["Action"][];
            /** @enum {string} */
            category: "startup" | "growth" | "co-proposal";
            conditions: string | null;
            criterionScores: {
                /** @description コード / a word that programs compare */
                key: string;
                /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                scoreBp: number;
            }[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            decidedOn: string;
            /** @description 円 / yen */
            decidedYen: number;
            decisionNo: number;
            /** @description 年度（4月1日の西暦年） / fiscal year, by the year of its 1 April */
            fy: number;
            /** Format: uuid */
            groupId: string;
            groupName: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            programId: string;
            rank: number;
            recusals: number;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            reportDueOn: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            revokedOn: string | null;
            /** @description コード / a word that programs compare */
            revokeReasonCode: string | null;
            /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
            scoreBp: number;
            /** @enum {string} */
            status: "adopted" | "awarded" | "advance-paid" | "change-requested" | "change-approved" | "reported" | "fixed" | "settled" | "refunding" | "closed" | "revoked";
            title: string;
            version: number;
        };
        /**
         * @example {
         *       "opensOn": "2026-06-15",
         *       "closesOn": "2026-07-14",
         *       "unitYen": 500,
         *       "maxPicks": 3,
         *       "candidates": [
         *         {
         *           "id": "019a4f00-0000-7000-8000-000000000002",
         *           "title": "川沿いの散歩道に花を植える",
         *           "groupName": "見本ひまわり会",
         *           "requestedYen": 150000,
         *           "plan": {
         *             "purpose": "歩いて楽しい川沿いをつくる",
         *             "benefit": "毎日およそ300人が通る"
         *           }
         *         }
         *       ]
         *     }
         */
        GrantBallot: {
            candidates: {
                groupName: string;
                /** Format: uuid */
                id: string;
                plan: {
                    benefit: string;
                    purpose: string;
                };
                /** @description 円 / yen */
                requestedYen: number;
                title: string;
            }[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            closesOn: string;
            maxPicks: number;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            opensOn: string;
            /** @description 円 / yen */
            unitYen: number;
        };
        /**
         * @example {
         *       "costYen": 180500,
         *       "rateBp": 10000,
         *       "capYen": 300000,
         *       "roundingUnitYen": 1000,
         *       "grantYen": 180000
         *     }
         */
        GrantCalculation: {
            /** @description 円 / yen */
            capYen: number;
            /** @description 円 / yen */
            costYen: number;
            /** @description 円 / yen */
            grantYen: number;
            /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
            rateBp: number;
            roundingUnitYen: number;
        };
        /**
         * @example {
         *       "picks": [
         *         "019a4f00-0000-7000-8000-000000000002"
         *       ],
         *       "version": 1
         *     }
         */
        GrantDesignation: {
            picks: string[];
            version: number;
        };
        /**
         * @example {
         *       "programId": "019a4f00-0000-7000-8000-000000000001",
         *       "voters": 1204,
         *       "countedAt": "2026-07-15T01:00:00.000Z",
         *       "lines": [
         *         {
         *           "applicationId": "019a4f00-0000-7000-8000-000000000002",
         *           "supporters": 610,
         *           "yen": 182400
         *         }
         *       ]
         *     }
         */
        GrantDesignationCount: {
            /** Format: date-time */
            countedAt: string;
            lines: {
                /** Format: uuid */
                applicationId: string;
                supporters: number;
                /** @description 円 / yen */
                yen: number;
            }[];
            /** Format: uuid */
            programId: string;
            voters: number;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000001",
         *       "fy": 2026,
         *       "deptCode": "0310",
         *       "category": "startup",
         *       "title": "令和8年度 はじめの一歩補助金",
         *       "budgetYen": 2000000,
         *       "capYen": 300000,
         *       "rateBp": 10000,
         *       "eligibleCosts": [
         *         {
         *           "key": "supplies",
         *           "ja": "消耗品費",
         *           "en": "Supplies"
         *         },
         *         {
         *           "key": "fees",
         *           "ja": "報償費",
         *           "en": "Fees"
         *         }
         *       ],
         *       "criteria": [
         *         {
         *           "key": "public-benefit",
         *           "ja": "公益性",
         *           "en": "Public benefit",
         *           "maxPoints": 10
         *         },
         *         {
         *           "key": "feasibility",
         *           "ja": "実現性",
         *           "en": "Feasibility",
         *           "maxPoints": 10
         *         }
         *       ],
         *       "minScoreBp": 5000,
         *       "opensOn": "2026-04-01",
         *       "closesOn": "2026-05-29",
         *       "topics": [
         *         "civic-activity"
         *       ],
         *       "areas": [
         *         "123421"
         *       ],
         *       "selection": "panel",
         *       "designation": null,
         *       "status": "open",
         *       "publishedOn": "2026-04-01",
         *       "version": 2
         *     }
         */
        GrantProgram: {
            areas: string[];
            /** @description 円 / yen */
            budgetYen: number;
            /** @description 円 / yen */
            capYen: number;
            /** @enum {string} */
            category: "startup" | "growth" | "co-proposal";
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            closesOn: string;
            criteria: {
                en: string;
                ja: string;
                /** @description コード / a word that programs compare */
                key: string;
                maxPoints: number;
            }[];
            /** @description 担当課コード / code of the unit in charge */
            deptCode: string;
            designation: {
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                closesOn: string;
                maxPicks: number;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                opensOn: string;
                /** @description 円 / yen */
                unitYen: number;
            } | null;
            eligibleCosts: {
                en: string;
                ja: string;
                /** @description コード / a word that programs compare */
                key: string;
            }[];
            /** @description 年度（4月1日の西暦年） / fiscal year, by the year of its 1 April */
            fy: number;
            /** Format: uuid */
            id: string;
            /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
            minScoreBp: number;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            opensOn: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            publishedOn: string | null;
            /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
            rateBp: number;
            /** @enum {string} */
            selection: "panel" | "citizen-designation" | "hybrid";
            /** @enum {string} */
            status: "draft" | "open";
            title: string;
            topics: string[];
            version: number;
        };
        /**
         * @example {
         *       "tieRules": [
         *         {
         *           "ja": "評価点が高い順",
         *           "en": "the higher score"
         *         },
         *         {
         *           "ja": "同点なら、第1評価項目の点が高い順",
         *           "en": "then the higher score of the first criterion"
         *         },
         *         {
         *           "ja": "さらに同点なら、申請額が低い順",
         *           "en": "then the lower request"
         *         },
         *         {
         *           "ja": "さらに同点なら、提出が早い順",
         *           "en": "then the earlier submission"
         *         }
         *       ],
         *       "cases": [
         *         {
         *           "rank": 1,
         *           "applicationId": "019a4f00-0000-7000-8000-000000000002",
         *           "title": "川沿いの散歩道に花を植える",
         *           "status": "scored",
         *           "scoreBp": 8250,
         *           "criterionScores": [
         *             {
         *               "key": "public-benefit",
         *               "scoreBp": 8600
         *             }
         *           ],
         *           "reviewers": 3,
         *           "recusals": 1,
         *           "requestedYen": 150000,
         *           "designatedYen": null,
         *           "submittedAt": "2026-04-20T03:00:00.000Z",
         *           "aboveMinimum": true,
         *           "withinBudget": true
         *         }
         *       ]
         *     }
         */
        GrantRanking: {
            cases: {
                aboveMinimum: boolean;
                /** Format: uuid */
                applicationId: string;
                criterionScores: {
                    /** @description コード / a word that programs compare */
                    key: string;
                    /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                    scoreBp: number;
                }[];
                /** @description 円 / yen */
                designatedYen: number | null;
                rank: number;
                recusals: number;
                /** @description 円 / yen */
                requestedYen: number;
                reviewers: number;
                /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                scoreBp: number;
                /** @enum {string} */
                status: "draft" | "submitted" | "correction-requested" | "resubmitted" | "accepted" | "rejected" | "withdrawn" | "under-review" | "under-designation" | "presented" | "scored" | "adopted" | "waitlisted" | "declined";
                /** Format: date-time */
                submittedAt: string;
                title: string;
                withinBudget: boolean;
            }[];
            tieRules: {
                en: string;
                ja: string;
            }[];
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000005",
         *       "applicationId": "019a4f00-0000-7000-8000-000000000002",
         *       "coi": "none",
         *       "coiReason": null,
         *       "scores": {
         *         "public-benefit": 8,
         *         "feasibility": 7
         *       },
         *       "sealedAt": null,
         *       "version": 3
         *     }
         */
        GrantReview: {
            /** Format: uuid */
            applicationId: string;
            /** @enum {string} */
            coi: "undeclared" | "none" | "declared" | "found" | "recused";
            /** @enum {string|null} */
            coiReason: "officer-of-group" | "member-of-group" | "kin-within-third-degree" | "funder-of-group" | "competitor-of-group" | "own-wish" | null;
            /** Format: uuid */
            id: string;
            scores: {
                [key: string]: number;
            };
            /** Format: date-time */
            sealedAt: string | null;
            version: number;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000005",
         *       "applicationId": "019a4f00-0000-7000-8000-000000000002",
         *       "coi": "none",
         *       "coiReason": null,
         *       "scores": {
         *         "public-benefit": 8,
         *         "feasibility": 7
         *       },
         *       "sealedAt": null,
         *       "version": 3,
         *       "reviewed": {
         *         "title": "川沿いの散歩道に花を植える",
         *         "plan": {
         *           "purpose": "歩いて楽しい川沿いをつくる",
         *           "activities": "花壇を10か所つくり、月に1回手入れをする",
         *           "benefit": "毎日およそ300人が通る",
         *           "completesOn": "2027-03-28"
         *         },
         *         "budgetLines": [
         *           {
         *             "category": "supplies",
         *             "label": "苗・土",
         *             "yen": 110000
         *           },
         *           {
         *             "category": "fees",
         *             "label": "講師謝礼",
         *             "yen": 40000
         *           }
         *         ],
         *         "requestedYen": 150000,
         *         "criteria": [
         *           {
         *             "key": "public-benefit",
         *             "ja": "公益性",
         *             "en": "Public benefit",
         *             "maxPoints": 10
         *           }
         *         ]
         *       },
         *       "groupName": null,
         *       "others": null
         *     }
         */
        GrantReviewCase: {
            /** Format: uuid */
            applicationId: string;
            /** @enum {string} */
            coi: "undeclared" | "none" | "declared" | "found" | "recused";
            /** @enum {string|null} */
            coiReason: "officer-of-group" | "member-of-group" | "kin-within-third-degree" | "funder-of-group" | "competitor-of-group" | "own-wish" | null;
            groupName: string | null;
            /** Format: uuid */
            id: string;
            others: {
                scores: {
                    [key: string]: number;
                };
            }[] | null;
            reviewed: {
                budgetLines: {
                    /** @description コード / a word that programs compare */
                    category: string;
                    label: string;
                    /** @description 円 / yen */
                    yen: number;
                }[];
                criteria: {
                    en: string;
                    ja: string;
                    /** @description コード / a word that programs compare */
                    key: string;
                    maxPoints: number;
                }[];
                plan: {
                    activities: string;
                    benefit: string;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    completesOn: string;
                    purpose: string;
                };
                requestedYen: number;
                title: string;
            } | null;
            scores: {
                [key: string]: number;
            };
            /** Format: date-time */
            sealedAt: string | null;
            version: number;
        };
        /**
         * @example {
         *       "contactRef": "019a4f00-0000-7000-8000-000000000009",
         *       "claim": "1775779800000.q0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0x0",
         *       "expiresAt": "2026-04-10T00:10:00.000Z"
         *     }
         */
        InboxClaim: {
            claim: string;
            /**
             * Format: uuid
             * @description この案件限りの参照番号（個人のIDではない） / a reference for this case alone, not a person id
             */
            contactRef: string;
            /** Format: date-time */
            expiresAt: string;
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
         * @example {
         *       "reviewerIds": [
         *         "019a4f00-0000-7000-8000-00000000000a"
         *       ]
         *     }
         */
        PanelSeats: {
            reviewerIds: string[];
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
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000007",
         *       "awardId": "019a4f00-0000-7000-8000-000000000002",
         *       "completedOn": "2027-03-28",
         *       "dueOn": "2027-03-31",
         *       "reportedOn": "2027-03-30",
         *       "late": false,
         *       "outcome": "花壇を10か所つくり、延べ120人が手入れに参加した",
         *       "publishedOn": "2027-04-05",
         *       "groupName": "見本ひまわり会",
         *       "title": "川沿いの散歩道に花を植える",
         *       "fy": 2026,
         *       "decidedYen": 150000,
         *       "criterionScores": [
         *         {
         *           "key": "public-benefit",
         *           "scoreBp": 8600
         *         }
         *       ]
         *     }
         */
        PublishedReport: {
            /** Format: uuid */
            awardId: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            completedOn: string;
            criterionScores: {
                /** @description コード / a word that programs compare */
                key: string;
                /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                scoreBp: number;
            }[];
            /** @description 円 / yen */
            decidedYen: number;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            dueOn: string;
            /** @description 年度（4月1日の西暦年） / fiscal year, by the year of its 1 April */
            fy: number;
            groupName: string;
            /** Format: uuid */
            id: string;
            late: boolean;
            outcome: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            publishedOn: string | null;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            reportedOn: string;
            title: string;
        };
        /**
         * @example {
         *       "name": "見本 太郎",
         *       "mail": "officer@example.jp",
         *       "lang": "ja"
         *     }
         */
        Recipient: {
            /** @enum {string} */
            lang: "ja" | "en";
            mail: string;
            name: string;
        };
        /**
         * @example {
         *       "contactRef": "019a4f00-0000-7000-8000-000000000009"
         *     }
         */
        Registered: {
            /** Format: uuid */
            contactRef: string;
        };
        /**
         * @example {
         *       "reviewerId": "019a4f00-0000-7000-8000-00000000000a"
         *     }
         */
        RegisteredReviewer: {
            /** Format: uuid */
            reviewerId: string;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000007",
         *       "awardId": "019a4f00-0000-7000-8000-000000000002",
         *       "completedOn": "2027-03-28",
         *       "dueOn": "2027-03-31",
         *       "reportedOn": "2027-03-30",
         *       "late": false,
         *       "outcome": "花壇を10か所つくり、延べ120人が手入れに参加した",
         *       "publishedOn": "2027-04-05",
         *       "costs": [
         *         {
         *           "line": 1,
         *           "category": "supplies",
         *           "label": "苗・土",
         *           "paidOn": "2026-07-10",
         *           "yen": 97400,
         *           "acceptedYen": 97400,
         *           "exclusionReason": null
         *         }
         *       ]
         *     }
         */
        ReportCase: {
            /** Format: uuid */
            awardId: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            completedOn: string;
            costs: {
                /** @description 円 / yen */
                acceptedYen: number | null;
                /** @description コード / a word that programs compare */
                category: string;
                exclusionReason: string | null;
                label: string;
                line: number;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                paidOn: string;
                /** @description 円 / yen */
                yen: number;
            }[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            dueOn: string;
            /** Format: uuid */
            id: string;
            late: boolean;
            outcome: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            publishedOn: string | null;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            reportedOn: string;
        };
        /**
         * @example {
         *       "requestId": "019a4f00-0000-8000-a000-0000000000b1",
         *       "dueOn": "2027-03-31"
         *     }
         */
        ReportReminder: {
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            dueOn: string;
            /** Format: uuid */
            requestId: string;
        };
        /**
         * @example {
         *       "name": "見本 太郎",
         *       "kana": "みほん たろう",
         *       "mail": "officer@example.jp",
         *       "phone": "03-0000-0000",
         *       "postalCode": "100-0001",
         *       "lang": "ja"
         *     }
         */
        Representative: {
            kana: string;
            /** @enum {string} */
            lang: "ja" | "en";
            mail: string;
            name: string;
            phone: string;
            postalCode: string;
        };
        /**
         * @example {
         *       "reviewerId": "019a4f00-0000-7000-8000-00000000000a",
         *       "name": "見本 一美"
         *     }
         */
        Reviewer: {
            name: string;
            /** Format: uuid */
            reviewerId: string;
        };
        /**
         * @example {
         *       "applicationId": "019a4f00-0000-7000-8000-000000000002",
         *       "title": "川沿いの散歩道に花を植える",
         *       "status": "presented",
         *       "sealed": 2,
         *       "expected": 3,
         *       "recusals": 1,
         *       "quorum": false,
         *       "result": null,
         *       "scores": null
         *     }
         */
        ScoreBoardLine: {
            /** Format: uuid */
            applicationId: string;
            expected: number;
            quorum: boolean;
            recusals: number;
            result: {
                criterionScores: {
                    /** @description コード / a word that programs compare */
                    key: string;
                    /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                    scoreBp: number;
                }[];
                recusals: number;
                reviewers: number;
                /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                scoreBp: number;
            } | null;
            scores: {
                /** Format: uuid */
                reviewerId: string;
                scores: {
                    [key: string]: number;
                };
            }[] | null;
            sealed: number;
            /** @description コード / a word that programs compare */
            status: string;
            title: string;
        };
        /**
         * @example {
         *       "id": "019a4f00-0000-7000-8000-000000000002",
         *       "programId": "019a4f00-0000-7000-8000-000000000001",
         *       "fy": 2026,
         *       "decisionNo": 12,
         *       "category": "startup",
         *       "groupName": "見本ひまわり会",
         *       "title": "川沿いの散歩道に花を植える",
         *       "decidedYen": 150000,
         *       "scoreBp": 8250,
         *       "rank": 1,
         *       "recusals": 1,
         *       "criterionScores": [
         *         {
         *           "key": "public-benefit",
         *           "scoreBp": 8600
         *         },
         *         {
         *           "key": "feasibility",
         *           "scoreBp": 7900
         *         }
         *       ],
         *       "decidedOn": "2026-06-20",
         *       "status": "refunding",
         *       "revokedOn": null,
         *       "revokeReasonCode": null,
         *       "groupId": "019a4f00-0000-7000-8000-000000000003",
         *       "conditions": null,
         *       "reportDueOn": "2027-03-31",
         *       "version": 1,
         *       "actions": [],
         *       "settlement": {
         *         "decidedYen": 150000,
         *         "rateBp": 10000,
         *         "advanceRateBp": 8000,
         *         "roundingUnitYen": 1,
         *         "maxAdvanceYen": 120000,
         *         "advanceYen": 120000,
         *         "advancePaidOn": "2026-07-01",
         *         "acceptedCostYen": 97400,
         *         "finalYen": 97400,
         *         "fixedOn": "2027-04-10",
         *         "balanceYen": 0,
         *         "balancePaidOn": "2027-04-20",
         *         "refundYen": 22600,
         *         "refundDueOn": "2027-05-10",
         *         "refundedOn": null,
         *         "bookedFy": null
         *       }
         *     }
         */
        SettlementCase: {
            actions: components["schemas"]["Action"][];
            /** @enum {string} */
            category: "startup" | "growth" | "co-proposal";
            conditions: string | null;
            criterionScores: {
                /** @description コード / a word that programs compare */
                key: string;
                /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                scoreBp: number;
            }[];
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            decidedOn: string;
            /** @description 円 / yen */
            decidedYen: number;
            decisionNo: number;
            /** @description 年度（4月1日の西暦年） / fiscal year, by the year of its 1 April */
            fy: number;
            /** Format: uuid */
            groupId: string;
            groupName: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            programId: string;
            rank: number;
            recusals: number;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            reportDueOn: string;
            /**
             * Format: date
             * @description 日付（日本時間） / a day in Asia/Tokyo
             */
            revokedOn: string | null;
            /** @description コード / a word that programs compare */
            revokeReasonCode: string | null;
            /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
            scoreBp: number;
            settlement: {
                /** @description 円 / yen */
                acceptedCostYen: number | null;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                advancePaidOn: string | null;
                /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                advanceRateBp: number;
                /** @description 円 / yen */
                advanceYen: number;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                balancePaidOn: string | null;
                /** @description 円 / yen */
                balanceYen: number | null;
                /** @description 年度（4月1日の西暦年） / fiscal year, by the year of its 1 April */
                bookedFy: number | null;
                /** @description 円 / yen */
                decidedYen: number;
                /** @description 円 / yen */
                finalYen: number | null;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                fixedOn: string | null;
                /** @description 円 / yen */
                maxAdvanceYen: number;
                /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                rateBp: number;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                refundDueOn: string | null;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                refundedOn: string | null;
                /** @description 円 / yen */
                refundYen: number | null;
                roundingUnitYen: number;
            };
            /** @enum {string} */
            status: "adopted" | "awarded" | "advance-paid" | "change-requested" | "change-approved" | "reported" | "fixed" | "settled" | "refunding" | "closed" | "revoked";
            title: string;
            version: number;
        };
        /**
         * @example {
         *       "state": {
         *         "name": "submitted",
         *         "label": "提出済み",
         *         "since": "2026-04-20T03:00:00.000Z",
         *         "final": false
         *       },
         *       "past": [
         *         {
         *           "at": "2026-04-20T03:00:00.000Z",
         *           "action": "submit",
         *           "label": "提出する",
         *           "by": "申請団体",
         *           "state": "提出済み"
         *         }
         *       ],
         *       "next": [
         *         {
         *           "action": "accept",
         *           "label": "受理する",
         *           "by": [
         *             "協働推進課"
         *           ],
         *           "dueOn": "2026-05-20",
         *           "dueLabel": "標準処理期間"
         *         }
         *       ]
         *     }
         */
        Timeline: {
            next: {
                action: string;
                by: string[];
                dueLabel?: string;
                /**
                 * Format: date
                 * @description 日付（日本時間） / a day in Asia/Tokyo
                 */
                dueOn?: string;
                label: string;
            }[];
            past: {
                action: string;
                /** Format: date-time */
                at: string;
                by: string;
                label: string;
                note?: string;
                state: string;
            }[];
            state: {
                final: boolean;
                label: string;
                name: string;
                /** Format: date-time */
                since?: string;
            };
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
                    key: "grant.advance-rate-bp" | "grant.minor-change-bp" | "grant.rounding-unit-yen" | "grant.report-period" | "grant.correction-period" | "grant.form-check-period" | "grant.refund-period" | "grant.retention-years" | "grant.panel-quorum" | "grant.awards-per-group" | "grant.blind-group-name";
                    value: number | boolean | {
                        amount: number;
                        endShift: string;
                        start: string;
                        suspendWhile: string[];
                        unit: string;
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
    "InboxClaims.verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description この案件限りの参照番号（個人のIDではない） / a reference for this case alone, not a person id */
                contactRef: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    claim: string;
                    /** @description コード / a word that programs compare */
                    purpose: string;
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
                    "application/json": components["schemas"]["ClaimedContact"];
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
    "Contacts.forget": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description この案件限りの参照番号（個人のIDではない） / a reference for this case alone, not a person id */
                contactRef: string;
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
    "Contacts.resolve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description この案件限りの参照番号（個人のIDではない） / a reference for this case alone, not a person id */
                contactRef: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    eventId: string;
                    /** @description コード / a word that programs compare */
                    purpose: string;
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
                    "application/json": components["schemas"]["Recipient"];
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
    "Contacts.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
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
                    "application/json": components["schemas"]["FoundPerson"][];
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
    "GrantApplications.draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    budgetLines: {
                        /** @description コード / a word that programs compare */
                        category: string;
                        label: string;
                        /** @description 円 / yen */
                        yen: number;
                    }[];
                    /** Format: uuid */
                    groupId: string;
                    /** @description Published with an award, as the group agrees when it applies */
                    groupName: string;
                    plan: {
                        activities: string;
                        benefit: string;
                        /**
                         * Format: date
                         * @description 日付（日本時間） / a day in Asia/Tokyo
                         */
                        completesOn: string;
                        purpose: string;
                    };
                    /** Format: uuid */
                    programId: string;
                    /** @description 円 / yen */
                    requestedYen: number;
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "GrantApplications.get": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "GrantApplications.edit": {
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
                    budgetLines: {
                        /** @description コード / a word that programs compare */
                        category: string;
                        label: string;
                        /** @description 円 / yen */
                        yen: number;
                    }[];
                    /** @description Published with an award, as the group agrees when it applies */
                    groupName: string;
                    plan: {
                        activities: string;
                        benefit: string;
                        /**
                         * Format: date
                         * @description 日付（日本時間） / a day in Asia/Tokyo
                         */
                        completesOn: string;
                        purpose: string;
                    };
                    /** @description 円 / yen */
                    requestedYen: number;
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "FormChecks.accept": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "ChangeRequests.list": {
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
                    "application/json": components["schemas"]["ChangeRequest"][];
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
    "ChangeRequests.request": {
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
                    budgetLines: {
                        /** @description コード / a word that programs compare */
                        category: string;
                        label: string;
                        /** @description 円 / yen */
                        yen: number;
                    }[];
                    /** @default null */
                    plan?: {
                        activities: string;
                        benefit: string;
                        /**
                         * Format: date
                         * @description 日付（日本時間） / a day in Asia/Tokyo
                         */
                        completesOn: string;
                        purpose: string;
                    } | null;
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
                    "application/json": components["schemas"]["GrantAwardCase"];
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
    "ReviewPanels.completePanel": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "ReviewPanels.confirmScores": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "ApplicationFiles.list": {
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
                    "application/json": components["schemas"]["ApplicationFile"][];
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
    "ApplicationFiles.add": {
        parameters: {
            query?: {
                kind?: "plan" | "budget" | "receipt" | "other";
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
                    "application/json": components["schemas"]["ApplicationFile"];
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
    "ApplicationFiles.download": {
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
    "InboxClaims.issue": {
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
                    "application/json": components["schemas"]["InboxClaim"];
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
    "GrantDesignations.openDesignation": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "ReviewPanels.openReview": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "ReviewPanels.recordPresentation": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "FormChecks.reject": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "GrantReports.getCase": {
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
                    "application/json": components["schemas"]["ReportCase"];
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
    "GrantReports.report": {
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
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    completedOn: string;
                    costs: {
                        /** @description コード / a word that programs compare */
                        category: string;
                        label: string;
                        /**
                         * Format: date
                         * @description 日付（日本時間） / a day in Asia/Tokyo
                         */
                        paidOn: string;
                        /** @description 円 / yen */
                        yen: number;
                    }[];
                    outcome: string;
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
                    "application/json": components["schemas"]["GrantAwardCase"];
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
    "GrantApplications.representative": {
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
                    "application/json": components["schemas"]["Representative"];
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
    "GrantApplications.registerRepresentative": {
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
                    kana: string;
                    /**
                     * @default ja
                     * @enum {string}
                     */
                    lang?: "ja" | "en";
                    /** Format: email */
                    mail: string;
                    name: string;
                    phone: string;
                    postalCode: string;
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
                    "application/json": components["schemas"]["Registered"];
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
    "FormChecks.requestCorrection": {
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
                    items: string;
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "GrantApplications.resubmit": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "GrantApplications.submit": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "CaseTimelines.timeline": {
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
                    "application/json": components["schemas"]["Timeline"];
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
    "GrantApplications.withdraw": {
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
                    "application/json": components["schemas"]["GrantApplication"];
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
    "GrantApplications.mine": {
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
                        items: components["schemas"]["GrantApplication"][];
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
    "GrantApplications.worklist": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                programId?: string;
                status?: ("draft" | "submitted" | "correction-requested" | "resubmitted" | "accepted" | "rejected" | "withdrawn" | "under-review" | "under-designation" | "presented" | "scored" | "adopted" | "waitlisted" | "declined") | ("draft" | "submitted" | "correction-requested" | "resubmitted" | "accepted" | "rejected" | "withdrawn" | "under-review" | "under-designation" | "presented" | "scored" | "adopted" | "waitlisted" | "declined")[];
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
                        items: components["schemas"]["GrantApplication"][];
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
    "GrantAwards.list": {
        parameters: {
            query?: {
                category?: "startup" | "growth" | "co-proposal";
                /** @description The `next` of the page before */
                cursor?: string;
                fy?: number;
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
                        items: components["schemas"]["GrantAward"][];
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
    "GrantAwards.get": {
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
                    "application/json": components["schemas"]["GrantAward"];
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
    "GrantSettlements.payAdvance": {
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
                    /** @description 円 / yen */
                    yen: number;
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
                    "application/json": components["schemas"]["SettlementCase"];
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
    "ChangeRequests.approve": {
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
                    /** @description 円 / yen */
                    decidedYen?: number;
                    reason?: string;
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
                    "application/json": components["schemas"]["GrantAwardCase"];
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
    "GrantAwards.getCase": {
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
                    "application/json": components["schemas"]["GrantAwardCase"];
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
    "GrantSettlements.close": {
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
                    "application/json": components["schemas"]["SettlementCase"];
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
    "GrantAwards.decide": {
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
                    conditions?: string | null;
                    /** @enum {string} */
                    outcome: "adopted";
                    reason: string;
                    /** @description 円 / yen */
                    yen: number;
                } | {
                    /** @enum {string} */
                    outcome: "waitlisted" | "declined";
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
                    "application/json": components["schemas"]["DecidedApplication"];
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
    "GrantSettlements.fix": {
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
                    exclusions?: {
                        /** @description 円 / yen */
                        acceptedYen: number;
                        line: number;
                        reason: string;
                    }[];
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
                    "application/json": components["schemas"]["SettlementCase"];
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
    "GrantReports.publishReport": {
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
                    "application/json": components["schemas"]["PublishedReport"];
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
    "GrantSettlements.recordRefund": {
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
                    "application/json": components["schemas"]["SettlementCase"];
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
    "ChangeRequests.refuse": {
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
                    "application/json": components["schemas"]["GrantAwardCase"];
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
    "GrantReports.remind": {
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
                    "application/json": components["schemas"]["ReportReminder"];
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
    "GrantAwards.revoke": {
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
                    /** @description コード / a word that programs compare */
                    reasonCode: string;
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
                    "application/json": components["schemas"]["GrantAwardCase"];
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
    "GrantSettlements.settle": {
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
                    "application/json": components["schemas"]["SettlementCase"];
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
    "GrantSettlements.getCase": {
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
                    "application/json": components["schemas"]["SettlementCase"];
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
    "GrantPrograms.list": {
        parameters: {
            query?: {
                category?: "startup" | "growth" | "co-proposal";
                /** @description The `next` of the page before */
                cursor?: string;
                fy?: number;
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
                        items: components["schemas"]["GrantProgram"][];
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
    "GrantPrograms.prepare": {
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
                    /** @description 円 / yen */
                    budgetYen: number;
                    /** @description 円 / yen */
                    capYen: number;
                    /** @enum {string} */
                    category: "startup" | "growth" | "co-proposal";
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    closesOn: string;
                    criteria: {
                        en: string;
                        ja: string;
                        /** @description コード / a word that programs compare */
                        key: string;
                        maxPoints: number;
                    }[];
                    /** @description 担当課コード / code of the unit in charge */
                    deptCode: string;
                    /** @default null */
                    designation?: {
                        /**
                         * Format: date
                         * @description 日付（日本時間） / a day in Asia/Tokyo
                         */
                        closesOn: string;
                        maxPicks: number;
                        /**
                         * Format: date
                         * @description 日付（日本時間） / a day in Asia/Tokyo
                         */
                        opensOn: string;
                        /** @description 円 / yen */
                        unitYen: number;
                    } | null;
                    eligibleCosts: {
                        en: string;
                        ja: string;
                        /** @description コード / a word that programs compare */
                        key: string;
                    }[];
                    /** @description 年度（4月1日の西暦年） / fiscal year, by the year of its 1 April */
                    fy: number;
                    /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                    minScoreBp: number;
                    /**
                     * Format: date
                     * @description 日付（日本時間） / a day in Asia/Tokyo
                     */
                    opensOn: string;
                    /** @description 万分率（10000＝全部） / basis points, 10000 is the whole */
                    rateBp: number;
                    /**
                     * @default panel
                     * @enum {string}
                     */
                    selection?: "panel" | "citizen-designation" | "hybrid";
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
                    "application/json": components["schemas"]["GrantProgram"];
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
    "GrantPrograms.get": {
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
                    "application/json": components["schemas"]["GrantProgram"];
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
    "GrantPrograms.budget": {
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
                    "application/json": components["schemas"]["BudgetMeter"];
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
    "GrantPrograms.calculate": {
        parameters: {
            query: {
                costYen: number;
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
                    "application/json": components["schemas"]["GrantCalculation"];
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
    "ReviewPanels.coiMatrix": {
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
                    "application/json": components["schemas"]["CoiMatrix"];
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
    "GrantDesignations.ballot": {
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
                    "application/json": components["schemas"]["GrantBallot"];
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
    "GrantDesignations.close": {
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
                    "application/json": components["schemas"]["GrantDesignationCount"];
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
    "GrantDesignations.mine": {
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
                    "application/json": components["schemas"]["GrantDesignation"];
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
    "GrantDesignations.designate": {
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
                    /** @description 申請のID。空なら全部の団体 / applications; none means all of them */
                    picks: string[];
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
                    "application/json": components["schemas"]["GrantDesignation"];
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
    "GrantDesignations.result": {
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
                    "application/json": components["schemas"]["GrantDesignationCount"];
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
    "ReviewPanels.seat": {
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
                    reviewerIds: string[];
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
                    "application/json": components["schemas"]["PanelSeats"];
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
    "GrantPrograms.publish": {
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
                    "application/json": components["schemas"]["GrantProgram"];
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
    "GrantAwards.ranking": {
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
                    "application/json": components["schemas"]["GrantRanking"];
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
    "ReviewPanels.scoreBoard": {
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
                    "application/json": components["schemas"]["ScoreBoardLine"][];
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
    "GrantPrograms.drafts": {
        parameters: {
            query?: {
                category?: "startup" | "growth" | "co-proposal";
                /** @description The `next` of the page before */
                cursor?: string;
                fy?: number;
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
                        items: components["schemas"]["GrantProgram"][];
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
    "GrantReports.getPublished": {
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
                    "application/json": components["schemas"]["PublishedReport"];
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
    "GrantSettlements.worklist": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                cursor?: string;
                limit?: number;
                status?: ("adopted" | "awarded" | "advance-paid" | "change-requested" | "change-approved" | "reported" | "fixed" | "settled" | "refunding" | "closed" | "revoked") | ("adopted" | "awarded" | "advance-paid" | "change-requested" | "change-approved" | "reported" | "fixed" | "settled" | "refunding" | "closed" | "revoked")[];
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
                        items: components["schemas"]["GrantAwardCase"][];
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
    "ReviewPanels.reviewers": {
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
                    "application/json": components["schemas"]["Reviewer"][];
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
    "ReviewPanels.register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
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
                    "application/json": components["schemas"]["RegisteredReviewer"];
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
    "GrantReviews.get": {
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
                    "application/json": components["schemas"]["GrantReviewCase"];
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
    "GrantReviews.declareInterests": {
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
                    /** @enum {string|null} */
                    reason: "officer-of-group" | "member-of-group" | "kin-within-third-degree" | "funder-of-group" | "competitor-of-group" | "own-wish" | null;
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
                    "application/json": components["schemas"]["GrantReview"];
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
    "GrantReviews.findInterest": {
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
                    /** @enum {string} */
                    reason: "officer-of-group" | "member-of-group" | "kin-within-third-degree" | "funder-of-group" | "competitor-of-group";
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
                    "application/json": components["schemas"]["GrantReview"];
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
    "GrantReviews.score": {
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
                    scores: {
                        [key: string]: number;
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
                    "application/json": components["schemas"]["GrantReview"];
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
    "GrantReviews.seal": {
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
                    "application/json": components["schemas"]["GrantReview"];
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
    "GrantReviews.mine": {
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
                        items: components["schemas"]["GrantReview"][];
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
}
