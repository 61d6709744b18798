import { tokyoDate } from '@tomoni/calendar';
import { defineProcedure, type ActionOf, type Asked, type ProcedureCaller, type Refusal, type StateOf } from '@tomoni/procedure';

/** What the rules of an announcement look at; the entity fits. */
export interface AnnouncementFacts {
  readonly deptCode: string;
  /** Who wrote on the text since it was last published. Nobody approves their own words. */
  readonly writers: readonly string[];
  readonly publishAt: Date | null;
  readonly embargoUntil: Date | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Last day of what is public now. */
  readonly publicTo: string | null;
  /** Whether the text differs from what is public. */
  readonly revised: boolean;
}

/** Who acts when the time has come: no token can ever be this caller. */
export const theClock: ProcedureCaller = { roles: [] };

const hasRole = (caller: ProcedureCaller, ...roles: string[]) => roles.some((role) => caller.roles.includes(role));
const inUnit = (caller: ProcedureCaller, { deptCode }: Pick<AnnouncementFacts, 'deptCode'>) => caller.unit === deptCode;
const seesEveryUnit = (caller: ProcedureCaller) => hasRole(caller, 'public-relations');

/** 担当課: a unit sees and edits its own announcements; 広報課 sees all. */
export const mayRead = (caller: ProcedureCaller, facts: Pick<AnnouncementFacts, 'deptCode'>): boolean => inUnit(caller, facts) || seesEveryUnit(caller);

function notOwnWords({ writers }: AnnouncementFacts, { caller }: Asked): Refusal | undefined {
  if (caller.sub === undefined || !writers.includes(caller.sub)) return undefined;
  return { code: 'own-words', ja: 'ご自身が書いた、または直した文章は承認できません。ほかの人に依頼してください。', en: 'Nobody approves a text they have written or changed. Ask somebody else.' };
}

/** 解禁: never a moment early, whoever asks. */
function notBeforeTime(facts: AnnouncementFacts, { now, today }: Asked): Refusal | undefined {
  const { embargoUntil, validFrom, validTo } = facts;
  if ((embargoUntil && now < embargoUntil) || today < validFrom) {
    return { code: 'embargoed', ja: '解禁の日時または掲載開始日より前に公開することはできません。', en: 'It is not published before its embargo ends and its first day has come.' };
  }
  if (validTo !== null && today > validTo) return { code: 'expired-already', ja: '掲載終了日が過ぎています。', en: 'Its last day has passed.' };
  return undefined;
}

function whenDue(facts: AnnouncementFacts, asked: Asked): Refusal | undefined {
  const { publishAt } = facts;
  if (!publishAt || asked.now < publishAt) return { code: 'not-due', ja: '予約された日時になっていません。', en: 'The time it is scheduled for has not come.' };
  return notBeforeTime(facts, asked);
}

function schedulable(facts: AnnouncementFacts, asked: Asked): Refusal | undefined {
  const { publishAt, embargoUntil, validFrom, validTo } = facts;
  const day = publishAt && tokyoDate(publishAt);
  if (!publishAt || !day || publishAt <= asked.now) return { code: 'schedule-in-past', ja: '予約の日時は、いまより後にしてください。', en: 'Schedule it for a later moment than now.' };
  if ((embargoUntil && publishAt < embargoUntil) || day < validFrom || (validTo !== null && day > validTo)) {
    return { code: 'schedule-outside', ja: '予約の日時は、解禁の後で、掲載期間の中にしてください。', en: 'Schedule it after its embargo and within its days.' };
  }
  return undefined;
}

const whenRevised = (facts: AnnouncementFacts, asked: Asked): Refusal | undefined =>
  facts.revised ? (notOwnWords(facts, asked) ?? notBeforeTime(facts, asked)) : { code: 'nothing-to-correct', ja: '公開中の内容から変わっていません。先に文章を直してください。', en: 'Nothing differs from what is public. Change the text first.' };

const whenExpired = ({ publicTo }: AnnouncementFacts, { today }: Asked): Refusal | undefined =>
  publicTo !== null && today > publicTo ? undefined : { code: 'not-expired', ja: '掲載終了日が過ぎていません。', en: 'Its last day has not passed.' };

const approved = ['dept-approved', 'pr-approved', 'scheduled'] as const;
const announced = ['notification.announcement.published.v1'];

/** An announcement from its draft to the archive (domain.md N1). */
export const announcementProcedure = defineProcedure({
  name: 'announcement',
  title: { ja: 'お知らせの公開', en: 'Publishing an announcement' },
  initial: 'draft',
  roles: {
    writer: { label: { ja: '担当課の職員', en: 'staff of the unit' }, is: (caller, facts: AnnouncementFacts) => inUnit(caller, facts) && hasRole(caller, 'writer', 'department-head', 'public-relations') },
    head: { label: { ja: '担当課の責任者', en: 'the head of the unit' }, is: (caller, facts: AnnouncementFacts) => inUnit(caller, facts) && hasRole(caller, 'department-head') },
    publisher: { label: { ja: '広報課', en: 'the public-relations office' }, is: seesEveryUnit },
    clock: { label: { ja: '時刻', en: 'the clock' }, is: (caller) => caller === theClock },
  },
  states: {
    draft: { label: { ja: '下書き', en: 'draft' } },
    'dept-approved': { label: { ja: '担当課承認済み', en: 'approved by its unit' } },
    'pr-approved': { label: { ja: '広報課承認済み', en: 'approved by public relations' } },
    scheduled: { label: { ja: '公開予約済み', en: 'scheduled' } },
    published: { label: { ja: '公開中', en: 'published' } },
    corrected: { label: { ja: '訂正して公開中', en: 'published, corrected' } },
    withdrawn: { label: { ja: '取下げ', en: 'withdrawn' } },
    archived: { label: { ja: '保存', en: 'archived' }, final: true },
  },
  transitions: {
    approve: { label: { ja: '担当課として承認する', en: 'Approve for the unit' }, from: ['draft'], to: 'dept-approved', by: ['head'], guard: notOwnWords },
    'approve-publication': { label: { ja: '広報課として承認する', en: 'Approve for publication' }, from: ['dept-approved'], to: 'pr-approved', by: ['publisher'], guard: notOwnWords },
    schedule: { label: { ja: '公開を予約する', en: 'Schedule' }, from: ['pr-approved', 'scheduled'], to: 'scheduled', by: ['publisher'], guard: schedulable },
    publish: { label: { ja: '公開する', en: 'Publish' }, from: ['pr-approved', 'scheduled'], to: 'published', by: ['publisher'], guard: notBeforeTime, emits: announced },
    'publish-on-time': { label: { ja: '予約どおり公開する', en: 'Publish as scheduled' }, from: ['scheduled'], to: 'published', by: ['clock'], guard: whenDue, emits: announced },
    hold: { label: { ja: '点検に通らないため公開を見合わせる', en: 'Hold back: the checks stand against it' }, from: ['scheduled'], to: 'pr-approved', by: ['clock'], aside: true },
    revise: { label: { ja: '承認後に文章を直す', en: 'Change an approved text' }, from: approved, to: 'draft', by: ['writer', 'publisher'], aside: true },
    'send-back': { label: { ja: '差し戻す', en: 'Send back' }, from: approved, to: 'draft', by: ['publisher', 'head'], aside: true },
    correct: {
      label: { ja: '訂正を公開する', en: 'Publish a correction' }, from: ['published', 'corrected'], to: 'corrected', by: ['publisher'], guard: whenRevised, aside: true,
      emits: ['notification.announcement.corrected.v1'],
    },
    withdraw: {
      label: { ja: '取り下げる', en: 'Withdraw' }, from: ['published', 'corrected'], to: 'withdrawn', by: ['publisher'], aside: true, emits: ['notification.announcement.withdrawn.v1'],
    },
    expire: { label: { ja: '掲載を終える', en: 'End with its last day' }, from: ['published', 'corrected'], to: 'archived', by: ['clock'], guard: whenExpired },
    archive: { label: { ja: '保存する', en: 'Archive' }, from: ['withdrawn'], to: 'archived', by: ['publisher'] },
    discard: { label: { ja: '下書きを破棄する', en: 'Discard the draft' }, from: ['draft'], to: 'archived', by: ['writer', 'publisher'], aside: true },
  },
});

export type AnnouncementStatus = StateOf<typeof announcementProcedure>;
export type AnnouncementAction = ActionOf<typeof announcementProcedure>;
