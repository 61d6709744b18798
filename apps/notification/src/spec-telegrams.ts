import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WrittenItem { kinds: [name: string, code?: string, condition?: string][]; areas: [name: string, code: string][]; codeType?: string }
export interface Written {
  kindTitle?: string; title?: string; status?: string; infoType?: string; eventId?: string; serial?: string; reportedAt?: string; sentAt?: string; office?: string;
  headline?: string; information?: { type: string; items: WrittenItem[] }[]; bodies?: string[];
}
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const weather = '気象情報／府県予報区・細分区域等';
const municipality = '気象・地震・火山情報／市町村等';

/** A telegram as the format defines it, written for specs; what is not said is an empty warning of an invented office. */
export function telegramXml({
  kindTitle = '気象警報・注意報（Ｒ０６）（大雨）', title = '千葉県大雨警報・注意報', status = '通常', infoType = '発表', eventId = '', serial = '', reportedAt = '2026-06-22T23:00:00+09:00',
  sentAt = '2026-06-22T14:00:00Z', office = '見本地方気象台', headline = '見本の見出し', information = [], bodies = [],
}: Written = {}): Buffer {
  const item = ({ kinds, areas, codeType = municipality }: WrittenItem) => `<Item>${kinds.map(([name, code, condition]) =>
    `<Kind><Name>${escaped(name)}</Name>${code === undefined ? '' : `<Code>${code}</Code>`}${condition === undefined ? '' : `<Condition>${condition}</Condition>`}</Kind>`).join('')}<Areas codeType="${codeType}">${areas.map(([name, code]) =>
    `<Area><Name>${escaped(name)}</Name><Code>${code}</Code></Area>`).join('')}</Areas></Item>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Report xmlns="http://xml.kishou.go.jp/jmaxml1/" xmlns:jmx="http://xml.kishou.go.jp/jmaxml1/">
<Control><Title>${escaped(kindTitle)}</Title><DateTime>${sentAt}</DateTime><Status>${status}</Status><EditorialOffice>${office}</EditorialOffice><PublishingOffice>${office}</PublishingOffice></Control>
<Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/"><Title>${escaped(title)}</Title><ReportDateTime>${reportedAt}</ReportDateTime><TargetDateTime>${reportedAt}</TargetDateTime>
<EventID>${eventId}</EventID><InfoType>${infoType}</InfoType><Serial>${serial}</Serial><InfoKind>見本</InfoKind><InfoKindVersion>1.0_0</InfoKindVersion>
<Headline><Text>${escaped(headline)}</Text>${information.map(({ type, items }) => `<Information type="${type}">${items.map(item).join('')}</Information>`).join('')}</Headline></Head>
${bodies.map((body) => `<Body xmlns="http://xml.kishou.go.jp/jmaxml1/body/meteorology1/">${body}</Body>`).join('')}</Report>`);
}

/** One kind for one municipality, with its prefecture and forecast area around it as warnings have them. */
export const warning = (kind: [name: string, code?: string, condition?: string], area: [name: string, code: string] = ['神崎町', '1234200']): Pick<Written, 'information'> => ({
  information: [
    { type: '気象警報・注意報（府県予報区等）', items: [{ kinds: [kind], areas: [['千葉県', '120000']], codeType: weather }] },
    { type: '気象警報・注意報（市町村等）', items: [{ kinds: [kind], areas: [area] }] },
  ],
});

/** An agency's server that may do everything a real one does on a bad day. */
export async function feedServer() {
  const pages = new Map<string, string | Buffer | ((request: IncomingMessage, response: ServerResponse) => void)>();
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const page = pages.get(path);
    if (typeof page === 'function') page(request, response);
    else if (page === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/xml' }).end(page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url, pages, asked,
    times: (path: string) => asked.filter((request) => request.path === path).length,
    /** An Atom feed that names these files, the first as the oldest. */
    feed: (paths: readonly string[], start = Date.parse('2026-06-22T14:00:00Z')) => `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja"><title>見本</title><updated>2026-06-22T14:00:00Z</updated>${paths
      .map((path, index) => `<entry><title>見本</title><id>${URL.canParse(path) ? path : url + path}</id><updated>${new Date(start + index * 1_000).toISOString()}</updated><link type="application/xml" href="${URL.canParse(path) ? path : url + path}"/></entry>`)
      .toReversed().join('')}</feed>`,
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
}
