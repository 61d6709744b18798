import { dateText, isInTime, tokyoDate, type CivilDate, type Text } from '@tomoni/calendar';
import type { Asked, ProcedureCaller, ProcedureDefinition, TimelineEntry, TransitionDefinition } from './definition.js';
import { NotAllowed, type Refusal, type RefusalReason } from './not-allowed.js';
import { timelineOf, type Timeline, type TimelineQuestion } from './timeline.js';

/** A case, as far as a procedure looks: an entity with a `status` column fits. */
export interface Case<State extends string> { readonly status: State }

/** Who asks, when, and the facts the guards look at. */
export interface Question<Context> { readonly caller: ProcedureCaller; readonly now: Date; readonly context: Context }

/** What a transition does; the entity takes `to` as its status, the service stores `entry`. */
export interface Transition<State extends string, Action extends string, Role extends string> {
  readonly action: Action;
  readonly from: State;
  readonly to: State;
  readonly byRole: Role;
  readonly entry: TimelineEntry;
  readonly emits: readonly string[];
}

export interface AvailableDeadline { readonly dueOn: CivilDate; readonly label: Text; readonly late: 'refused' | 'allowed'; readonly law?: string }

/** Something this caller may do now. `href` is the action's name as a path segment, for example `request-correction`. */
export interface AvailableAction<Action extends string> {
  readonly name: Action;
  readonly href: string;
  readonly label: Text;
  readonly deadline?: AvailableDeadline;
  readonly law?: string;
}

/** The states of a procedure as a union: `StateOf<typeof grantApplication>`. */
export type StateOf<P> = P extends Procedure<infer State, string, string, never> ? State : never;
/** Its actions as a union. */
export type ActionOf<P> = P extends Procedure<string, infer Action, string, never> ? Action : never;

/** A declared machine: pure, so an entity's methods, a list of actions and the documentation ask the same rules. */
export class Procedure<State extends string, Action extends string, Role extends string, Context> {
  readonly states: readonly State[];
  readonly actionNames: readonly Action[];

  constructor(readonly definition: ProcedureDefinition<State, Action, Role, Context>) {
    this.states = Object.keys(definition.states) as State[];
    this.actionNames = Object.keys(definition.transitions) as Action[];
  }

  get initial(): State {
    return this.definition.initial;
  }

  /** The roles the caller holds in this case. */
  rolesOf(caller: ProcedureCaller, context: Context): Role[] {
    const roles = Object.keys(this.definition.roles) as Role[];
    return roles.filter((role) => this.definition.roles[role].is?.(caller, context) ?? caller.roles.includes(role));
  }

  /** Performs nothing: says what the transition does. @throws NotAllowed when it may not be done */
  transition(current: Case<State>, action: Action, question: Question<Context> & { note?: string }): Transition<State, Action, Role> {
    const refused = this.refusal(current, action, question);
    if (refused) throw refused;
    const { to, by, emits = [] } = this.of(action);
    const [byRole] = this.rolesAmong(by, question);
    if (byRole === undefined) throw new Error(`${action} was allowed without a role`);
    const { now, note } = question;
    return { action, from: current.status, to, byRole, emits, entry: { at: now, action, from: current.status, to, byRole, ...(note === undefined ? {} : { note }) } };
  }

  /** Why the caller may not do this now; `undefined` when nothing stands against it. */
  refusal(current: Case<State>, action: Action, question: Question<Context>): NotAllowed | undefined {
    const forbidden = this.forbidden(current, action, question);
    if (!forbidden) return undefined;
    const { reason, refusal } = forbidden;
    if (this.rolesOf(question.caller, question.context).length === 0) return new NotAllowed(refusal, { reason });
    return new NotAllowed(refusal, {
      reason,
      state: current.status,
      stateLabel: this.definition.states[current.status].label,
      possible: this.actions(current, question).map(({ name, label }) => ({ name, label })),
    });
  }

  /** What the caller may do now, in the order of the declaration. */
  actions(current: Case<State>, question: Question<Context>): AvailableAction<Action>[] {
    return this.actionNames.filter((action) => !this.forbidden(current, action, question)).map((name) => {
      const { label, law } = this.of(name);
      return { name, href: hrefOf(name), label, deadline: this.deadline(name, question.context), law };
    });
  }

  /** The case as its applicant (or, with `audience: 'staff'`, the office) may see it: what was, and what comes next. */
  timeline(question: TimelineQuestion<Context>): Timeline {
    return timelineOf(this.definition, question);
  }

  private of(action: Action): TransitionDefinition<State, Role, Context> {
    return this.definition.transitions[action];
  }

  private deadline(action: Action, context: Context): AvailableDeadline | undefined {
    const { deadline } = this.of(action);
    const dueOn = deadline?.due(context);
    return deadline && dueOn ? { dueOn, label: deadline.label, late: deadline.late, law: deadline.law } : undefined;
  }

  private rolesAmong(by: readonly Role[], { caller, context }: Question<Context>): Role[] {
    const held = this.rolesOf(caller, context);
    return by.filter((role) => held.includes(role));
  }

  /** The role comes first: whoever may not act learns nothing about state, deadline or facts. */
  private forbidden(current: Case<State>, action: Action, question: Question<Context>): { reason: RefusalReason; refusal: Refusal } | undefined {
    const { from, by, guard, label, law } = this.of(action);
    const { caller, now, context } = question;
    if (this.rolesAmong(by, question).length === 0) return { reason: 'role', refusal: { ...wrongRole(label, by.map((role) => this.definition.roles[role].label)), law } };
    if (!from.includes(current.status)) return { reason: 'state', refusal: { ...wrongState(label, this.definition.states[current.status].label), law } };
    const deadline = this.deadline(action, context);
    if (deadline?.late === 'refused' && !isInTime(now, deadline.dueOn)) {
      return { reason: 'deadline', refusal: { ...tooLate(label, deadline), law: deadline.law ?? law } };
    }
    const asked: Asked = { caller, now, today: tokyoDate(now) };
    const refusal = guard?.(context, asked);
    return refusal && { reason: 'rule', refusal: { ...refusal, law: refusal.law ?? law } };
  }
}

/** `requestCorrection` and `request-correction` both are found at `…/request-correction`. */
function hrefOf(action: string): string {
  return action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function wrongRole(action: Text, roles: readonly Text[]): Refusal {
  return {
    code: 'wrong-role',
    ja: `「${action.ja}」ができるのは${roles.map(({ ja }) => ja).join('、')}だけです。`,
    en: `“${action.en}” may only be done by: ${roles.map(({ en }) => en).join(', ')}.`,
  };
}

function wrongState(action: Text, state: Text): Refusal {
  return {
    code: 'wrong-state',
    ja: `いまは「${state.ja}」のため、「${action.ja}」はできません。`,
    en: `“${action.en}” is not possible now: the case is “${state.en}”.`,
  };
}

function tooLate(action: Text, { label, dueOn }: AvailableDeadline): Refusal {
  const day = dateText(dueOn);
  return {
    code: 'deadline-passed',
    ja: `「${action.ja}」の期限（${label.ja}）は${day.ja}で、過ぎています。`,
    en: `“${action.en}” was due by ${day.en} (${label.en}), which has passed.`,
  };
}
