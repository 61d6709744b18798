/** Another reader of telegrams, for specs: by expressions over the text, so that it shares nothing with the product's parser. */
export interface Read {
  kindTitle: string; title: string; status: string; infoType: string; eventId: string; serial: string; reportedAt: string;
  items: { type: string; kinds: { code: string; name: string }[]; areas: { code: string; name: string }[] }[];
}

export function readerOf(xml: string): Read {
  const control = inside(xml, 'Control');
  const head = inside(xml, 'Head');
  const headline = inside(head, 'Headline');
  const beforeHeadline = head.slice(0, head.indexOf('<Headline'));
  return {
    kindTitle: text(control, 'Title'), status: text(control, 'Status'), title: text(beforeHeadline, 'Title'), infoType: text(beforeHeadline, 'InfoType'),
    eventId: text(beforeHeadline, 'EventID'), serial: text(beforeHeadline, 'Serial'), reportedAt: text(beforeHeadline, 'ReportDateTime'),
    items: [...headline.matchAll(/<Information type="([^"]*)">(.*?)<\/Information>/gs)].flatMap(([, type = '', information = '']) =>
      all(information, 'Item').map((item) => ({
        type,
        kinds: all(item, 'Kind').map(coded),
        areas: all(item, 'Area').map(coded),
      }))),
  };
}

const all = (xml: string, name: string): string[] => [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, 'gs'))].map(([, content = '']) => content);
const inside = (xml: string, name: string): string => all(xml, name)[0] ?? '';
const text = (xml: string, name: string): string =>
  inside(xml, name).trim().replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const coded = (xml: string) => ({ code: text(xml, 'Code'), name: text(xml, 'Name') });

/** The city of the first municipality that is named, with its check digit. */
export function tenantOf({ items }: Read): string | undefined {
  const code = items.flatMap(({ areas }) => areas).find((area) => /^\d{5}00$/.test(area.code))?.code.slice(0, 5);
  if (code === undefined) return undefined;
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(code[index]), 0);
  return code + String((11 - (sum % 11)) % 10);
}

/** By name only, from the agency's tables of 警戒レベル相当; undefined where they say nothing. */
const levels: [RegExp, number][] = [
  [/^大雨特別警報$/, 5], [/^高潮特別警報$/, 4], [/^高潮警報$/, 4], [/^(大雨|洪水)警報$/, 3], [/^(大雨|洪水|高潮)注意報$/, 2], [/^震度(６弱|６強|７)$/, 5], [/^震度(５弱|５強)$/, 4], [/^震度４$/, 3],
];

export function expectedLevel({ kindTitle, items }: Read, tenant: string): number | undefined {
  if (!/^(気象|震源・震度)/.test(kindTitle)) return undefined;
  const here = items.filter(({ areas }) => areas.some(({ code }) => code === `${tenant.slice(0, 5)}00`)).flatMap(({ kinds }) => kinds.map(({ name }) => name));
  const found = here.map((name) => {
    const named = /^レベル(.)/.exec(name)?.[1];
    return named ? Number(named.normalize('NFKC')) : levels.find(([pattern]) => pattern.test(name))?.[1];
  });
  // Winds and snow have levels of the city's own, of which this table says nothing.
  return found.includes(undefined) ? undefined : Math.max(0, ...found.map((level) => level ?? 0));
}
