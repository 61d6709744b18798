import type { CivilDate, Text } from '@tomoni/calendar';
import type { Refusal } from './not-allowed.js';

/** Who acts, as far as a procedure looks: `Caller` of @tomoni/platform fits. */
export interface ProcedureCaller {
  readonly roles: readonly string[];
  readonly sub?: string;
  readonly unit?: string;
  readonly groups?: readonly string[];
}

/** When and by whom something is asked; everything a guard may know besides the case. */
export interface Asked { readonly caller: ProcedureCaller; readonly now: Date; /** In Japan. */ readonly today: CivilDate }

export interface StateDefinition {
  readonly label: Text;
  /** The procedure ends here; only a final state may have no way out. */
  readonly final?: boolean;
}

export interface RoleDefinition<Context> {
  readonly label: Text;
  /**
   * Holds the caller this role **in this case**? Without it: the token's `roles` name it. With it, only this
   * decides, for example `(caller, grant) => caller.groups?.includes(grant.groupId) ?? false`.
   */
  readonly is?: (caller: ProcedureCaller, context: Context) => boolean;
}

export interface DeadlineDefinition<Context> {
  readonly label: Text;
  /** The stored last day in time, computed by @tomoni/calendar when the clock began; `undefined`: no deadline in this case. */
  readonly due: (context: Context) => CivilDate | undefined;
  /** `refused`: after the day the transition is closed. `allowed`: the day is shown, lateness is for people to judge. */
  readonly late: 'refused' | 'allowed';
  readonly law?: string;
}

export interface TransitionDefinition<State extends string, Role extends string, Context> {
  /** What the button says and the timeline records, such as 申請する / Submit. */
  readonly label: Text;
  readonly from: readonly State[];
  readonly to: State;
  readonly by: readonly Role[];
  /** A pure rule: what it returns forbids the transition. */
  readonly guard?: (context: Context, asked: Asked) => Refusal | undefined;
  readonly deadline?: DeadlineDefinition<Context>;
  /** Types of the event contracts it publishes. */
  readonly emits?: readonly string[];
  readonly law?: string;
  /** `staff`: citizens do not see that it happened, nor the state it leads to. Default `public`. */
  readonly timeline?: 'public' | 'staff';
  /** Possible, but not the usual way on (withdraw, revoke): never announced as what comes next. */
  readonly aside?: boolean;
}

export interface ProcedureDefinition<State extends string, Action extends string, Role extends string, Context> {
  /** kebab-case. */
  readonly name: string;
  readonly title: Text;
  readonly law?: string;
  readonly initial: NoInfer<State>;
  readonly roles: { readonly [R in Role]: RoleDefinition<Context> };
  readonly states: { readonly [S in State]: StateDefinition };
  readonly transitions: { readonly [A in Action]: TransitionDefinition<NoInfer<State>, NoInfer<Role>, Context> };
}

/** One line of a case's history, as a service stores it: no names, no person ids. */
export interface TimelineEntry {
  readonly at: Date;
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly byRole: string;
  /** Only words the acting office wrote for the applicant to read. */
  readonly note?: string;
}
