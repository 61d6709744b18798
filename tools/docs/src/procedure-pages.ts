import { globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Procedure, toMermaid } from '@tomoni/procedure';
import { markdown, table, type GeneratedDocument } from './generated-document.js';

// The documentation asks no guard and no deadline of a case, so it reads every procedure as one about an unknown case.
type AnyProcedure = Procedure<string, string, string, never>;
export interface DeclaredProcedure { readonly file: string; readonly procedure: AnyProcedure }

/**
 * Every procedure that a service's `*.procedure.ts` exports.
 * @param built folder in which the modules can be imported: `dist` for Node, `src` where TypeScript is understood
 */
export async function declaredProcedures(root: string, built: 'dist' | 'src'): Promise<DeclaredProcedure[]> {
  const files = globSync('apps/*/src/**/*.procedure.ts', { cwd: root }).map((file) => file.split(sep).join('/')).sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const path = built === 'src' ? file : file.replace('/src/', '/dist/').replace(/\.ts$/, '.js');
      const module = (await import(pathToFileURL(join(root, path)).href)) as Record<string, unknown>;
      return Object.values(module).filter(isProcedure).map((procedure) => ({ file, procedure }));
    }),
  );
  return found.flat();
}

const isProcedure = (value: unknown): value is AnyProcedure => value instanceof Procedure;

export function procedurePages(procedures: readonly DeclaredProcedure[]): GeneratedDocument[] {
  const index = table(
    ['手続 / procedure', '根拠 / law', '宣言 / declared in'],
    procedures.map(({ file, procedure: { definition } }) => [`[${definition.title.ja} / ${definition.title.en}](${definition.name}.md)`, definition.law ?? '', `[${file}](../../${file})`]),
  );
  return [
    markdown('docs/procedures/README.md', 'apps/*/src/**/*.procedure.ts', ['# 手続 / Procedures', '', ...index]),
    ...procedures.map(({ file, procedure }) => markdown(`docs/procedures/${procedure.definition.name}.md`, file, page(procedure))),
  ];
}

function page(procedure: AnyProcedure): string[] {
  const { definition, states, actionNames } = procedure;
  const state = (name: string) => `${definition.states[name]?.label.ja ?? name}<br>\`${name}\``;
  return [
    `# ${definition.title.ja} / ${definition.title.en}`,
    '',
    ...(definition.law ? [`根拠 / law: ${definition.law}`, ''] : []),
    '```mermaid',
    toMermaid(procedure).trimEnd(),
    '```',
    '',
    '## 状態 / States',
    '',
    ...table(['', '日本語', 'English', ''], states.map((name) => stateRow(procedure, name))),
    '',
    '## できること / Transitions',
    '',
    ...table(
      ['手続 / action', '前 / from', '後 / to', '誰が / by', '期限 / deadline', '根拠 / law', 'イベント / events'],
      actionNames.map((name) => transitionRow(procedure, name, state)),
    ),
  ];
}

function stateRow({ definition }: AnyProcedure, name: string): string[] {
  const state = definition.states[name];
  return [`\`${name}\``, state?.label.ja ?? '', state?.label.en ?? '', [name === definition.initial ? '最初 / initial' : '', state?.final ? '終了 / final' : ''].filter(Boolean).join(' ')];
}

function transitionRow({ definition }: AnyProcedure, name: string, state: (name: string) => string): string[] {
  const transition = definition.transitions[name];
  if (!transition) throw new Error(`${definition.name} has no transition ${name}`);
  const { label, from, to, by, deadline, law, emits = [] } = transition;
  const lateness = { refused: '経過後は不可 / closed after it', allowed: '経過しても可 / shown, late is possible' };
  return [
    `${label.ja} / ${label.en}<br>\`${name}\``,
    from.map(state).join('<br>'),
    state(to),
    by.map((role) => `${definition.roles[role]?.label.ja ?? role} / ${definition.roles[role]?.label.en ?? role}`).join('<br>'),
    deadline ? `${deadline.label.ja} / ${deadline.label.en}<br>${lateness[deadline.late]}` : '',
    [law, deadline?.law].filter(Boolean).join('<br>'),
    emits.map((type) => `[${type}](../events/${type.split('.')[0] ?? ''}.md#${type.replaceAll('.', '')})`).join('<br>'),
  ];
}
