import { distributionStatuses, documentIdOf, evacuationSorts, namespaces } from '../l-alert.js';
import type { NamedArea, PublishedAlert, PublishedVersion } from '../alerts/published-alerts.service.js';
import { element, tokyoTime } from './markup.js';

export interface DocumentOf {
  readonly sender: string;
  readonly city: string;
  readonly lgCode: string;
  /** The unit in charge, by its name. */
  readonly unit: string;
  /** Where the alert's own page stands. */
  readonly page: string;
  readonly documentId: string;
  readonly revision: number;
  /** When its first revision was told. */
  readonly firstToldAt: Date;
}

/** 分類 of お知らせ by kind; what is not here has none of its own. */
const groups: Readonly<Record<string, readonly [category: string, subCategory: string]>> = { crime: ['生活情報', '防犯'], 'missing-person': ['生活情報', '防犯'] };
const otherGroup = ['その他', 'その他'] as const;

/** A document of the Lアラート for one thing that was told: the same bytes whenever it is made. */
export function lAlertDocument(alert: PublishedAlert, version: PublishedVersion, of: DocumentOf): string {
  const isOrder = alert.kind === 'evacuation';
  const category = isOrder ? 'EvacuationOrder' : 'GeneralInformation';
  const status = distributionStatuses[alert.drill];
  const type = version.action === 'cancel' ? 'Cancel' : of.revision === 1 ? 'Report' : 'Update';
  const [id, documentId, sent] = [documentIdOf(of.sender, version.id), documentIdOf(of.sender, of.documentId), tokyoTime(version.toldAt)];
  const code = of.lgCode.slice(0, 5);
  const revisions = `${element('commons:documentRevision', String(of.revision))}${of.revision > 1 ? element('commons:previousDocumentRevision', String(of.revision - 1)) : ''}${element('commons:documentID', documentId)}`;
  const municipality = `${element('commons:areaName', of.city)}${element('commons:jisX0402', code)}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<edxlde:EDXLDistribution${Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('')}>
${element('edxlde:distributionID', id)}${element('edxlde:senderID', of.sender)}${element('edxlde:dateTimeSent', sent)}${element('edxlde:distributionStatus', status)}${element('edxlde:distributionType', type)}\
<edxlde:combinedConfidentiality>UNCLASSIFIED AND NOT SENSITIVE</edxlde:combinedConfidentiality><commons:targetArea>${municipality}</commons:targetArea>
<commons:contentObject>${element('edxlde:contentDescription', version.headline.ja)}<edxlde:xmlContent><edxlde:embeddedXMLContent><pcx:Report>
<pcx:Control>${element('pcx:Title', category)}${element('edxlde:distributionStatus', status)}<pcx:EditorialOffice>${officeOf(of)}</pcx:EditorialOffice>\
<pcx:PublishingOffice><pcx_eb:OfficeInfo>${officeOf(of)}</pcx_eb:OfficeInfo></pcx:PublishingOffice>${errataOf(version, sent)}</pcx:Control>
<pcx_ib:Head>${element('pcx_ib:Title', `${of.city} ${version.title.ja}`)}${element('pcx_ib:CreateDateTime', sent)}${element('pcx_ib:FirstCreateDateTime', tokyoTime(of.firstToldAt))}${element('pcx_ib:ReportDateTime', sent)}\
${element('pcx_ib:ValidDateTime', tokyoTime(version.expiresAt))}${element('edxlde:distributionID', id)}${element('edxlde:distributionType', type)}${revisions}\
<pcx_ib:Headline>${element('pcx_ib:Text', version.headline.ja)}<pcx_ib:Areas>${version.areas.map((area) => `<pcx_ib:Area>${placeOf(area, of)}</pcx_ib:Area>`).join('')}</pcx_ib:Areas></pcx_ib:Headline></pcx_ib:Head>
${isOrder ? orderOf(version, of) : noticeOf(alert, version, of)}
</pcx:Report></edxlde:embeddedXMLContent></edxlde:xmlContent>
${element('commons:publishingOfficeName', of.unit)}${element('commons:publishingOrganizationName', of.city)}${element('commons:publishingOfficeID', code)}${element('commons:publishingOfficeDomainName', of.sender)}${revisions}${element('commons:category', category)}
</commons:contentObject>
</edxlde:EDXLDistribution>
`;
}

const officeOf = ({ lgCode, unit, city }: DocumentOf): string =>
  `${element('pcx_eb:OrganizationCode', lgCode.slice(0, 5))}${element('pcx_eb:OfficeName', unit)}${element('pcx_eb:OrganizationName', city)}`;

/** Only the municipality itself has a code there; a district of the city has its name. */
const placeOf = ({ code, name }: NamedArea, { lgCode }: DocumentOf): string => `${element('commons:areaName', name.ja)}${code === lgCode ? element('commons:jisX0402', lgCode.slice(0, 5)) : ''}`;

function errataOf({ action, reason }: PublishedVersion, sent: string): string {
  if (action !== 'correct' && action !== 'cancel') return '';
  return `<pcx:Errata>${element('pcx_eb:Description', reason ?? '訂正します')}${element('pcx_eb:DateTime', sent)}</pcx:Errata>`;
}

/** 取消 says that the revision before was wrong: what it said stands in it as it was, never as lifted. */
function orderOf(version: PublishedVersion, of: DocumentOf): string {
  const at = element('pcx_ev:DateTime', tokyoTime(version.action === 'lift' ? version.toldAt : version.effectiveAt));
  const areas = version.areas.map((area) => `<pcx_ev:Area><pcx_eb:Location>${placeOf(area, of)}</pcx_eb:Location>${at}</pcx_ev:Area>`).join('');
  return `<pcx_ev:EvacuationOrder>${element('pcx_ev:ComplementaryInfo', version.messages.ja.text)}<pcx_ev:Detail>${element('pcx_ev:Sort', evacuationSorts[version.level ?? 0])}\
${element('pcx_ev:IssueOrLift', version.action === 'lift' ? '解除' : '発令')}<pcx_ev:Areas>${areas}</pcx_ev:Areas></pcx_ev:Detail></pcx_ev:EvacuationOrder>`;
}

function noticeOf({ kind }: PublishedAlert, version: PublishedVersion, { page }: DocumentOf): string {
  const [category, subCategory] = groups[kind] ?? otherGroup;
  return `<pcx_gi:GeneralInformation>${element('pcx_gi:DisasterInformationType', 'Alert')}${element('pcx_gi:Category', category)}${element('pcx_gi:SubCategory', subCategory)}\
${element('pcx_gi:Title', version.headline.ja)}${element('pcx_gi:Description', version.messages.ja.text)}${element('pcx_gi:URL', page)}</pcx_gi:GeneralInformation>`;
}
