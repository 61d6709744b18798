import { defineProcedure, type ActionOf, type Asked, type ProcedureCaller, type Refusal, type StateOf } from '@tomoni/procedure';

/** What the rules of an alert look at; the entity fits. */
export interface AlertCase {
  readonly kind: string;
  readonly level: number | null;
  /** Who stands for it, a person each or a voice code of headquarters. */
  readonly approvals: readonly string[];
}

/** Two people for level 4 and 5, or one and a recorded voice code of headquarters. */
export const approvalsNeeded = (level: number | null): number => (level !== null && level >= 4 ? 2 : 1);

/** No token can ever be one of these callers. */
export const theTelegram: ProcedureCaller = { roles: [], sub: 'telegram' };
export const theClock: ProcedureCaller = { roles: [], sub: 'clock' };

/** 災害対策基本法60条: the mayor orders evacuation; a telegram only prompts the decision. */
function orderedByPeople({ kind }: AlertCase, asked: Asked): Refusal | undefined {
  return kind === 'evacuation' && asked.caller === theTelegram
    ? { code: 'evacuation-by-people', ja: '避難情報は職員だけが発令できます', en: 'Evacuation is ordered by people only', law: '災害対策基本法60条' }
    : undefined;
}

function issuable(alert: AlertCase, asked: Asked): Refusal | undefined {
  if (asked.caller === theTelegram) return orderedByPeople(alert, asked);
  return alert.approvals.length >= approvalsNeeded(alert.level)
    ? undefined
    : { code: 'second-person-missing', ja: 'レベル4以上は2人目の職員の承認、または本部の音声コードが必要です', en: 'Level 4 and above needs a second person, or a voice code of headquarters' };
}

/** What is raised to level 4 or above is stood for anew; `approvals` are those for what it becomes. */
function updatable(alert: AlertCase, asked: Asked): Refusal | undefined {
  return orderedByPeople(alert, asked) ?? (asked.caller === theTelegram ? undefined : issuable(alert, asked));
}

function anotherPerson({ approvals }: AlertCase, { caller }: Asked): Refusal | undefined {
  return approvals.includes(caller.sub ?? '')
    ? { code: 'same-person', ja: '同じ職員は2回承認できません。別の職員が承認してください', en: 'The same person cannot approve twice; somebody else has to' }
    : undefined;
}

const people = ['duty-officer', 'headquarters'] as const;
const standing = ['issued', 'updated'] as const;

/** An alert from its draft to its end (domain.md N3). */
export const alertProcedure = defineProcedure({
  name: 'alert',
  title: { ja: '緊急情報', en: 'Emergency alert' },
  law: '災害対策基本法56条、60条',
  initial: 'drafted',
  roles: {
    'duty-officer': { label: { ja: '当直', en: 'the duty officer' } },
    headquarters: { label: { ja: '災害対策本部', en: 'headquarters' } },
    telegram: { label: { ja: '受信電文', en: 'a telegram' }, is: (caller) => caller === theTelegram },
    clock: { label: { ja: '期限', en: 'the clock' }, is: (caller) => caller === theClock },
  },
  states: {
    drafted: { label: { ja: '起案', en: 'drafted' } },
    issued: { label: { ja: '発表中', en: 'issued' } },
    updated: { label: { ja: '更新して発表中', en: 'updated' } },
    lifted: { label: { ja: '解除', en: 'lifted' }, final: true },
    cancelled: { label: { ja: '取消', en: 'cancelled' }, final: true },
    expired: { label: { ja: '終了', en: 'expired' }, final: true },
    discarded: { label: { ja: '不採用', en: 'discarded' }, final: true },
  },
  transitions: {
    edit: { label: { ja: '起案を直す', en: 'Edit the draft' }, from: ['drafted'], to: 'drafted', by: people, timeline: 'staff', aside: true },
    // A later telegram of its series; words of a person stay as they are.
    revise: { label: { ja: '新しい電文に合わせる', en: 'Follow a later telegram' }, from: ['drafted'], to: 'drafted', by: ['telegram'], guard: orderedByPeople, timeline: 'staff', aside: true },
    approve: { label: { ja: '承認する', en: 'Approve' }, from: ['drafted'], to: 'drafted', by: people, guard: anotherPerson, timeline: 'staff' },
    confirm: { label: { ja: '音声コードで確認する', en: 'Confirm by voice code' }, from: ['drafted'], to: 'drafted', by: people, timeline: 'staff', aside: true },
    issue: { label: { ja: '発表する', en: 'Issue' }, from: ['drafted'], to: 'issued', by: [...people, 'telegram'], guard: issuable, emits: ['notification.alert.issued.v1'] },
    update: { label: { ja: '更新する', en: 'Update' }, from: standing, to: 'updated', by: [...people, 'telegram'], guard: updatable, emits: ['notification.alert.updated.v1'], aside: true },
    lift: { label: { ja: '解除する', en: 'Lift' }, from: standing, to: 'lifted', by: [...people, 'telegram'], guard: orderedByPeople, emits: ['notification.alert.lifted.v1'] },
    cancel: { label: { ja: '取り消す（誤報）', en: 'Cancel, it was wrong' }, from: standing, to: 'cancelled', by: [...people, 'telegram'], guard: orderedByPeople, emits: ['notification.alert.cancelled.v1'], aside: true },
    supersede: { label: { ja: '別の発表に替える', en: 'Replace by another' }, from: standing, to: 'expired', by: people, aside: true },
    discard: { label: { ja: '採用しない', en: 'Discard' }, from: ['drafted'], to: 'discarded', by: [...people, 'telegram'], timeline: 'staff', aside: true },
    // Nobody was told of it, so nobody is told that it was wrong.
    withdraw: { label: { ja: '起案のまま取り消す', en: 'Cancel the draft' }, from: ['drafted'], to: 'cancelled', by: ['telegram'], timeline: 'staff', aside: true },
    expire: { label: { ja: '期限が過ぎる', en: 'Expire' }, from: ['drafted', ...standing], to: 'expired', by: ['clock'] },
  },
});

export type AlertStatus = StateOf<typeof alertProcedure>;
export type AlertAction = ActionOf<typeof alertProcedure>;
export const openStatuses: readonly AlertStatus[] = ['drafted', 'issued', 'updated'];
export const standingStatuses: readonly AlertStatus[] = standing;
