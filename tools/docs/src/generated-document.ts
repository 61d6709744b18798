/** A file this tool writes; nobody edits it. `path` is relative to the root of the repository. */
export interface GeneratedDocument { readonly path: string; readonly text: string }

export const json = (path: string, value: object): GeneratedDocument => ({ path, text: `${JSON.stringify(value, undefined, 2)}\n` });

/** A page in Markdown that says where it comes from. */
export const markdown = (path: string, from: string, lines: readonly string[]): GeneratedDocument => ({
  path,
  text: `<!-- Generated from ${from} by \`npm run docs\`; change that, not this. -->\n\n${lines.join('\n')}\n`,
});

/** A Markdown table; bars in cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
