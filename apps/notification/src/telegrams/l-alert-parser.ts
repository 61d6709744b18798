import { distributionStatuses, lAlertKinds, namespaces, otherLAlertKind } from '../l-alert.js';
import { cut, isMoment, limits, short } from './telegram-limits.js';
import { codeTypes } from './telegram-areas.js';
import type { ParsedTelegram, TelegramArea, TelegramItem } from './telegram.js';
import { trimmed, XmlRefused, type XmlElement } from './telegram-xml.js';

export const isLAlert = ({ name, namespace }: XmlElement): boolean => name === 'EDXLDistribution' && namespace === namespaces.edxlde;

/** Versions of the definition differ in the number at the end of a namespace only. */
const ours = (namespace: string): boolean => namespace === namespaces.edxlde || namespace.startsWith('http://xml.publiccommons.ne.jp/');
const all = (element: XmlElement | undefined, name: string): XmlElement[] => element?.children.filter((child) => child.name === name && ours(child.namespace)) ?? [];
const inside = (element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((found, name) => all(found, name)[0], element);
const text = (element: XmlElement | undefined, ...path: readonly string[]): string => short(trimmed(inside(element, ...path)?.text ?? ''));

const statuses: Readonly<Record<string, string>> = { [distributionStatuses.normal]: '通常', [distributionStatuses.drill]: '訓練', [distributionStatuses.test]: '試験' };

/**
 * Reads a document of the Lアラート: EDXLDistribution{contentObject{xmlContent{embeddedXMLContent{Report{Control, Head, body}}}}}.
 * Its documentID is the event, its documentRevision the serial; what its status or type says in words nobody knows stays as it is.
 * @throws XmlRefused
 */
export function parseLAlert(root: XmlElement): ParsedTelegram {
  const content = inside(root, 'contentObject');
  const report = inside(content, 'xmlContent', 'embeddedXMLContent', 'Report');
  const [control, head] = [inside(report, 'Control'), inside(report, 'Head')];
  const [documentId, revision] = [text(content, 'documentID'), text(content, 'documentRevision')];
  const reportedAt = text(head, 'ReportDateTime') || text(root, 'dateTimeSent');
  if (!control || !head || documentId === '' || !/^\d{1,9}$/.test(revision) || !isMoment(reportedAt)) {
    throw new XmlRefused('incomplete', 'Control, Head, documentID, a documentRevision that is a number, or a ReportDateTime that is a moment is missing');
  }
  const category = text(content, 'category') || text(control, 'Title');
  const type = text(root, 'distributionType');
  const body = report?.children.find(({ name, namespace }) => ours(namespace) && name !== 'Control' && name !== 'Head');
  const title = text(head, 'Title') || category;
  const municipality = municipalityOf(root, head);
  return {
    kindTitle: category, kindCode: lAlertKinds[category] ?? otherLAlertKind, title,
    status: statuses[text(root, 'distributionStatus')] ?? text(root, 'distributionStatus'),
    infoType: type === 'Cancel' ? '取消' : type === 'Update' && inside(control, 'Errata') ? '訂正' : type === 'Report' || type === 'Update' ? '発表' : type,
    eventId: documentId, serial: revision, reportedAt,
    targetAt: text(head, 'TargetDateTime'), validUntil: text(head, 'ValidDateTime'), sentAt: text(root, 'dateTimeSent'),
    office: text(content, 'publishingOrganizationName') || text(control, 'PublishingOffice', 'OfficeInfo', 'OrganizationName') || text(content, 'publishingOfficeName'),
    infoKind: category, headline: cut(trimmed(inside(head, 'Headline', 'Text')?.text ?? ''), limits.headline),
    items: category === 'EvacuationOrder' ? all(body, 'Detail').map((detail) => orderOf(detail, municipality)) : [noticeOf(body, category, title, municipality)],
    details: [],
    sentences: [inside(control, 'Errata', 'Description'), ...['ComplementaryInfo', 'Title', 'Description', 'Message'].map((name) => inside(body, name))]
      .map((sentence) => cut(trimmed(sentence?.text ?? ''), limits.headline)).filter(Boolean),
  };
}

interface Municipality { readonly code: string; readonly name: string }

/** jisX0402 has five digits; seven is how municipalities stand in telegrams, 00 being the whole. */
function municipalityOf(root: XmlElement, head: XmlElement | undefined): Municipality {
  const places = [...all(root, 'targetArea'), ...all(inside(head, 'Headline', 'Areas'), 'Area')];
  const named = places.find((place) => codeOf(place) !== '') ?? places[0];
  return { code: codeOf(named), name: text(named, 'areaName') };
}

function codeOf(place: XmlElement | undefined): string {
  const five = /^(\d{5})\d?$/.exec(text(place, 'jisX0402'))?.[1];
  return five === undefined ? '' : `${five}00`;
}

/** 発令 or 解除 of one 発令区分; a district is a part of the municipality, whatever its name is. */
function orderOf(detail: XmlElement, { code, name }: Municipality): TelegramItem {
  const areas = all(inside(detail, 'Areas'), 'Area').map((area): TelegramArea => {
    const place = inside(area, 'Location');
    const own = text(place, 'areaName');
    const isWhole = codeOf(place) !== '' || own === name || /全域$/.test(own);
    return { code: codeOf(place) || code, name: own || name, codeType: isWhole ? codeTypes.municipality : codeTypes.district };
  });
  const condition = text(detail, 'IssueOrLift');
  return { type: 'EvacuationOrder', kinds: [{ code: '', name: text(detail, 'Sort'), condition, last: [] }], areas: areas.length > 0 ? areas : [{ code, name, codeType: codeTypes.district }] };
}

function noticeOf(body: XmlElement | undefined, category: string, title: string, { code, name }: Municipality): TelegramItem {
  const group = [text(body, 'Category'), text(body, 'SubCategory')].filter(Boolean).join('・');
  return { type: category, kinds: [{ code: '', name: group || title, condition: '', last: [] }], areas: [{ code, name, codeType: codeTypes.municipality }] };
}
