import { defineProcedure, type ActionOf, type ProcedureCaller, type StateOf } from '@tomoni/procedure';
import { notOwnWords } from './campaign.procedure.js';

const holds = (scope: string) => (caller: ProcedureCaller): boolean => ((caller as { scopes?: readonly string[] }).scopes ?? []).includes(scope);

/** 育児・健康メール: a standing rule, approved once, that writes to each month of birth in its turn (domain.md N2). */
export const lifeMailProcedure = defineProcedure({
  name: 'life-mail',
  title: { ja: '育児・健康メール', en: 'Mail for a stage of life' },
  initial: 'draft',
  roles: {
    writer: { label: { ja: '担当課', en: 'the department' }, is: holds('campaigns:write') },
    approver: { label: { ja: '承認者', en: 'the approver' }, is: holds('campaigns:approve') },
  },
  states: {
    draft: { label: { ja: '下書き', en: 'draft' } },
    approved: { label: { ja: '実施中', en: 'in force' } },
    ended: { label: { ja: '終了', en: 'ended' }, final: true },
  },
  transitions: {
    edit: { label: { ja: '編集する', en: 'Edit' }, from: ['draft', 'approved'], to: 'draft', by: ['writer'], aside: true },
    approve: { label: { ja: '承認する', en: 'Approve' }, from: ['draft'], to: 'approved', by: ['approver'], guard: notOwnWords },
    end: { label: { ja: '終える', en: 'End' }, from: ['draft', 'approved'], to: 'ended', by: ['writer', 'approver'] },
  },
});

export type LifeMailStatus = StateOf<typeof lifeMailProcedure>;
export type LifeMailAction = ActionOf<typeof lifeMailProcedure>;
