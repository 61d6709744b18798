import { textVariants, type Message, type Messages, type TextVariant } from '../dispatches/dispatch.entity.js';

export interface News { readonly messages: Messages; readonly page: string | null }

/** More titles than this nobody reads on a phone. */
export const listed = 10;

interface Words { readonly subject: (count: number) => string; readonly more: (count: number) => string }
const japanese: Words = { subject: (count) => `市からのお知らせ（${count}件）`, more: (count) => `ほか${count}件:` };
const easy: Words = { subject: (count) => `市（し）からの お知（し）らせ（${count}件（けん））`, more: (count) => `ほかに ${count}件（けん）:` };
const english: Words = { subject: (count) => `News from the city (${count})`, more: (count) => `${count} more:` };
const wordsOf = (variant: TextVariant): Words => (variant === 'ja' ? japanese : variant === 'ja-easy' ? easy : english);

/** One mail of all of it: as it is when there is one, else titles and where more stands. @param website where what is not listed is found */
export function digestOf(news: readonly News[], website: string): Messages {
  const [only] = news;
  if (only && news.length === 1) return only.messages;
  const variants = textVariants.filter((variant) => news.some(({ messages }) => messages[variant]));
  return Object.fromEntries(variants.map((variant) => [variant, digestIn(variant, news, website)])) as unknown as Messages;
}

function digestIn(variant: TextVariant, news: readonly News[], website: string): Message {
  const words = wordsOf(variant);
  const lines = news.slice(0, listed).map(({ messages, page }) => `■ ${readAs(variant, messages).subject}${page === null ? '' : `\n${page}`}`);
  const rest = news.length - listed;
  return { subject: words.subject(news.length), text: [...lines, ...(rest > 0 ? [`${words.more(rest)}\n${website}`] : [])].join('\n\n') };
}

/** As a dispatch chooses: whoever reads a language without a text gets English, else Japanese. */
function readAs(variant: TextVariant, messages: Messages): Message {
  return messages[variant] ?? (variant === 'ja-easy' ? undefined : messages.en) ?? messages.ja;
}
