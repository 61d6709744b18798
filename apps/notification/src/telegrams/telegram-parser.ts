import type { Coded, ParsedTelegram, TelegramArea, TelegramItem, TelegramKind } from './telegram.js';
import { isLAlert, parseLAlert } from './l-alert-parser.js';
import { kindCodeOf } from './telegram-kinds.js';
import { cut, isMoment, limits, short } from './telegram-limits.js';
import { childOf, childrenOf, readXml, textOf, trimmed, XmlRefused, type XmlElement } from './telegram-xml.js';

const report = 'http://xml.kishou.go.jp/jmaxml1/';
const basis = `${report}informationBasis1/`;

/**
 * Reads a document of the Lアラート, or a telegram by the format's definition: Report{Control, Head{Headline{Information*{Item*}}}, Body*}. A kind that is
 * unknown here is read the same way.
 * @throws XmlRefused
 */
export function parseTelegram(bytes: Uint8Array, fileName = ''): ParsedTelegram {
  const root = readXml(bytes);
  if (isLAlert(root)) return parseLAlert(root);
  if (root.name !== 'Report' || root.namespace !== report) throw new XmlRefused('not-a-telegram', 'The root is neither a Report of 気象庁防災情報XML nor a document of the Lアラート');
  const control = childOf(root, 'Control');
  const head = childOf(root, 'Head', basis);
  if (!control || !head) throw new XmlRefused('incomplete', 'Control or Head is missing');
  const kindTitle = short(textOf(control, 'Title'));
  const reportedAt = short(textOf(head, 'ReportDateTime'));
  if (textOf(control, 'Status') === '' || textOf(head, 'InfoType') === '' || !isMoment(reportedAt)) {
    throw new XmlRefused('incomplete', 'Control/Status, Head/InfoType or a Head/ReportDateTime that is a moment is missing');
  }
  const headline = childOf(head, 'Headline');
  const bodies = root.children.filter(({ name, namespace }) => name === 'Body' && namespace.startsWith(report));
  return {
    kindTitle,
    kindCode: kindCodeOf(kindTitle, fileName),
    title: short(textOf(head, 'Title')) || kindTitle,
    status: short(textOf(control, 'Status')),
    infoType: short(textOf(head, 'InfoType')),
    eventId: short(textOf(head, 'EventID')),
    serial: short(textOf(head, 'Serial')),
    reportedAt,
    targetAt: short(textOf(head, 'TargetDateTime')),
    validUntil: short(textOf(head, 'ValidDateTime')),
    sentAt: short(textOf(control, 'DateTime')),
    office: short(textOf(control, 'EditorialOffice')),
    infoKind: short(textOf(head, 'InfoKind')),
    headline: cut(textOf(headline, 'Text'), limits.headline),
    items: childrenOf(headline, 'Information').flatMap((information) =>
      childrenOf(information, 'Item').map((item) => itemOf(item, information.attributes['type'] ?? ''))),
    details: bodies.flatMap((body) => detailsOf(body, '')),
    sentences: bodies.flatMap((body) => sentencesOf(body, '')).slice(0, limits.sentences),
  };
}

const codedOf = (element: XmlElement): Coded => ({ code: short(textOf(element, 'Code')), name: short(textOf(element, 'Name')) });

function itemOf(item: XmlElement, type: string): TelegramItem {
  const last = childrenOf(item, 'LastKind').map(codedOf);
  return {
    type: short(type),
    kinds: childrenOf(item, 'Kind').map((kind) => kindOf(kind, last)),
    areas: childrenOf(item, 'Areas').flatMap((areas) => childrenOf(areas, 'Area').map((area) => areaOf(area, areas))),
  };
}

function kindOf(kind: XmlElement, last: readonly Coded[]): TelegramKind {
  const nested = childrenOf(kind, 'LastKind').map(codedOf);
  return { ...codedOf(kind), condition: short(textOf(kind, 'Condition') || textOf(kind, 'Status')), last: nested.length > 0 ? nested : last };
}

function areaOf(area: XmlElement, around?: XmlElement): TelegramArea {
  return { ...codedOf(area), codeType: short(area.attributes['codeType'] ?? around?.attributes['codeType'] ?? childOf(area, 'Code')?.attributes['type'] ?? '') };
}

/** Every Item of a body with kinds and areas, whatever stands around it; forecasts hour by hour are left out. */
function detailsOf(element: XmlElement, type: string): TelegramItem[] {
  if (element.name === 'TimeSeriesInfo') return [];
  const own = element.attributes['type'] ?? (['Forecast', 'Observation', 'Estimation'].includes(element.name) ? element.name : '');
  const inside = own || type;
  const deeper = element.children.flatMap((child) => detailsOf(child, inside));
  if (element.name === 'City') return [...intensityOf(element, inside), ...deeper];
  if (element.name !== 'Item') return deeper;
  const { areas, kinds } = itemOf(element, inside);
  const allAreas = [...areas, ...childrenOf(element, 'Area').map((area) => areaOf(area))];
  const category = childOf(element, 'Category');
  const allKinds = category ? itemOf(category, inside).kinds : kinds;
  const told = allKinds.filter(({ code, name }) => code !== '' || name !== '');
  return told.length > 0 && allAreas.length > 0 ? [{ type: inside, kinds: told, areas: allAreas }, ...deeper] : deeper;
}

const intensityNames: Readonly<Record<string, string>> = {
  1: '震度１', 2: '震度２', 3: '震度３', 4: '震度４', '5-': '震度５弱', '5+': '震度５強', '6-': '震度６弱', '6+': '震度６強', 7: '震度７',
};

/** A municipality of an earthquake: its MaxInt in the words of the headline. */
function intensityOf(city: XmlElement, type: string): TelegramItem[] {
  const name = intensityNames[textOf(city, 'MaxInt')];
  return name ? [{ type, kinds: [{ code: '', name, condition: '', last: [] }], areas: [areaOf(city)] }] : [];
}

/** In document order. */
function sentencesOf(element: XmlElement, parent: string): string[] {
  const told = element.name === 'Text' || element.name === 'Notice' || (element.name === 'Sentence' && parent !== 'Base');
  const own = told ? cut(trimmed(element.text), limits.headline) : '';
  return [...(own ? [own] : []), ...element.children.flatMap((child) => sentencesOf(child, element.name))];
}
