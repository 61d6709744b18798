import { Audit, InvalidInput, Public, RateLimit, Refuses, Returns } from '@tomoni/platform';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { isOutsideAddress } from '../outside-request.js';
import { TopicsService } from '../topics/topics.service.js';
import { ForgettingService } from './forgetting.service.js';
import { both, html, pagePolicy } from './page.view.js';
import { PreferencesService } from './preferences.service.js';
import { PreferencesView, ReceiptView, Wishes, type Preferences } from './preferences.view.js';
import { forgottenPage, preferencesPage } from './subscriber-pages.js';

const Token = z.strictObject({ token: z.string().max(120) });
const EndpointId = z.object({ id: z.uuid() });
const Form = z.strictObject({ form: z.string().max(16_384) });
/** What `PushSubscription.toJSON()` of a browser says. */
const Push = z
  .strictObject({
    endpoint: z.url().max(1_000).refine(isOutsideAddress, { params: { ja: 'ブラウザーの通知の宛先ではありません。', en: 'This is not where a browser is notified.' } }),
    expirationTime: z.number().nullable().optional(),
    keys: z.strictObject({ p256dh: z.string().regex(/^[\w-]{86,88}=?$/), auth: z.string().regex(/^[\w-]{21,24}={0,2}$/) }),
  })
  .meta({ example: { endpoint: 'https://push.example.jp/send/abc', expirationTime: null, keys: { p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM', auth: 'tBHItJI5svbpez7KI4CCXg' } } });
const subscriber = { ids: () => [] };

/** For who holds the link of their mails: what they get, where, and the end of it. No login. */
@Controller()
@Public()
@Refuses('not-found', 'conflict')
@RateLimit({ limit: 120, seconds: 60 })
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService, private readonly forgetting: ForgettingService, private readonly topics: TopicsService) {}

  @Get('preferences')
  @Header('cache-control', 'no-store')
  @Audit('subscriber', { ...subscriber, reads: ['childMonths', 'endpoints'] })
  @Returns(PreferencesView)
  show(@Query({ schema: Token }) { token }: z.output<typeof Token>): Promise<Preferences> {
    return this.preferences.show(token);
  }

  /** The whole of it: what is left out takes its first value. */
  @Put('preferences')
  @Audit('subscriber', subscriber)
  @Returns(PreferencesView)
  change(@Query({ schema: Token }) { token }: z.output<typeof Token>, @Body({ schema: Wishes }) wishes: Wishes): Promise<Preferences> {
    return this.preferences.change(token, wishes);
  }

  /** Addresses and months of birth become unreadable within a minute; the reply proves it. */
  @Delete('preferences')
  @Audit('subscriber', subscriber)
  @Returns(ReceiptView)
  forget(@Query({ schema: Token }) { token }: z.output<typeof Token>): Promise<z.output<typeof ReceiptView>> {
    return this.forgetting.forgetMe(token);
  }

  @Delete('preferences/endpoints/:id')
  @Audit('endpoint')
  @Returns(PreferencesView)
  removeEndpoint(@Query({ schema: Token }) { token }: z.output<typeof Token>, @Param({ schema: EndpointId }) { id }: z.output<typeof EndpointId>): Promise<Preferences> {
    return this.preferences.removeEndpoint(token, id);
  }

  /** A browser as one more place to be told. */
  @Post('subscriptions/push')
  @Audit('endpoint', subscriber)
  @Returns(PreferencesView)
  addPush(@Query({ schema: Token }) { token }: z.output<typeof Token>, @Body({ schema: Push }) push: z.output<typeof Push>): Promise<Preferences> {
    return this.preferences.addPush(token, JSON.stringify(push));
  }

  /** The same as a page for people. */
  @Get('preferences/page')
  @Header('content-type', html)
  @Header('content-security-policy', pagePolicy)
  @Header('cache-control', 'no-store')
  @ApiProduces('text/html')
  @Audit('subscriber', { ...subscriber, reads: ['childMonths', 'endpoints'] })
  async showPage(@Query({ schema: Token }) { token }: z.output<typeof Token>): Promise<string> {
    return preferencesPage(token, await this.preferences.show(token), await this.topics.list(), '');
  }

  @Post('preferences/page')
  @HttpCode(200)
  @Header('content-type', html)
  @Header('content-security-policy', pagePolicy)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiProduces('text/html')
  @Audit('subscriber', subscriber)
  async changePage(@Query({ schema: Token }) { token }: z.output<typeof Token>, @Body({ schema: Form }) { form }: z.output<typeof Form>): Promise<string> {
    const given = Wishes.safeParse(wishesOf(new URLSearchParams(form)));
    const all = await this.topics.list();
    if (!given.success) return preferencesPage(token, await this.preferences.show(token), all, refused(given.error.issues.map(wordsOf)));
    try {
      return preferencesPage(token, await this.preferences.change(token, given.data), all, both({ ja: '保存しました。', en: 'It has been saved.' }));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return preferencesPage(token, await this.preferences.show(token), all, refused((error.errors ?? []).map(({ detail }) => detail)));
    }
  }

  @Post('preferences/forget')
  @HttpCode(200)
  @Header('content-type', html)
  @Header('content-security-policy', pagePolicy)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiProduces('text/html')
  @Audit('subscriber', subscriber)
  async forgetPage(@Query({ schema: Token }) { token }: z.output<typeof Token>): Promise<string> {
    return forgottenPage(await this.forgetting.forgetMe(token));
  }
}

type Words = { ja: string; en: string };
const refused = (words: Words[]): string => `<div role="alert">${[...new Set(words.map(both))].join('')}</div>`;

const fieldNames: Readonly<Record<string, Words>> = {
  quietHours: { ja: '受け取らない時間は「22:00」の形で、16時間以内にしてください。', en: 'Write quiet hours like 22:00, at most 16 hours.' },
  childMonths: { ja: '生まれた月は「2025-03」の形で書いてください。', en: 'Write months like 2025-03.' },
  childMonthsConsent: { ja: '生まれた月を預かるには、同意のしるしが必要です。', en: 'Months of birth are kept only with your consent.' },
};
const wordsOf = ({ path }: z.core.$ZodIssue): Words => fieldNames[String(path[0])] ?? { ja: '選んだ内容を確認してください。', en: 'Please check what you chose.' };

function wishesOf(form: URLSearchParams): unknown {
  const [from, until] = [form.get('quietFrom') ?? '', form.get('quietUntil') ?? ''].map((text) => text.normalize('NFKC').trim());
  return {
    topics: form.getAll('topics'),
    areas: form.getAll('areas'),
    lang: form.get('lang') ?? 'ja',
    easy: form.has('easy'),
    quietHours: from || until ? { from, until } : null,
    childMonths: (form.get('childMonths') ?? '').normalize('NFKC').split(/[\s,、]+/).filter(Boolean),
    childMonthsConsent: form.has('childMonthsConsent'),
  };
}
