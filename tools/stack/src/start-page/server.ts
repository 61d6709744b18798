import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { City } from '../city/city.js';
import { css, script } from './assets.js';
import { catalogueFile, sitePolicy } from './event-catalogue.js';
import type { Language } from './html.js';
import { startPage } from './page.js';
import { sections, type Shown } from './sections.js';

export interface StartPage {
  close: () => Promise<void>;
}

export interface StartPageOptions {
  port: number;
  city: City;
  /** What to show now. */
  look: () => Shown;
  /** Somebody watches: called when the first viewer comes and when the last one has gone. */
  watched: (byAnybody: boolean) => void;
}

/** How often what is shown is compared with what was sent. */
const lookEveryMs = 1_000;

const headers = {
  'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Serves the start page on 127.0.0.1; a viewer's page follows what happens until it is closed. */
export async function serveStartPage({ port, city, look, watched }: StartPageOptions): Promise<StartPage> {
  const viewers = new Set<() => void>();
  const timer = setInterval(() => viewers.forEach((update) => update()), lookEveryMs);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    // A page elsewhere that lets its own name point to 127.0.0.1 must not read this one.
    if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')) return send(response, 403, 'text/plain', 'Only 127.0.0.1');
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'Only GET');
    switch (url.pathname) {
      case '/':
        return send(response, 200, 'text/html', startPage(city, look(), languageOf(request, url)));
      case '/start.css':
        return send(response, 200, 'text/css', css);
      case '/start.js':
        return send(response, 200, 'text/javascript', script);
      case '/status.json':
        return send(response, 200, 'application/json', JSON.stringify({ ready: look().isReady, services: look().services }));
      case '/live':
        return follow(response, languageOf(request, url));
      case '/events/catalogue':
        return response.writeHead(308, { ...headers, location: '/events/catalogue/' }).end();
      default:
        if (url.pathname.startsWith(catalogue)) return void sendCatalogue(response, url.pathname.slice(catalogue.length));
        return send(response, 404, 'text/plain', 'Not found');
    }
  });

  function follow(response: ServerResponse, language: Language): void {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    response.write('retry: 1000\n\n');
    const sent = new Map<string, string>();
    const update = () => {
      const shown = look();
      for (const [id, render] of Object.entries(sections)) {
        const { text } = render(shown, language);
        if (sent.get(id) === text) continue;
        sent.set(id, text);
        response.write(`event: part\ndata: ${JSON.stringify({ id, html: text })}\n\n`);
      }
    };
    viewers.add(update);
    if (viewers.size === 1) watched(true);
    update();
    response.on('close', () => {
      viewers.delete(update);
      if (viewers.size === 0) watched(false);
    });
  }

  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    close: async () => {
      clearInterval(timer);
      const closed = once(server, 'close');
      server.close().closeAllConnections();
      await closed;
    },
  };
}

const catalogue = '/events/catalogue/';

async function sendCatalogue(response: ServerResponse, name: string): Promise<void> {
  const file = await catalogueFile(name).catch(() => undefined);
  if (!file) return send(response, 404, 'text/plain', 'Not found');
  response.writeHead(200, { ...headers, 'content-security-policy': sitePolicy, 'content-type': file.contentType }).end(file.body);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(body);
}

/** `?lang=` first, then the browser's wish; Japanese when neither says. */
function languageOf(request: IncomingMessage, url: URL): Language {
  const asked = url.searchParams.get('lang');
  if (asked === 'ja' || asked === 'en') return asked;
  const [first] = (request.headers['accept-language'] ?? '').split(/[,;]/).filter((tag) => /^(ja|en)\b/i.test(tag));
  return first?.toLowerCase().startsWith('en') ? 'en' : 'ja';
}
