import type { ProcedureDefinition } from './definition.js';

type AnyDefinition = ProcedureDefinition<string, string, string, never>;

/** Thrown when a procedure is declared that could not work; it names every mistake. */
export class ProcedureMistake extends Error {
  override readonly name = 'ProcedureMistake';
  constructor(procedure: string, readonly mistakes: readonly string[]) {
    super(`The procedure ${procedure} cannot work:\n- ${mistakes.join('\n- ')}`);
  }
}

/** What is wrong with the machine, in sentences; empty when it can run. */
export function mistakesOf(definition: AnyDefinition): string[] {
  const transitions = Object.entries(definition.transitions);
  const unknown = transitions.flatMap(([name, { from, to, by }]) => [
    ...[...from, to].filter((state) => !Object.hasOwn(definition.states, state)).map((state) => `${name} names the unknown state ${state}`),
    ...by.filter((role) => !Object.hasOwn(definition.roles, role)).map((role) => `${name} names the unknown role ${role}`),
    ...(by.length === 0 ? [`${name} may be done by nobody`] : []),
    ...(from.length === 0 ? [`${name} starts nowhere`] : []),
    ...(/^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$/.test(name) ? [] : [`${name} cannot stand in an address`]),
  ]);
  if (!Object.hasOwn(definition.states, definition.initial)) unknown.push(`the initial state ${definition.initial} is unknown`);
  return [...unknown, ...mistakesOfStates(definition)];
}

function mistakesOfStates({ initial, states, transitions }: AnyDefinition): string[] {
  const steps = Object.values(transitions).flatMap(({ from, to }) => from.map((state) => ({ from: state, to })));
  const finals = Object.keys(states).filter((state) => states[state]?.final);
  const reached = closure([initial], steps);
  const ending = closure(finals, steps.map(({ from, to }) => ({ from: to, to: from })));
  return [
    ...Object.keys(states).filter((state) => !reached.has(state)).map((state) => `the state ${state} cannot be reached`),
    ...Object.keys(states).filter((state) => !ending.has(state)).map((state) => `from the state ${state} no final state can be reached`),
    ...finals.filter((state) => steps.some(({ from }) => from === state)).map((state) => `the state ${state} is final but something can still be done`),
  ];
}

/** All states that the steps lead to from the first ones, these included. */
function closure(first: readonly string[], steps: readonly { from: string; to: string }[]): Set<string> {
  const found = new Set(first);
  // A set's iterator also visits what is added while it runs.
  for (const state of found) {
    for (const { from, to } of steps) if (from === state) found.add(to);
  }
  return found;
}
