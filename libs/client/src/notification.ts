/* eslint-disable max-lines -- generated from ../openapi: npm run client:generate */
export interface paths {
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
}
