/** What a slice is called, in every spelling a file needs; the keys are the templates' placeholders. */
export type Names = Readonly<Record<Placeholder, string>>;

type Placeholder =
  | 'service' | 'slices' | 'Slices' | 'slices-kebab' | 'aggregate' | 'Aggregate' | 'aggregate-kebab' | 'aggregate_snake'
  | 'words' | 'Words' | 'a' | 'A' | 'ja' | 'timestamp';

export class BadName extends Error {}

/** @param ja the aggregate's name as officials write it @param timestamp milliseconds since 1970, of the migration */
export function namesOf(slice: { service: string; slices: string; aggregate: string; ja: string }, timestamp: number): Names {
  const { service, slices, aggregate, ja } = slice;
  for (const name of [service, slices, aggregate]) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new BadName(`"${name}" is not a name in kebab-case, such as activity-group`);
  }
  if (slices === aggregate) throw new BadName(`The slice is named in the plural, its aggregate in the singular: both are "${slices}"`);
  if (/['"`$\\\n]/.test(ja)) throw new BadName(`"${ja}" holds a quote or another sign that code gives a meaning`);
  const words = aggregate.replaceAll('-', ' ');
  const article = /^[aeiou]/.test(aggregate) ? 'an' : 'a';
  return {
    service, slices: camel(slices), Slices: pascal(slices), 'slices-kebab': slices,
    aggregate: camel(aggregate), Aggregate: pascal(aggregate), 'aggregate-kebab': aggregate, aggregate_snake: aggregate.replaceAll('-', '_'),
    words, Words: upper(words), a: article, A: upper(article), ja, timestamp: String(timestamp),
  };
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const pascal = (kebab: string) => kebab.split('-').map(upper).join('');
export const camel = (kebab: string): string => kebab.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** @throws {BadName} when the template asks for a name there is none of */
export function fill(template: string, names: Names): string {
  return template.replaceAll(/\{\{([\w-]+)\}\}/g, (_, name: string) => {
    if (name in names) return names[name as Placeholder];
    throw new BadName(`A template asks for {{${name}}}`);
  });
}
