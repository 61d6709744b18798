import { defineProcedure, type ActionOf, type Asked, type Refusal, type StateOf } from '@tomoni/procedure';

/** What the rules of an issue look at; the entity fits. */
export interface IssueFacts {
  readonly writers: readonly string[];
  readonly date: string;
}

function notOwnWords({ writers }: IssueFacts, { caller }: Asked): Refusal | undefined {
  if (caller.sub === undefined || !writers.includes(caller.sub)) return undefined;
  return { code: 'own-words', ja: 'ご自身が編集した号は承認できません。ほかの人に依頼してください。', en: 'Nobody approves an issue they have edited. Ask somebody else.' };
}

const notBeforeItsDay = ({ date }: IssueFacts, { today }: Asked): Refusal | undefined =>
  today < date ? { code: 'before-its-date', ja: `発行日（${date}）より前に発行することはできません。`, en: `It is not released before its date, ${date}.` } : undefined;

/** 広報紙の号 (domain.md N1). */
export const prIssueProcedure = defineProcedure({
  name: 'pr-issue',
  title: { ja: '広報紙の発行', en: 'Issue of the bulletin' },
  initial: 'draft',
  roles: {
    editor: { label: { ja: '編集する職員', en: 'an editor' }, is: ({ roles }) => ['writer', 'department-head', 'public-relations'].some((role) => roles.includes(role)) },
    publisher: { label: { ja: '広報課', en: 'the public-relations office' }, is: ({ roles }) => roles.includes('public-relations') },
  },
  states: {
    draft: { label: { ja: '編集中', en: 'being edited' } },
    approved: { label: { ja: '承認済み', en: 'approved' } },
    released: { label: { ja: '発行済み', en: 'released' }, final: true },
  },
  transitions: {
    approve: { label: { ja: '承認する', en: 'Approve' }, from: ['draft'], to: 'approved', by: ['publisher'], guard: notOwnWords },
    revise: { label: { ja: '編集に戻す', en: 'Edit again' }, from: ['approved'], to: 'draft', by: ['editor'], aside: true },
    release: { label: { ja: '発行する', en: 'Release' }, from: ['approved'], to: 'released', by: ['publisher'], guard: notBeforeItsDay, emits: ['notification.issue.released.v1'] },
  },
});

export type IssueStatus = StateOf<typeof prIssueProcedure>;
export type IssueAction = ActionOf<typeof prIssueProcedure>;
