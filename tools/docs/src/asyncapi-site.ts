import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AsyncApiDocument } from '@tomoni/contracts';

export interface SiteFile { readonly contentType: string; readonly body: string | Uint8Array }

const viewer = createRequire(import.meta.url).resolve('@asyncapi/react-component/package.json');
const packaged = (path: string) => readFile(join(dirname(viewer), path));

/** What the page may do. The viewer compiles the document's schemas, so it cannot do without `unsafe-eval`. */
export const sitePolicy = "default-src 'self'; script-src 'self' 'unsafe-eval'; object-src 'none'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

/** No inline script, so that the policy may forbid those. */
const start = `const response = await fetch('asyncapi.json');
const config = { show: { sidebar: true }, sidebar: { useChannelAddressAsIdentifier: true }, expand: { messageExamples: true } };
AsyncApiStandalone.render({ schema: await response.text(), config }, document.getElementById('events'));
`;

const page = ({ title }: { title: string }) => `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
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
 */
export async function asyncApiSite(document: AsyncApiDocument): Promise<Map<string, SiteFile>> {
  const javascript = 'text/javascript; charset=utf-8';
  return new Map<string, SiteFile>([
    ['index.html', { contentType: 'text/html; charset=utf-8', body: page(document.info) }],
    ['start.js', { contentType: javascript, body: start }],
    ['viewer.js', { contentType: javascript, body: await packaged('browser/standalone/index.js') }],
    ['styles.css', { contentType: 'text/css; charset=utf-8', body: await packaged('styles/default.min.css') }],
    ['asyncapi.json', { contentType: 'application/json; charset=utf-8', body: JSON.stringify(document) }],
  ]);
}
