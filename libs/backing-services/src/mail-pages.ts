import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { MailStore } from './mail-store.js';

/** `GET /` for people; `GET /messages`, `GET /messages/:id`, `GET /messages/:id/raw` and `DELETE /messages` for programs. */
export function mailPages(store: MailStore): RequestListener {
  return (request, response) => {
    answer(store, request, response).catch((error: unknown) => send(response, 500, { title: String(error) }));
  };
}

async function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A page of another site whose name was pointed at 127.0.0.1 must not read the mail.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return send(response, 403, { title: 'Ask for 127.0.0.1' });
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, collection, id, part] = pathname.split('/');
  if (request.method === 'GET' && pathname === '/') return sendPage(response);
  if (collection !== 'messages') return send(response, 404, { title: 'There is no such page' });
  if (request.method === 'DELETE' && !id) return send(response, 204, await store.clear());
  if (request.method !== 'GET') return send(response, 405, { title: 'Only GET, and DELETE of all messages' });
  if (!id) return send(response, 200, store.all());
  const message = store.get(id);
  if (!message) return send(response, 404, { title: 'There is no such message' });
  if (part === 'raw') return sendRaw(response, await store.raw(message.id));
  return send(response, 200, message);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function sendRaw(response: ServerResponse, raw: Buffer): void {
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  response.end(raw);
}

function sendPage(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-ancestors http://127.0.0.1:* http://localhost:*",
  });
  response.end(page);
}

// Mail is untrusted: the script sets text only, never markup.
const page = `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>メール受信箱 – Tomoni</title>
<style>
  body { font: 16px/1.7 system-ui, "Noto Sans JP", sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1a1a1c; background: #fff; }
  details { border-bottom: 1px solid #d8d8db; padding: .5rem 0; }
  summary { cursor: pointer; } summary small { color: #595a61; display: block; }
  summary:focus-visible { outline: 4px solid #000; background: #ffd43d; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f8f8fb; padding: 1rem; font: inherit; }
</style>
</head>
<body>
<h1>メール受信箱 <small lang="en">Mail inbox</small></h1>
<p>この受信箱は試用のためのものです。ここから先へは送られません。<br><span lang="en">A demo inbox: nothing leaves this machine.</span></p>
<p id="count" role="status"></p>
<main id="messages"></main>
<script>
  const known = new Map();
  const element = (name, text, ...children) => { const made = document.createElement(name); made.textContent = text; made.append(...children); return made; };
  const show = (message) => {
    const when = new Date(message.receivedAt).toLocaleString('ja-JP');
    const summary = element('summary', message.subject || '(件名なし)', element('small', when + '　' + message.from + ' → ' + message.to.join(', ')));
    return element('details', '', summary, element('pre', message.text));
  };
  async function refresh() {
    try {
      const messages = await (await fetch('messages')).json();
      const list = document.getElementById('messages');
      if (messages.length < known.size) { known.clear(); list.replaceChildren(); }
      for (const message of messages) {
        if (known.has(message.id)) continue;
        known.set(message.id, message);
        list.prepend(show(message));
      }
      document.getElementById('count').textContent = messages.length + ' 通';
    } catch { document.getElementById('count').textContent = '受信箱は止まっています / The inbox is stopped'; }
    setTimeout(refresh, 1000);
  }
  refresh();
</script>
</body>
</html>
`;
