import type { Text } from '@tomoni/calendar';

/** `role`: not for this caller; `state`: not from here; `deadline`: too late; `rule`: a guard or an entity's own rule. */
export type RefusalReason = 'role' | 'state' | 'deadline' | 'rule';

/** What a guard answers when it forbids: words a citizen may read, and a code programs may rely on. */
export interface Refusal extends Text {
  /** kebab-case, for example `budget-exceeded`. */
  readonly code: string;
  /** The law or ordinance it rests on, such as `地方自治法232条の2`. */
  readonly law?: string;
}

/** Something the caller may do instead. */
export interface Possible { readonly name: string; readonly label: Text }

interface Where { reason?: RefusalReason; state?: string; stateLabel?: Text; possible?: readonly Possible[] }

/**
 * A rule of the procedure forbids what was asked. Entities throw it for rules that are no transition:
 * `new NotAllowed({ code: 'already-sealed', ja: '…', en: '…' })`.
 */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
  readonly code: string;
  readonly text: Text;
  readonly law?: string;
  readonly reason: RefusalReason;
  /** The case's state; absent when the caller has no role in the case, so that a refusal tells a stranger nothing. */
  readonly state?: string;
  readonly stateLabel?: Text;
  /** What this caller may do now instead. */
  readonly possible: readonly Possible[];

  constructor(refusal: Refusal, where: Where = {}) {
    super(`${refusal.code}: ${refusal.en}`);
    this.code = refusal.code;
    this.text = { ja: refusal.ja, en: refusal.en };
    this.law = refusal.law;
    this.reason = where.reason ?? 'rule';
    this.state = where.state;
    this.stateLabel = where.stateLabel;
    this.possible = where.possible ?? [];
  }
}
