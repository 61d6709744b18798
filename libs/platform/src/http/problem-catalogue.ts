import type { Texts } from '@tomoni/contracts';

interface ProblemType { readonly status: number; readonly title: Texts; readonly about: Texts }
const problem = (status: number, title: Texts, about: Texts): ProblemType => ({ status, title, about });

/** Every kind of refusal: `type` in the reply is `/problems/<code>`, which every service answers with this text. */
export const problems = {
  'invalid-input': problem(400, { ja: '入力内容を確認してください', en: 'Some fields need attention' },
    { ja: '`errors` が、直すべき項目を一つずつ示します。', en: '`errors` names each field that needs attention.' }),
  'malformed-request': problem(400, { ja: '送信された内容を読み取れません', en: 'The request cannot be read' },
    { ja: '本文がJSONとして正しくないか、URLまたはヘッダーの形式が正しくありません。', en: 'The body is not well-formed JSON, or the address or a header is malformed.' }),
  'sign-in-required': problem(401, { ja: 'サインインが必要です', en: 'Please sign in' },
    { ja: '有効なアクセストークンがありません。もう一度サインインしてください。', en: 'There is no valid access token. Sign in again.' }),
  forbidden: problem(403, { ja: 'この操作を行う権限がありません', en: 'You may not do this' },
    { ja: '役割・所属・本人確認レベルのいずれかが、この操作の条件を満たしていません。', en: 'Your role, unit or level of assurance does not allow this.' }),
  'not-found': problem(404, { ja: '見つかりません', en: 'There is no such thing' },
    { ja: '存在しないか、閲覧できないものです。', en: 'It does not exist, or you may not know of it.' }),
  'method-not-allowed': problem(405, { ja: 'この方法では利用できません', en: 'This address does not take that method' },
    { ja: '`Allow` ヘッダーに利用できる方法があります。', en: 'The `Allow` header names the methods it takes.' }),
  'not-acceptable': problem(406, { ja: 'ご希望の形式では返信できません', en: 'There is no such representation' },
    { ja: '返信は JSON です。', en: 'Replies are JSON.' }),
  conflict: problem(409, { ja: '現在の状態では受け付けられません', en: 'This conflicts with the present state' },
    { ja: '同じものがすでにあるか、ほかの変更と重なりました。', en: 'It exists already, or another change came between.' }),
  'not-allowed': problem(409, { ja: '手続の決まりにより受け付けられません', en: 'The rules of the procedure forbid this now' },
    { ja: '`code` と `law` が、理由と根拠を示します。', en: '`code` and `law` name the reason and its legal basis.' }),
  'key-reused': problem(409, { ja: '同じ Idempotency-Key で異なる内容が送られました', en: 'This Idempotency-Key was used for another request' },
    { ja: '新しい内容には新しいキーを使ってください。', en: 'Use a new key for a new request.' }),
  'still-running': problem(409, { ja: '同じ申請を処理しています', en: 'The same request is still running' },
    { ja: '少し待ってから、同じキーでもう一度送ってください。二重に登録されることはありません。', en: 'Wait a little and send it again with the same key. It is never done twice.' }),
  'changed-meanwhile': problem(412, { ja: 'ほかの人が先に変更しました', en: 'Somebody changed it meanwhile' },
    { ja: '最新の内容を読み直してから、もう一度お試しください。', en: 'Read it again and repeat your change.' }),
  'too-large': problem(413, { ja: '送信された内容が大きすぎます', en: 'The request is too large' },
    { ja: '内容を小さくして、もう一度お試しください。', en: 'Send less, and try again.' }),
  'address-too-long': problem(414, { ja: 'アドレスが長すぎます', en: 'The address is too long' },
    { ja: 'アドレスまたは検索条件を短くしてください。', en: 'Shorten the address or its query.' }),
  'wrong-media-type': problem(415, { ja: 'この形式の本文は受け付けられません', en: 'The body has a type that is not taken here' },
    { ja: '`Content-Type` を確認してください。', en: 'Check the `Content-Type`.' }),
  unprocessable: problem(422, { ja: 'この内容では受け付けられません', en: 'This cannot be accepted as it is' },
    { ja: '項目は正しい形式ですが、組み合わせに問題があります。', en: 'Each field is well-formed, but together they are not acceptable.' }),
  'too-early': problem(425, { ja: '直前の変更がまだ反映されていません', en: 'Your last change has not arrived here yet' },
    { ja: '少し待ってから、もう一度お試しください。', en: 'Wait a little and try again.' }),
  'precondition-required': problem(428, { ja: '読み取った版を If-Match で示してください', en: 'Say in If-Match which version you read' },
    { ja: '`ETag` ヘッダーの値を `If-Match` に入れて送ってください。', en: 'Send the value of the `ETag` header as `If-Match`.' }),
  'too-many-requests': problem(429, { ja: 'しばらく待ってからお試しください', en: 'Too many requests' },
    { ja: '`Retry-After` の秒数だけ待ってください。', en: 'Wait as many seconds as `Retry-After` says.' }),
  'headers-too-large': problem(431, { ja: 'ヘッダーが大きすぎます', en: 'The headers are too large' },
    { ja: 'ヘッダーを小さくしてください。', en: 'Send fewer or shorter headers.' }),
  'internal-error': problem(500, { ja: 'サーバーで問題が起きました', en: 'Something went wrong here' },
    { ja: '問題は記録されました。お問い合わせの際は `instance` の値をお知らせください。', en: 'It has been recorded. Please quote the value of `instance` when you ask about it.' }),
  unavailable: problem(503, { ja: 'ただいま利用できません', en: 'Not available right now' },
    { ja: '変更は行われていません。`Retry-After` の秒数だけ待ってから、もう一度お試しください。', en: 'Nothing was changed. Wait as many seconds as `Retry-After` says and try again.' }),
} as const satisfies Record<string, ProblemType>;

export type ProblemCode = keyof typeof problems;
