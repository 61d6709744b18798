import type { Text } from '@tomoni/calendar';
import type { Procedure } from './procedure.js';

/** The machine as a Mermaid state diagram, for the generated documentation; the same input gives the same text. */
export function toMermaid<State extends string, Action extends string, Role extends string, Context>(
  { definition, states, actionNames }: Procedure<State, Action, Role, Context>,
  lang: keyof Text = 'ja',
): string {
  const id = (state: string) => state.replaceAll('-', '_');
  const labels = states.map((state) => `  state "${plain(definition.states[state].label[lang])}" as ${id(state)}`);
  const arrows = actionNames.flatMap((action) => {
    const { from, to, by, label } = definition.transitions[action];
    const roles = by.map((role) => definition.roles[role].label[lang]).join(lang === 'ja' ? '、' : ', ');
    return from.map((state) => `  ${id(state)} --> ${id(to)}: ${plain(label[lang])} (${plain(roles)})`);
  });
  const ends = states.filter((state) => definition.states[state].final).map((state) => `  ${id(state)} --> [*]`);
  return ['stateDiagram-v2', ...labels, `  [*] --> ${id(definition.initial)}`, ...arrows, ...ends, ''].join('\n');
}

/** Mermaid ends a label at these characters. */
function plain(text: string): string {
  return text.replaceAll(/[":;#\n]/g, ' ');
}
