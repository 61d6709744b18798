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

function mistakesOfStates(definition: AnyDefinition): string[] {
  const transitions = Object.values(definition.transitions);
  const reached = reachable(definition);
  return Object.entries(definition.states).flatMap(([state, { final = false }]) => {
    const leaves = transitions.some(({ from, to }) => from.includes(state) && to !== state);
    return [
      ...(reached.has(state) ? [] : [`the state ${state} cannot be reached`]),
      ...(!final && !leaves ? [`the state ${state} is a dead end and not final`] : []),
      ...(final && leaves ? [`the state ${state} is final but can be left`] : []),
    ];
  });
}

function reachable({ initial, transitions }: AnyDefinition): Set<string> {
  const reached = new Set([initial]);
  // A set's iterator also visits what is added while it runs.
  for (const state of reached) {
    for (const { from, to } of Object.values(transitions)) if (from.includes(state)) reached.add(to);
  }
  return reached;
}
