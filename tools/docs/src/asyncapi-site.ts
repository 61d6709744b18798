import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Parser, stringify } from '@asyncapi/parser';
import type { AsyncApiDocument } from '@tomoni/contracts';

export interface SiteFile { readonly contentType: string; readonly body: string | Uint8Array }

const scripts = createRequire(import.meta.url).resolve('@asyncapi/react-component/package.json');
const packaged = (path: string) => readFile(join(dirname(scripts), path));

/** What the page may do. The viewer compiles its validators when it loads, so it cannot do without `unsafe-eval`. */
export const sitePolicy = "default-src 'self'; script-src 'self' 'unsafe-eval'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

/** Shows the document that stands beside it; no inline script, so that a page may forbid those. */
const start = `const response = await fetch('document.json');
AsyncApiStandalone.render({ schema: await response.text(), config: { show: { sidebar: true }, sendLabel: '配信 / SENDS' } }, document.getElementById('events'));
`;

const page = ({ title }: { title: string }) => `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="styles.css">
</head>
<body>
<noscript>この一覧の表示には JavaScript が必要です。<a href="asyncapi.json">asyncapi.json</a></noscript>
<main id="events"></main>
<script src="viewer.js"></script>
<script type="module" src="start.js"></script>
</body>
</html>
`;

/**
 * A catalogue page of an AsyncAPI document, with all it loads: nothing comes from elsewhere.
 * @returns the files to serve under one folder (file name → content); `index.html` is the page, `asyncapi.json` the document
 * @throws when the document is no valid AsyncAPI
 */
export async function asyncApiSite(document: AsyncApiDocument): Promise<Map<string, SiteFile>> {
  const text = JSON.stringify(document);
  // Parsed once here, not by every browser: the page loads half a megabyte less and shows the document at once.
  const { document: parsed, diagnostics } = await new Parser().parse(text);
  if (!parsed) throw new Error(`No valid AsyncAPI document: ${diagnostics.map(({ message }) => message).join('; ')}`);
  const javascript = 'text/javascript; charset=utf-8';
  return new Map<string, SiteFile>([
    ['index.html', { contentType: 'text/html; charset=utf-8', body: page(document.info) }],
    ['start.js', { contentType: javascript, body: start }],
    ['viewer.js', { contentType: javascript, body: await packaged('browser/standalone/without-parser.js') }],
    ['styles.css', { contentType: 'text/css; charset=utf-8', body: await packaged('styles/default.min.css') }],
    ['document.json', { contentType: 'application/json', body: stringify(parsed) ?? '' }],
    ['asyncapi.json', { contentType: 'application/json', body: text }],
  ]);
}
