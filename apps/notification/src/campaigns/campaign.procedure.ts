import { defineProcedure, type ActionOf, type Asked, type ProcedureCaller, type Refusal, type StateOf } from '@tomoni/procedure';

export interface CampaignFacts {
  /** Everybody whose words are in it. */
  readonly writtenBy: readonly string[];
  readonly scheduledAt: Date | null;
}

/** Who acts when the hour has come; no token can ever be this caller. */
export const theSchedule: ProcedureCaller = { roles: [] };

/** Departments differ in offices, not in what they may do here: the token's scopes are the roles. */
const holds = (scope: string) => (caller: ProcedureCaller): boolean => ((caller as { scopes?: readonly string[] }).scopes ?? []).includes(scope);

export function notOwnWords({ writtenBy }: Pick<CampaignFacts, 'writtenBy'>, { caller }: Asked): Refusal | undefined {
  if (caller.sub !== undefined && !writtenBy.includes(caller.sub)) return undefined;
  return { code: 'own-words', ja: 'ご自身が書いたものは承認できません。別の職員が承認してください。', en: 'You may not approve your own words; another person must.' };
}

function notInThePast({ scheduledAt }: CampaignFacts, { now }: Asked): Refusal | undefined {
  if (scheduledAt === null || scheduledAt > now) return undefined;
  return { code: 'in-the-past', ja: '配信の日時が過ぎています。日時を変更してください。', en: 'The time to send has passed; please change it.' };
}

/** 一斉配信, from the draft to the last mail (domain.md N2). */
export const campaignProcedure = defineProcedure({
  name: 'campaign',
  title: { ja: 'メールの一斉配信', en: 'Mail to subscribers' },
  initial: 'draft',
  roles: {
    writer: { label: { ja: '担当課', en: 'the department' }, is: holds('campaigns:write') },
    approver: { label: { ja: '承認者', en: 'the approver' }, is: holds('campaigns:approve') },
    operator: { label: { ja: '配信担当', en: 'the operator' }, is: holds('campaigns:operate') },
    schedule: { label: { ja: '予約', en: 'the schedule' }, is: (caller) => caller === theSchedule },
  },
  states: {
    draft: { label: { ja: '下書き', en: 'draft' } },
    approved: { label: { ja: '承認済み', en: 'approved' } },
    queued: { label: { ja: '配信待ち', en: 'waiting for its time' } },
    sending: { label: { ja: '配信中', en: 'sending' } },
    done: { label: { ja: '配信済み', en: 'sent' } },
    stopped: { label: { ja: '中止', en: 'stopped' }, final: true },
    withdrawn: { label: { ja: '取下げ', en: 'withdrawn' }, final: true },
  },
  transitions: {
    edit: { label: { ja: '編集する', en: 'Edit' }, from: ['draft', 'approved'], to: 'draft', by: ['writer'], aside: true },
    approve: { label: { ja: '承認する', en: 'Approve' }, from: ['draft'], to: 'approved', by: ['approver'], guard: notOwnWords },
    queue: { label: { ja: '配信する', en: 'Send' }, from: ['approved'], to: 'queued', by: ['operator'], guard: notInThePast },
    start: { label: { ja: '配信を始める', en: 'Begin to send' }, from: ['queued'], to: 'sending', by: ['schedule'] },
    complete: { label: { ja: '配信を終える', en: 'Finish' }, from: ['sending'], to: 'done', by: ['schedule'], emits: ['notification.campaign.sent.v1'] },
    'resend-failed': { label: { ja: '失敗した分を再送する', en: 'Send again to the failed' }, from: ['done'], to: 'sending', by: ['operator'], aside: true },
    stop: { label: { ja: '中止する', en: 'Stop' }, from: ['queued', 'sending'], to: 'stopped', by: ['operator'], aside: true },
    withdraw: { label: { ja: '取り下げる', en: 'Withdraw' }, from: ['draft', 'approved', 'queued'], to: 'withdrawn', by: ['writer', 'operator'], aside: true },
  },
});

export type CampaignStatus = StateOf<typeof campaignProcedure>;
export type CampaignAction = ActionOf<typeof campaignProcedure>;
