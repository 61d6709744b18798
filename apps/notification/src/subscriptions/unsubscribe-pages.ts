const page = (title: string, body: string): string => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main>${body}</main></body></html>`;

/** Works without JavaScript. `token` was checked, so it holds no character that means something in HTML. */
export const stopPage = (token: string): string => page('配信の停止', `
<h1>お知らせメールの配信を停止しますか</h1>
<p lang="en">Do you want to stop these mails?</p>
<form method="post" action="/unsubscribe?token=${encodeURIComponent(token)}"><button>停止する <span lang="en">Stop them</span></button></form>`);

export const stoppedPage = (): string => page('配信を停止しました', `
<h1>配信を停止しました</h1><p>メールアドレスは消去されました。</p>
<p lang="en">You will get no more of these mails, and your address has been erased.</p>`);
