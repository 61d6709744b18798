import type { Drill } from '@tomoni/messaging';
import type { Message, Messages, TextVariant } from '../dispatches/dispatch.entity.js';
import { titleOf, type Words } from './alert-words.js';

/** Where, what to do, and what else there is to know, in one variant. `where` and `action` are one line each. */
export interface AlertWords { readonly where: string; readonly action: string; readonly detail?: string }
export type AlertTexts = { readonly ja: AlertWords } & { readonly [Variant in TextVariant]?: AlertWords };

export const versionActions = ['issue', 'update', 'correct', 'lift', 'cancel'] as const;
export type VersionAction = (typeof versionActions)[number];

/** What a text is composed from. The dispatch marks drills in what it sends; the headline carries the mark wherever else it stands. */
export interface Told {
  readonly action: VersionAction;
  readonly kind: string;
  readonly level: number | null;
  readonly drill: Drill;
  /** Since when it holds; for a lift or a cancellation, when that happened. */
  readonly when: Date;
  readonly texts: AlertTexts;
  /** For a cancellation or a lift: what had been told, and when. */
  readonly before?: { readonly headline: Words; readonly at: Date };
  /** Why it was wrong, or why it ended, in the words of the office. */
  readonly reason?: string;
}

const marks: Readonly<Record<VersionAction, Words>> = {
  issue: { ja: '', easy: '', en: '' },
  update: { ja: '【更新】', easy: '【あたらしく なりました】', en: '[Update] ' },
  correct: { ja: '【訂正】', easy: '【なおしました】', en: '[Correction] ' },
  lift: { ja: '【解除】', easy: '【おわりました】', en: '[Lifted] ' },
  cancel: { ja: '【取消】', easy: '【まちがいでした】', en: '[Cancelled] ' },
};
/** Before everything that stands where no dispatch marks it. */
export const drillMarks: Readonly<Record<Drill, Words>> = {
  normal: { ja: '', easy: '', en: '' },
  drill: { ja: '【訓練】', easy: '【訓練(くんれん)】', en: '【訓練】[DRILL] ' },
  test: { ja: '【試験】', easy: '【試験(しけん)】', en: '【試験】[TEST] ' },
};
const labels: Words[] = [
  { ja: '日時', easy: 'いつ', en: 'Time' },
  { ja: '場所', easy: 'どこ', en: 'Place' },
  { ja: '行動', easy: 'すること', en: 'What to do' },
];

const clock = { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit', hour12: false } as const;
function momentText(at: Date): Words {
  const ja = new Intl.DateTimeFormat('ja-JP', { ...clock, year: 'numeric', month: 'long', day: 'numeric' }).format(at);
  return { ja, easy: ja, en: new Intl.DateTimeFormat('en-GB', { ...clock, year: 'numeric', month: 'short', day: 'numeric' }).format(at) };
}

const languageOf = (variant: TextVariant): keyof Words => (variant === 'ja' ? 'ja' : variant === 'ja-easy' ? 'easy' : 'en');

/** At most 200 characters; the place is cut, never the official name. */
export function headlineOf(told: Pick<Told, 'action' | 'kind' | 'level' | 'drill' | 'texts'>, variant: TextVariant): string {
  const language = languageOf(variant);
  const words = told.texts[variant] ?? told.texts.ja;
  return cut(`${drillMarks[told.drill][language]}${marks[told.action][language]}【${titleOf(told.kind, told.level)[language]}】${words.where}`, 200);
}

/** The whole text of one variant: its first three lines are time, place and action, whatever the office writes. */
export function messageOf(told: Told, variant: TextVariant): Message {
  const language = languageOf(variant);
  const words = told.texts[variant] ?? told.texts.ja;
  const lines = [momentText(told.when)[language], words.where, actionOf(told, language, words)];
  const head = lines.map((line, index) => `${labels[index]?.[language]}: ${line}`);
  const rest = told.action === 'cancel' || told.action === 'lift' ? [told.reason] : [titleOf(told.kind, told.level)[language], words.detail];
  const text = [...head, '', ...rest.filter((line) => line)].join('\n').trimEnd();
  return { subject: cut(headlineOf({ ...told, drill: 'normal' }, variant), 80), text };
}

/** One message for each variant there are words for. */
export function messagesOf(told: Told): Messages {
  const variants = Object.keys(told.texts) as TextVariant[];
  return Object.fromEntries(variants.map((variant) => [variant, messageOf(told, variant)])) as Messages;
}

function actionOf({ action, before }: Told, language: keyof Words, words: AlertWords): string {
  if (action !== 'cancel' && action !== 'lift') return words.action;
  const what = `${before?.headline[language] ?? ''}（${before ? momentText(before.at)[language] : ''}）`;
  if (action === 'lift') {
    return { ja: `${what}は解除されました。引き続き周囲の安全を確認してください`, easy: `${what}は おわりました。まわりを よく 見(み)て ください`, en: `${what} has been lifted. Keep checking that it is safe around you` }[language];
  }
  return {
    ja: `${what}は誤りでした。取り消します。安全になったというお知らせではありません`,
    easy: `${what}は まちがいでした。「もう あんぜん」という 意味(いみ)では ありません`,
    en: `${what} was wrong and is cancelled. This does not mean that it is safe`,
  }[language];
}

const cut = (text: string, limit: number): string => (text.length <= limit ? text : `${[...text.slice(0, limit - 1)].join('').replace(/[\uD800-\uDBFF]$/, '')}…`);
