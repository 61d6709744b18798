import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** What Scalar's page looks like; it asks nobody but this service. */
const configuration = {
  url: '/openapi.json', withDefaultFonts: false, telemetry: false, showDeveloperTools: 'never', agent: { disabled: true }, mcp: { disabled: true },
  customCss: ':root { --scalar-font: "Noto Sans JP", system-ui, sans-serif; --scalar-font-code: ui-monospace, monospace; }',
} as const;

/** `/openapi.json`, and the interactive reference of it at `/reference`; both are made when somebody first asks. */
export function serveApiReference(server: FastifyInstance, title: string, describe: () => Promise<object>): void {
  let document: Promise<string> | undefined;
  let pages: Promise<FastifyInstance> | undefined;

  server.get('/openapi.json', async (_request, reply) => {
    document ??= describe().then((api) => JSON.stringify(api));
    return reply.type('application/json; charset=utf-8').send(await document);
  });

  const answer = async (url: string) => {
    pages ??= loadPages(title);
    return (await pages).inject(url);
  };
  for (const address of ['/reference', '/reference/*']) {
    server.get(address, async (request, reply) => {
      const { statusCode, headers, rawPayload } = await answer(request.url);
      const type = String(headers['content-type'] ?? 'text/plain');
      void reply.status(statusCode).type(type);
      if (headers.location) void reply.header('location', headers.location);
      if (type.startsWith('text/html')) void reply.header('content-security-policy', policyFor(rawPayload.toString()));
      return reply.send(rawPayload);
    });
  }
}

/** The package in a server of its own, because a running one takes no more plugins, and because its 20 MB are rarely wanted. */
async function loadPages(pageTitle: string): Promise<FastifyInstance> {
  const [{ fastify }, { default: reference }] = await Promise.all([import('fastify'), import('@scalar/fastify-api-reference')]);
  const pages = fastify();
  await pages.register(reference, { routePrefix: '/reference', configuration: { ...configuration, pageTitle } });
  await pages.ready();
  return pages;
}

/** The page may run its own script and ask its own service, nothing else. */
function policyFor(html: string): string {
  const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].flatMap(([, code]) => (code?.trim() ? [`'sha256-${hash('sha256', code, 'base64')}'`] : []));
  return [
    "default-src 'none'", `script-src 'self' ${scripts.join(' ')}`, "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self' data:",
    "connect-src 'self'", "worker-src 'self' blob:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');
}
