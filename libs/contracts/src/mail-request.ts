import { z } from 'zod';
import { defineEvent, type Texts } from './event.js';
import { caseRef, civilDate, idOf, publicText, yen } from './values.js';

// Any service asks for a mail with an event in a topic of its own; notification writes it. A mail with a hole is impossible:
// what a template needs stands here, and `publish` checks it in the asking service's transaction.

/** What a variable can be. Whatever could hold a name or an address has no kind. */
type Kind = 'day' | 'id' | 'yen' | 'words';
interface Values { day: string; id: string; yen: number; words: Texts }

/**
 * The mails other services may ask for, with what each of them says. Add a mail here and its words in notification's
 * `mail-requests/mail-request-templates.ts`; a spec there compares the two.
 */
export const requestableMails = {
  /** 実績報告の提出のお願い (domain.md P1). */
  'grant-report-due': { dueOn: 'day', caseId: 'id' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Kind>>>>;

export type RequestableMail = keyof typeof requestableMails;
type Variables<Name extends RequestableMail> = { readonly [Variable in keyof (typeof requestableMails)[Name]]: Values[(typeof requestableMails)[Name][Variable] & Kind] };

const variable = z.object({
  key: z.string().max(40).regex(/^[a-z][A-Za-z0-9]*$/).describe('差し込む変数 / which place of the wording'),
  day: civilDate.optional(),
  id: z.uuid().optional().describe('番号 / a number to refer to'),
  yen: yen.optional(),
  words: z.object({
    ja: publicText({ max: 200, meaning: '差し込む言葉 / words for that place', because: 'They come from a fixed list or a public announcement; what is asked for in a form has no kind.' }),
    en: publicText({ max: 200, meaning: '差し込む言葉（英語） / the same in English', because: 'They come from a fixed list or a public announcement; what is asked for in a form has no kind.' }),
  }).optional(),
});
type RequestVariable = z.output<typeof variable>;

/** The fields that say which mail: `publish(tx, contract, { requestId, caseId, contactRef, ...mailOf('grant-report-due', { dueOn, caseId }) })`. */
export function mailOf<Name extends RequestableMail>(template: Name, variables: Variables<Name>): { template: Name; variables: RequestVariable[] } {
  const kinds: Readonly<Record<string, Kind>> = requestableMails[template];
  return { template, variables: Object.entries<unknown>(variables).map(([key, value]) => ({ key, ...(kinds[key] && { [kinds[key]]: value }) })) };
}

/** Everything by which a request differs from what its mail needs. */
function mistakesOf({ template, variables }: { template: string; variables: readonly RequestVariable[] }): { path: (string | number)[]; message: string }[] {
  if (!Object.hasOwn(requestableMails, template)) return [{ path: ['template'], message: `There is no mail ${template} to ask for; there are ${Object.keys(requestableMails).join(', ')}` }];
  const needed: Readonly<Record<string, Kind>> = requestableMails[template as RequestableMail];
  const given = new Set(variables.map(({ key }) => key));
  const missing = Object.keys(needed).filter((key) => !given.has(key));
  return [
    ...missing.map((key) => ({ path: ['variables'], message: `The mail ${template} needs ${key}` })),
    ...(given.size < variables.length ? [{ path: ['variables'], message: 'A variable is given twice' }] : []),
    ...variables.flatMap(({ key, ...values }, index) => {
      const kind = Object.hasOwn(needed, key) ? needed[key] : undefined;
      const kinds = Object.entries(values).filter(([, value]) => value !== undefined).map(([name]) => name);
      if (kind === undefined) return [{ path: ['variables', index], message: `The mail ${template} has no place for ${key}` }];
      return kinds.length === 1 && kinds[0] === kind ? [] : [{ path: ['variables', index], message: `${key} is a ${kind}, not ${kinds.join(' and ') || 'nothing'}` }];
    }),
  ];
}

/**
 * A service's way to ask for a mail to somebody it knows by a `contactRef` of its own; the same `requestId` is one mail,
 * however often it is published. `publish` throws when a variable is missing, unknown or of another kind.
 */
export const mailRequestOf = <Service extends string>(service: Service) =>
  defineEvent({
    type: `${service}.mail-request.issued.v1`,
    visibility: 'int',
    dataClass: 'C1',
    key: 'requestId',
    payload: z
      .object({
        requestId: idOf('依頼', 'request'),
        caseId: idOf('案件', 'case').optional(),
        contactRef: caseRef.describe('連絡先の参照番号（この案件限り） / reference to whom to write to, for this case alone'),
        template: z.string().max(60).regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/).describe('文面 / which mail'),
        variables: z.array(variable).max(20).describe('差し込む内容（個人に関するものを除く） / what its places say; never about a person'),
      })
      .superRefine((request, context) => { for (const mistake of mistakesOf(request)) context.addIssue({ code: 'custom', ...mistake }); }),
    example: {
      requestId: '019a4f00-0000-7000-8000-0000000000b1', caseId: '019a4f00-0000-7000-8000-000000000002', contactRef: '019a4f00-0000-7000-8000-000000000009',
      ...mailOf('grant-report-due', { dueOn: '2027-03-31', caseId: '019a4f00-0000-7000-8000-000000000002' }),
    },
    summary: { ja: '連絡先へのメールが依頼された', en: 'A mail to a contact was asked for' },
  });
