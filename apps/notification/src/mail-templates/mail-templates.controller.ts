import { moment } from '@tomoni/contracts';
import { Audit, NotAudited, pageOf, pageQuery, Returns, Scopes, type Page } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { MailTemplateVersion } from './mail-template.entity.js';
import { personalVariables } from './template-check.js';
import { TemplateVersions, type Preview } from './template-versions.service.js';

const name = z.string().max(60).regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/).describe('文面の名前 / name of the wording');
const variable = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/).describe('差し込む変数 / a place, written {{variable}}');
// What is too long, empty or broken is refused by template-check.ts, with words about the wording; these limits only bound the work.
const Wording = z.strictObject({ subject: z.string().max(2_000), text: z.string().max(100_000) });
const wordings = { ja: Wording, en: Wording, 'ja-easy': Wording.optional() };
const draft = { name, variables: z.array(variable).max(40), personal: z.array(z.enum(personalVariables)).max(3), ...wordings };
const example = {
  name: 'festival-reminder', variables: ['title', 'heldOn'], personal: [],
  ja: { subject: '【お知らせ】{{title}}', text: '{{title}}は{{heldOn}}に開催します。' },
  en: { subject: '{{title}}', text: '{{title}} takes place on {{heldOn}}.' },
  'ja-easy': { subject: '{{title}} の おしらせ', text: '{{title}} は {{heldOn}} に あります。' },
};
const Publish = z.strictObject(draft).meta({ example });
const sampleText = z.string().max(2_000);
const Sample = z.record(variable, z.union([sampleText, z.strictObject({ ja: sampleText, en: sampleText })])).refine((sample) => Object.keys(sample).length <= 40, {
  params: { ja: '変数は40個までです。', en: 'At most 40 variables.' },
});
const PreviewRequest = z.strictObject({ ...draft, sample: Sample }).meta({ example: { ...example, sample: { title: '見本まつり', heldOn: { ja: '5月3日', en: '3 May' } } } });
const ListTemplates = pageQuery({ name: name.optional() });
const Version = z.object({ name, version: z.coerce.number().int().min(1).max(2_000_000_000) });

const texts = z.object({ ja: z.string(), en: z.string() });
const shownWording = z.object({ subject: z.string(), text: z.string() });
const shownWordings = { ja: shownWording, en: shownWording, 'ja-easy': shownWording.optional() };
const { name: exampleName, variables, personal, ...wording } = example;
const TemplateView = z
  .object({ name: z.string(), version: z.int(), origin: z.enum(['built-in', 'staff']), variables: z.array(z.string()), personal: z.array(z.string()), wording: z.object(shownWordings), publishedAt: moment })
  .meta({
    id: 'MailTemplate', description: '公開されたメール文面の版（変更不可） / one published version of a wording; it never changes',
    example: { name: exampleName, version: 1_001, origin: 'staff', variables, personal, wording, publishedAt: '2026-06-20T05:12:44.120Z' },
  });
const PreviewView = z
  .object({
    rendered: z.object({ ja: shownWording.optional(), en: shownWording.optional(), 'ja-easy': shownWording.optional() }),
    missing: z.array(z.string()), unknown: z.array(z.string()), problems: z.array(z.object({ pointer: z.string(), code: z.string(), words: texts })),
  })
  .meta({
    id: 'MailTemplatePreview',
    example: {
      rendered: { ja: { subject: '【お知らせ】見本まつり', text: '見本まつりは5月3日に開催します。' }, en: { subject: '見本まつり', text: '見本まつり takes place on 3 May.' } },
      missing: [], unknown: [], problems: [],
    },
  });

/** The words of mails. A version is never edited, so that it stays known what was sent: correct it with a new one. */
@Controller('mail-templates')
@Scopes('mail-templates:write', { kinds: ['staff'] })
export class MailTemplatesController {
  constructor(private readonly versions: TemplateVersions) {}

  /** Publishes a new version; new mails take it from now on, waiting ones keep theirs. */
  @Post()
  @Audit('mail-template')
  @Returns(TemplateView)
  publish(@Body({ schema: Publish }) body: z.output<typeof Publish>): Promise<MailTemplateVersion> {
    return this.versions.publish(body);
  }

  @Get()
  @Returns(pageOf(TemplateView))
  list(@Query({ schema: ListTemplates }) query: z.output<typeof ListTemplates>): Promise<Page<MailTemplateVersion>> {
    return this.versions.list(query);
  }

  @Get(':name/versions/:version')
  @Returns(TemplateView)
  get(@Param({ schema: Version }) { name: of, version }: z.output<typeof Version>): Promise<MailTemplateVersion> {
    return this.versions.get(of, version);
  }

  /** The wording with sample variables, and everything that keeps it from being published. */
  @Post('preview')
  @HttpCode(200)
  @NotAudited('Stores nothing and shows nothing but what was sent.')
  @Returns(PreviewView)
  preview(@Body({ schema: PreviewRequest }) { sample, ...body }: z.output<typeof PreviewRequest>): Preview {
    return this.versions.preview(body, sample);
  }
}
