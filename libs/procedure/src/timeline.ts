import { isInTime, type CivilDate, type Text } from '@tomoni/calendar';
import type { ProcedureDefinition, TimelineEntry, TransitionDefinition } from './definition.js';

export interface TimelineQuestion<Context> {
  readonly entries: readonly TimelineEntry[];
  readonly now: Date;
  readonly context: Context;
  readonly lang: keyof Text;
  /** `public` (default) hides what is marked `staff`, and the state it led to. */
  readonly audience?: 'public' | 'staff';
}

export interface TimelineStep {
  readonly at: Date;
  readonly action: string;
  readonly label: string;
  /** The role that acted, never a name. */
  readonly by: string;
  /** What the case then was. */
  readonly state: string;
  readonly note?: string;
}

export interface NextStep {
  readonly action: string;
  readonly label: string;
  readonly by: readonly string[];
  readonly dueOn?: CivilDate;
  readonly dueLabel?: string;
}

export interface Timeline {
  readonly state: { readonly name: string; readonly label: string; readonly since?: Date; readonly final: boolean };
  readonly past: readonly TimelineStep[];
  readonly next: readonly NextStep[];
}

type Definition<Context> = ProcedureDefinition<string, string, string, Context>;
type AnyTransition<Context> = TransitionDefinition<string, string, Context>;

/** @see Procedure.timeline */
export function timelineOf<Context>(definition: Definition<Context>, question: TimelineQuestion<Context>): Timeline {
  const { entries, lang, audience = 'public' } = question;
  const shown = audience === 'staff' ? entries : entries.filter(({ action }) => transitionOf(definition, action)?.timeline !== 'staff');
  const last = shown.at(-1);
  const name = last?.to ?? definition.initial;
  return {
    state: { name, label: stateLabel(definition, name, lang), since: last?.at, final: stateOf(definition, name)?.final ?? false },
    past: shown.map((entry) => pastStep(definition, entry, lang)),
    next: nextFrom(definition, name, audience).filter(([, transition]) => stillOpen(transition, question)).map(([action, transition]) => nextStep(definition, action, transition, question)),
  };
}

function pastStep<Context>(definition: Definition<Context>, { at, action, to, byRole, note }: TimelineEntry, lang: keyof Text): TimelineStep {
  const role = Object.hasOwn(definition.roles, byRole) ? definition.roles[byRole] : undefined;
  // A stored entry may be older than today's declaration, so every name may have become unknown.
  const label = transitionOf(definition, action)?.label[lang] ?? action;
  return { at, action, label, by: role?.label[lang] ?? byRole, state: stateLabel(definition, to, lang), ...(note === undefined ? {} : { note }) };
}

function nextStep<Context>(definition: Definition<Context>, action: string, { label, by, deadline }: AnyTransition<Context>, { context, lang }: TimelineQuestion<Context>): NextStep {
  const dueOn = deadline?.due(context);
  const roles = by.flatMap((role) => definition.roles[role]?.label[lang] ?? []);
  return { action, label: label[lang], by: roles, ...(deadline && dueOn ? { dueOn, dueLabel: deadline.label[lang] } : {}) };
}

function stillOpen<Context>({ deadline }: AnyTransition<Context>, { now, context }: TimelineQuestion<Context>): boolean {
  const dueOn = deadline?.due(context);
  return deadline?.late !== 'refused' || dueOn === undefined || isInTime(now, dueOn);
}

/**
 * The usual ways on. For the public it starts at the state they see and passes through hidden steps, so that what
 * comes next does not tell which hidden state the case is in.
 */
function nextFrom<Context>(definition: Definition<Context>, state: string, audience: 'public' | 'staff'): [string, AnyTransition<Context>][] {
  const found = new Map<string, AnyTransition<Context>>();
  const states = new Set([state]);
  for (const from of states) {
    for (const [action, transition] of Object.entries(definition.transitions)) {
      if (!transition.from.includes(from) || transition.aside) continue;
      if (audience === 'public' && transition.timeline === 'staff') states.add(transition.to);
      else found.set(action, transition);
    }
  }
  return [...found];
}

function transitionOf<Context>({ transitions }: Definition<Context>, action: string): AnyTransition<Context> | undefined {
  return Object.hasOwn(transitions, action) ? transitions[action] : undefined;
}

function stateOf<Context>({ states }: Definition<Context>, state: string): Definition<Context>['states'][string] | undefined {
  return Object.hasOwn(states, state) ? states[state] : undefined;
}

function stateLabel<Context>(definition: Definition<Context>, state: string, lang: keyof Text): string {
  return stateOf(definition, state)?.label[lang] ?? state;
}
