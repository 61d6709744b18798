import { phoneNumber } from '@tomoni/japanese-text';
import { Audit, NotAudited, Public, RateLimit, Refuses, Returns } from '@tomoni/platform';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { config } from '../config.js';
import { html, pagePolicy } from '../subscriptions/page.view.js';
import { consentMissing, hasConsent, mailAddress, PreferencesView, wishes, type Preferences } from '../subscriptions/preferences.view.js';
import { TopicsService } from '../topics/topics.service.js';
import { adviceFor, help } from './sign-up-advice.js';
import { confirmedPage, confirmPage } from './sign-up-pages.js';
import { SignUpsService, type SignUpAnswer } from './sign-ups.service.js';

// Of Japan: a message to a number abroad costs many times as much, and whoever earns by it would have us send thousands.
const mobile = z.string().max(40).transform((raw, context) => {
  const { value, problem } = phoneNumber(raw);
  if (value !== undefined && /^0[6-9]0/.test(value)) return value;
  context.issues.push({
    code: 'custom', message: 'no mobile number', input: raw,
    params: problem ?? { ja: 'SMSを受け取れる携帯電話の番号を入力してください（例 090-1234-5678）。', en: 'Enter a mobile number that takes SMS (for example 090-1234-5678).' },
  });
  return z.NEVER;
});
const OtherWay = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('mail'), address: mailAddress }), z.strictObject({ kind: z.literal('sms'), address: mobile })]);
const example = { topics: ['safety'], areas: [], lang: 'ja' as const, easy: false, quietHours: { from: '22:00', until: '06:30' } };
const SignUp = z
  .strictObject({
    mail: mailAddress.optional(),
    sms: mobile.optional().meta({ description: 'メールの代わりに、携帯電話の番号（SMS）で登録する / instead of a mail address, a mobile number' }),
    otherwise: OtherWay.optional().meta({ description: 'メールが届かないときの別の宛先 / where to ask when the mail is refused' }),
    ...wishes,
    topics: wishes.topics.refine((topics) => topics.length > 0, { params: { ja: '分野を1つ以上選んでください。', en: 'Choose at least one topic.' } }),
  })
  .refine(hasConsent, consentMissing)
  .refine(({ mail, sms }) => mail !== undefined || sms !== undefined, { path: ['mail'], params: { ja: 'メールアドレスか、携帯電話の番号を入力してください。', en: 'Enter a mail address or a mobile number.' } })
  .refine(({ mail, sms, otherwise }) => sms === undefined || (mail === undefined && otherwise === undefined), {
    path: ['sms'], params: { ja: '携帯電話の番号で登録するときは、メールアドレスは入力しません。登録のあとに追加できます。', en: 'With a mobile number leave the mail address out; you can add one afterwards.' },
  })
  .meta({ example: { mail: 'taro@example.jp', ...example, childMonths: [], childMonthsConsent: false } });
const texts = z.object({ ja: z.string(), en: z.string() });
const advice = z.object({ code: z.string(), text: texts });
const SignUpView = z
  .object({ status: z.literal('confirmation-sent'), confirmWithinHours: z.int(), from: z.string().nullable(), advice: z.array(advice) })
  .meta({
    id: 'SignUpAnswer',
    description: '登録の受付。アドレスがすでに登録されているかどうかは、この返事からは分からない / the same whether or not the address is known',
    example: { status: 'confirmation-sent', confirmWithinHours: 24, from: config.MAIL_FROM, advice: adviceFor('taro@example.jp') },
  });
const HelpView = z
  .object({
    from: z.string(), domain: z.string(), allowList: texts, emptyMail: z.string().nullable(), sms: z.boolean(),
    messagingApp: z.string().nullable().meta({ description: '友だち追加のページ。追加すると登録の案内が届く / where the city’s account is added; it then tells how to subscribe' }),
    sample: z.object({ subject: texts, text: texts }),
  })
  .meta({ id: 'SignUpHelp', description: '登録の前に: 送信元と、メールの見え方 / before signing up: who sends, and what a mail looks like', example: help() });
const Token = z.strictObject({ token: z.string().max(120) });
const EndpointId = z.object({ id: z.uuid() });
const Code = z.strictObject({ code: z.string().regex(/^\d{6}$/) }).meta({ example: { code: '123456' } });
const nobody = { ids: () => [] };

/** Subscribing without a login: an address counts when its owner has opened the one message it got. */
@Controller()
@Public()
@RateLimit({ limit: 60, seconds: 60 })
export class SignUpsController {
  constructor(private readonly signUps: SignUpsService, private readonly topics: TopicsService) {}

  @Get('subscriptions/help')
  @Returns(HelpView)
  help(): z.output<typeof HelpView> {
    return help();
  }

  @Post('subscriptions')
  @HttpCode(202)
  @Audit('subscriber', nobody)
  @Returns(SignUpView)
  request(@Body({ schema: SignUp }) { mail, sms, ...body }: z.output<typeof SignUp>): Promise<SignUpAnswer> {
    return this.signUps.request({ ...body, ...(mail === undefined ? { kind: 'sms', address: sms ?? '' } : { kind: 'mail', address: mail }) });
  }

  /** Changes nothing: mail programs and virus scanners open every link. */
  @Get('subscriptions/confirm')
  @Header('content-type', html)
  @Header('content-security-policy', pagePolicy)
  @Header('cache-control', 'no-store')
  @ApiProduces('text/html')
  @Refuses('not-found')
  async askToConfirm(@Query({ schema: Token }) { token }: z.output<typeof Token>): Promise<string> {
    const { topics } = await this.signUps.asked(token);
    return confirmPage(token, (await this.topics.list()).topics.filter(({ code }) => topics.includes(code)));
  }

  @Post('subscriptions/confirm')
  @HttpCode(200)
  @Header('content-type', html)
  @Header('content-security-policy', pagePolicy)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiProduces('text/html')
  @Audit('endpoint', nobody)
  @Refuses('not-found')
  async confirm(@Query({ schema: Token }) { token }: z.output<typeof Token>): Promise<string> {
    return confirmedPage(await this.signUps.confirm(token));
  }

  /** One more address for who holds the link of their mails; it is asked to confirm. */
  @Post('preferences/endpoints')
  @HttpCode(202)
  @Audit('endpoint', nobody)
  @Refuses('not-found', 'conflict')
  @Returns(PreferencesView)
  addEndpoint(@Query({ schema: Token }) { token }: z.output<typeof Token>, @Body({ schema: OtherWay }) body: z.output<typeof OtherWay>): Promise<Preferences> {
    return this.signUps.addEndpoint(token, body);
  }

  @Post('preferences/endpoints/:id/confirm')
  @HttpCode(200)
  @NotAudited('A right code is recorded by the endpoint’s own moment of confirmation, a wrong one as a try.')
  @Refuses('not-found', 'not-allowed')
  @Returns(PreferencesView)
  confirmByCode(@Query({ schema: Token }) { token }: z.output<typeof Token>, @Param({ schema: EndpointId }) { id }: z.output<typeof EndpointId>, @Body({ schema: Code }) { code }: z.output<typeof Code>): Promise<Preferences> {
    return this.signUps.confirmByCode(token, id, code);
  }
}
