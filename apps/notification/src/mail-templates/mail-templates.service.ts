import { Injectable, Logger, Optional, type OnApplicationBootstrap } from '@nestjs/common';
import type { Texts } from '@tomoni/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { MailTemplateVersion } from './mail-template.entity.js';
import { place, templateProblems, type MailLanguage, type MailTemplate, type Wording } from './template-check.js';

export type { MailLanguage, MailTemplate } from './template-check.js';
/** A text that is the same in all languages, or one for each; やさしい日本語 takes the Japanese one. */
export type MailVariable = string | Texts;
export type MailVariables = Readonly<Record<string, MailVariable>>;

/** Versions declared in code count from 1, those the city publishes from here: neither ever takes the other's number. */
export const firstStaffVersion = 1_001;

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

/** Every version of every wording this process has met, checked when it was published. A version never changes, so none is forgotten. */
@Injectable()
export class MailTemplates implements OnApplicationBootstrap {
  private readonly log = new Logger(MailTemplates.name);
  private readonly versions = new Map<string, MailTemplate>();
  private readonly newest = new Map<string, MailTemplate>();
  private readonly builtIns = new Map<string, MailTemplate>();

  constructor(@Optional() private readonly db?: DataSource) {}

  /** Declares a wording in code, when its slice is made. @throws TemplateRefused */
  publish(template: MailTemplate): void {
    const [problem] = templateProblems(template);
    if (problem) throw new TemplateRefused(template, problem.words.en);
    const known = this.find(template.name, template.version);
    if (known && JSON.stringify(known) !== JSON.stringify(template)) throw new TemplateRefused(template, 'this version was published with other words');
    if (template.version > (this.builtIns.get(template.name)?.version ?? 0)) this.builtIns.set(template.name, template);
    this.keep(template);
  }

  /** What is declared in code stands in the table too, beside the city's own versions. */
  async onApplicationBootstrap(): Promise<void> {
    const declared = [...this.versions.values()].filter(({ version }) => version < firstStaffVersion);
    for (const { name, version, variables, personal, ...wording } of declared) {
      await this.db?.query(
        `INSERT INTO mail_template_version (name, version, origin, variables, personal, wording) VALUES ($1, $2, 'built-in', $3, $4, $5) ON CONFLICT DO NOTHING`,
        [name, version, variables, personal, JSON.stringify(wording)],
      );
    }
  }

  /** The version code declares, which says what its mails can fill in. */
  builtIn(name: string): MailTemplate | undefined {
    return this.builtIns.get(name);
  }

  /** The same as `versionFor`, after asking whether a newer version was published meanwhile, by whichever instance. @throws VariableMissing */
  async currentVersionFor(tx: EntityManager, name: string, variables: MailVariables): Promise<number> {
    const [row] = await tx.query<{ version: number | null }[]>('SELECT max(version) AS version FROM mail_template_version WHERE name = $1', [name]);
    if (typeof row?.version === 'number') await this.recall(tx, name, row.version);
    return this.versionFor(name, variables);
  }

  /** Makes sure that a version can be rendered: another instance may have published it. */
  async recall(tx: EntityManager, name: string, version: number): Promise<void> {
    if (this.find(name, version)) return;
    const stored = await tx.findOneBy(MailTemplateVersion, { name, version });
    if (stored) this.keep(stored.template);
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
    return fill(template, language, variables);
  }

  private keep(template: MailTemplate): void {
    this.versions.set(`${template.name} v${template.version}`, template);
    const builtIn = this.builtIns.get(template.name);
    const unfilled = builtIn && unknownTo(builtIn, template);
    // A release no longer fills what the city's older words name: the mail goes out in the release's words.
    if (unfilled && unfilled.length > 0 && template.version >= firstStaffVersion) {
      this.log.error(`Mail template ${template.name} v${template.version} names ${unfilled.join(', ')}, which is filled in no longer; publish a new version`);
    } else if (template.version > (this.newest.get(template.name)?.version ?? 0)) this.newest.set(template.name, template);
  }

  private find(name: string, version: number): MailTemplate | undefined {
    return this.versions.get(`${name} v${version}`);
  }
}

/** Places of a template that the mails of `builtIn` do not fill. */
export const unknownTo = (builtIn: MailTemplate, { variables, personal }: Pick<MailTemplate, 'variables' | 'personal'>): string[] =>
  [...variables, ...personal].filter((variable) => ![...builtIn.variables, ...builtIn.personal].includes(variable));

/** The wording with its places filled, as far as there is something to fill them with; a place without stays as it is written. */
export function fill(template: Pick<MailTemplate, MailLanguage>, language: MailLanguage, variables: MailVariables): Wording {
  const { subject, text } = template[language] ?? template.ja;
  const filled = (written: string) => written.replace(place, (all, variable: string) => inLanguage(variables, variable, language) || all);
  return { subject: oneLine(filled(subject)), text: filled(text) };
}

/** Which of the variables have nothing to say in one of the languages. */
export const missingOf = (needed: readonly string[], given: MailVariables): string[] =>
  needed.filter((variable) => inLanguage(given, variable, 'ja').trim() === '' || inLanguage(given, variable, 'en').trim() === '');

function requireAll(template: MailTemplate, needed: readonly string[], given: MailVariables): void {
  const missing = missingOf(needed, given);
  if (missing.length > 0) throw new VariableMissing(template, missing);
}

function inLanguage(given: MailVariables, name: string, language: MailLanguage): string {
  const variable = Object.hasOwn(given, name) ? given[name] : undefined;
  return typeof variable === 'string' ? variable : (variable?.[language === 'en' ? 'en' : 'ja'] ?? '');
}

/** A title with a line break in it must not become a header of its own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
