import { InvalidInput, NotFound, page, Transactions, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MailTemplateVersion } from './mail-template.entity.js';
import { fill, firstStaffVersion, MailTemplates, missingOf, unknownTo, type MailTemplate, type MailVariables } from './mail-templates.service.js';
import { templateLanguages, templateProblems, type TemplateProblem, type Wording } from './template-check.js';

/** What staff write: everything but the number, which is given when it is published. */
export type TemplateDraft = Omit<MailTemplate, 'version'>;
export interface Preview {
  readonly rendered: Partial<Record<(typeof templateLanguages)[number], Wording>>;
  /** Declared, and the sample says nothing about them. */
  readonly missing: string[];
  /** In the sample, and declared by nobody. */
  readonly unknown: string[];
  readonly problems: TemplateProblem[];
}

/** The wordings as staff publish and read them. */
@Injectable()
export class TemplateVersions {
  constructor(private readonly db: DataSource, private readonly transactions: Transactions, private readonly templates: MailTemplates) {}

  /** @throws InvalidInput with a pointer for everything that would leave a hole in a mail */
  publish(draft: TemplateDraft): Promise<MailTemplateVersion> {
    const problems = this.problemsOf(draft);
    if (problems.length > 0) throw new InvalidInput(problems.map(({ pointer, code, words }) => ({ in: 'body', pointer, code, detail: words })));
    const { name, variables, personal, ...wording } = draft;
    return this.transactions.run(async (tx) => {
      // Two at the same moment: the second one waits here and gets the next number.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`mail-template ${name}`]);
      await tx.query(
        `INSERT INTO mail_template_version (name, version, origin, variables, personal, wording)
         SELECT $1::text, greatest(coalesce(max(version), 0) + 1, $2::int), 'staff', $3::text[], $4::text[], $5::jsonb FROM mail_template_version WHERE name = $1`,
        [name, firstStaffVersion, variables, personal, JSON.stringify(wording)],
      );
      return tx.findOneOrFail(MailTemplateVersion, { where: { name }, order: { version: 'DESC' } });
    });
  }

  /** The newest first. */
  list({ name, ...request }: { name?: string; cursor?: string; limit: number }): Promise<Page<MailTemplateVersion>> {
    const query = this.db.getRepository(MailTemplateVersion).createQueryBuilder('template');
    if (name !== undefined) query.where('template.name = :name', { name });
    return page(query, request, { by: ['publishedAt', 'name', 'version'], direction: 'DESC' });
  }

  async get(name: string, version: number): Promise<MailTemplateVersion> {
    const found = await this.db.getRepository(MailTemplateVersion).findOneBy({ name, version });
    if (!found) throw new NotFound({ ja: 'この文面の版はありません', en: 'There is no such version of a wording' });
    return found;
  }

  /** What a mail would look like, and what keeps the wording from being published; stores nothing. */
  preview(draft: TemplateDraft, sample: MailVariables): Preview {
    const declared = [...draft.variables, ...draft.personal];
    const written = templateLanguages.filter((language) => draft[language] !== undefined);
    return {
      rendered: Object.fromEntries(written.map((language) => [language, fill(draft, language, sample)])),
      missing: missingOf(declared, sample),
      unknown: Object.keys(sample).filter((variable) => !declared.includes(variable)),
      problems: this.problemsOf(draft),
    };
  }

  private problemsOf(draft: TemplateDraft): TemplateProblem[] {
    const builtIn = this.templates.builtIn(draft.name);
    const unfilled = builtIn ? unknownTo(builtIn, draft) : [];
    return [
      ...templateProblems(draft),
      ...(builtIn && unfilled.length > 0 ? [{
        pointer: '#/variables', code: 'variable-not-filled',
        words: {
          ja: `このメールでは差し込まれない変数です: ${unfilled.join('、')}（使える変数: ${[...builtIn.variables, ...builtIn.personal].join('、')}）`,
          en: `This mail does not fill ${unfilled.join(', ')}; it fills ${[...builtIn.variables, ...builtIn.personal].join(', ')}`,
        },
      }] : []),
    ];
  }
}
