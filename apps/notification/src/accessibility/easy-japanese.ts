import type { Found } from './html-checks.js';
import { plainText, type Placed } from './html-tree.js';

const longest = 50;
const warning = (code: string, ja: string, en: string, excerpt: string): Found => ({ code, severity: 'warning', text: { ja, en }, excerpt });

/** やさしい日本語: one idea a sentence, no double negative (出入国在留管理庁・文化庁 ガイドライン). People judge; nothing is blocked. */
export function sentencesAreEasy(html: string): Found[] {
  return plainText(withoutReadings(html)).split(/[。！？\n]/).flatMap((sentence) => {
    const text = sentence.trim();
    return [
      ...([...text].length > longest ? [warning('easy-sentence-long', `文が長すぎます（${[...text].length}字）。${longest}字までを目安に、二つに分けてください。`, `The sentence is long (${[...text].length} characters). Make it two, of up to ${longest}.`, text)] : []),
      ...(/な(いことは|くは)(ない|ありません)|ないわけでは(ない|ありません)|ずには(いられ|すま)/.test(text) ? [warning('easy-double-negative', '二重否定は分かりにくいので、「できます」「必要です」のように言い切ってください。', 'A double negative is hard to read. Say it straight.', text)] : []),
    ];
  });
}

const withoutReadings = (html: string): string => html.replace(/<(rt|rp)>[^<]*<\/\1>/g, '');

/** Kanji outside `ruby` have no reading. */
export function kanjiHaveReadings({ element, ancestors }: Placed): Found | undefined {
  if ([...ancestors.map((placed) => placed.element), element].some(({ tagName }) => tagName === 'ruby')) return undefined;
  const words = element.childNodes.flatMap((node) => ('value' in node ? (node.value.match(/\p{sc=Han}+/gu) ?? []) : []));
  if (words.length === 0) return undefined;
  const shown = [...new Set(words)].slice(0, 5).join('、');
  return warning('easy-furigana-missing', `ふりがなのない漢字があります（${shown}）。ruby で読みを付けてください。`, `Kanji without a reading: ${shown}. Add it with ruby.`, shown);
}
