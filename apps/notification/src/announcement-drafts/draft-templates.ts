import { grantAwardDecided, grantProgramAnnounced, grantReportPublished, type EventContract } from '@tomoni/contracts';
import { dateText } from '@tomoni/calendar';
import type { z } from 'zod';
import { escape } from '../subscriptions/page.view.js';

/** What a draft starts from. Texts are HTML; whatever came with the event stands escaped in it. */
export interface Draft {
  readonly category: string;
  readonly areas: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly ja: { readonly title: string; readonly html: string };
  readonly en: { readonly title: string; readonly html: string };
}
export interface DraftTemplate<Contract extends EventContract = EventContract> {
  readonly event: Contract;
  readonly draft: (payload: z.output<Contract['payload']>) => Draft;
}

const template = <Contract extends EventContract>(event: Contract, draft: DraftTemplate<Contract>['draft']): DraftTemplate<Contract> => ({ event, draft });
const yen = (amount: number) => ({ ja: `${amount.toLocaleString('ja-JP')}円`, en: `¥${amount.toLocaleString('en')}` });
const civicActivity = 'civic-activity';
const cut = (title: string): string => [...title].slice(0, 200).join('');

/** Event → draft. A new public event of another service that the city should tell of is one more entry, and a line in the events file. */
export const grantProgramDraft = template(grantProgramAnnounced, ({ title, window: { opensOn, closesOn }, capYen, topics, areas, effectiveOn }) => ({
  category: topics[0] ?? civicActivity, areas, validFrom: effectiveOn, validTo: closesOn >= effectiveOn ? closesOn : null,
  ja: { title: cut(`${title}の募集`), html: `<h2>募集の内容</h2><p>「${escape(title)}」の申請を受け付けます。</p><ul><li>期間: ${dateText(opensOn).ja}から${dateText(closesOn).ja}まで</li><li>上限額: 1件 ${yen(capYen).ja}</li></ul>` },
  en: { title: cut(`Open for applications: ${title}`), html: `<h2>What it is</h2><p>Applications are open for “<span lang="ja">${escape(title)}</span>”.</p><ul><li>From ${dateText(opensOn).en} to ${dateText(closesOn).en}</li><li>Up to ${yen(capYen).en} for one project</li></ul>` },
}));

export const grantAwardDraft = template(grantAwardDecided, ({ groupName, title, yen: amount, effectiveOn }) => ({
  category: civicActivity, areas: [], validFrom: effectiveOn, validTo: null,
  ja: { title: cut(`補助金の交付が決まりました: ${title}`), html: `<h2>交付の内容</h2><p>${escape(groupName)}の「${escape(title)}」に、${yen(amount).ja}の交付を決定しました。</p>` },
  en: { title: cut(`A grant was awarded: ${title}`), html: `<h2>What was awarded</h2><p>${yen(amount).en} for “<span lang="ja">${escape(title)}</span>” by <span lang="ja">${escape(groupName)}</span>.</p>` },
}));

export const grantReportDraft = template(grantReportPublished, ({ title, url, effectiveOn }) => ({
  category: civicActivity, areas: [], validFrom: effectiveOn, validTo: null,
  ja: { title: cut(`活動の報告を公表しました: ${title}`), html: `<h2>活動の報告</h2><p>補助金による活動の報告を公表しました。</p><p><a href="${escape(url)}">「${escape(title)}」の報告</a></p>` },
  en: { title: cut(`A report was published: ${title}`), html: `<h2>Report</h2><p>The report of a project with a grant has been published.</p><p><a href="${escape(url)}">Report on “<span lang="ja">${escape(title)}</span>”</a></p>` },
}));
