import { Injectable } from '@nestjs/common';
import type { Texts } from '@tomoni/contracts';

export type MailLanguage = keyof Texts;
/** A text that is the same in both languages, or one for each. */
export type MailVariable = string | Texts;
export type MailVariables = Readonly<Record<string, MailVariable>>;
interface Wording { readonly subject: string; readonly text: string }

/** One version of a mail's wording. Places are written `{{variable}}`. A published version never changes: correct it with a new one. */
export interface MailTemplate {
  readonly name: string;
  readonly version: number;
  /** Known when the mail is queued and kept with it: never about a person. */
  readonly variables: readonly string[];
  /** Known only at the moment of sending, and kept nowhere. */
  readonly personal: readonly 'name'[];
  readonly ja: Wording;
  readonly en: Wording;
}

/** A template that would send a mail with a hole in it, or quietly change one that was sent. */
export class TemplateRefused extends Error {
  constructor({ name, version }: Pick<MailTemplate, 'name' | 'version'>, reason: string) {
    super(`Mail template ${name} v${version}: ${reason}`);
    this.name = 'TemplateRefused';
  }
}

/** A mail that would have a hole; its event goes to the dead letters, where people see it. */
export class VariableMissing extends Error {
  constructor({ name, version }: Pick<MailTemplate, 'name' | 'version'>, readonly variables: readonly string[]) {
    super(`Mail template ${name} v${version} needs ${variables.join(', ')}`);
    this.name = 'VariableMissing';
  }
}

const place = /\{\{(\w+)\}\}/g;
const placesOf = (text: string): Set<string> => new Set([...text.matchAll(place)].map((match) => match[1] ?? ''));

/** Every version of every wording, checked when it is published. */
@Injectable()
export class MailTemplates {
  private readonly versions = new Map<string, MailTemplate>();
  private readonly newest = new Map<string, MailTemplate>();

  /** @throws TemplateRefused */
  publish(template: MailTemplate): void {
    const declared = new Set<string>([...template.variables, ...template.personal]);
    for (const language of ['ja', 'en'] as const) refuseHoles(template, language, declared);
    const known = this.find(template.name, template.version);
    if (known && JSON.stringify(known) !== JSON.stringify(template)) throw new TemplateRefused(template, 'this version was published with other words');
    this.versions.set(`${template.name} v${template.version}`, template);
    if (template.version > (this.newest.get(template.name)?.version ?? 0)) this.newest.set(template.name, template);
  }

  /** The version new mails take. @throws VariableMissing, so that nothing is queued that cannot be sent */
  versionFor(name: string, variables: MailVariables): number {
    const template = this.newest.get(name);
    if (!template) throw new Error(`There is no mail template ${name}`);
    requireAll(template, template.variables, variables);
    return template.version;
  }

  /** @throws VariableMissing */
  render(name: string, version: number, language: MailLanguage, variables: MailVariables): Wording {
    const template = this.find(name, version);
    if (!template) throw new Error(`There is no mail template ${name} v${version}`);
    requireAll(template, [...template.variables, ...template.personal], variables);
    const fill = (text: string) => text.replace(place, (_, variable: string) => inLanguage(variables[variable], language));
    const { subject, text } = template[language];
    return { subject: oneLine(fill(subject)), text: fill(text) };
  }

  private find(name: string, version: number): MailTemplate | undefined {
    return this.versions.get(`${name} v${version}`);
  }
}

function refuseHoles(template: MailTemplate, language: MailLanguage, declared: ReadonlySet<string>): void {
  const { subject, text } = template[language];
  if (subject.trim() === '' || text.trim() === '') throw new TemplateRefused(template, `the ${language} wording is empty`);
  if (/[\r\n]/.test(subject)) throw new TemplateRefused(template, `the ${language} subject has more than one line`);
  const used = placesOf(subject + text);
  const unknown = [...used].filter((variable) => !declared.has(variable));
  if (unknown.length > 0) throw new TemplateRefused(template, `${language} uses ${unknown.join(', ')}, which nobody declares`);
  const unused = [...declared].filter((variable) => !used.has(variable));
  if (unused.length > 0) throw new TemplateRefused(template, `${language} never uses ${unused.join(', ')}`);
  if (/\{\{|\}\}/.test((subject + text).replace(place, ''))) throw new TemplateRefused(template, `${language} has a broken {{place}}`);
}

function requireAll(template: MailTemplate, needed: readonly string[], given: MailVariables): void {
  const missing = needed.filter((variable) => inLanguage(given[variable], 'ja').trim() === '' || inLanguage(given[variable], 'en').trim() === '');
  if (missing.length > 0) throw new VariableMissing(template, missing);
}

const inLanguage = (variable: MailVariable | undefined, language: MailLanguage): string =>
  typeof variable === 'string' ? variable : (variable?.[language] ?? '');

/** A title with a line break in it must not become a header of its own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
