/** The headers of a request for a file. */
export type Asked = Readonly<Record<string, string | undefined>>;

/** RFC 9110 §13.1: with If-None-Match the date is not looked at. */
export function isKnown({ etag, modified }: { readonly etag: string; readonly modified: Date }, asked: Asked): boolean {
  const tags = asked['if-none-match'];
  if (tags !== undefined) return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(asked['if-modified-since'] ?? '');
  return Math.floor(modified.getTime() / 1_000) * 1_000 <= since;
}

/** Whether HTML is named and wanted at least as much as JSON; `*` alone is no wish for a page. */
export function prefersPage(accept = ''): boolean {
  const wishes = accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
    const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    return { type, quality: Number.isFinite(quality) ? quality : 0 };
  });
  const wish = (type: string): number => Math.max(0, ...wishes.filter((one) => one.type === type).map(({ quality }) => quality));
  return wish('text/html') > 0 && wish('text/html') >= wish('application/json');
}
