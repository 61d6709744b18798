import { colourOf, contrast, over, type Colour } from './contrast.js';
import type { Finding } from './finding.view.js';
import { attributeOf, ownText, spokenText, type Element, type Placed } from './html-tree.js';

/** One rule about one element; what it returns a writer reads. */
export type Found = Pick<Finding, 'code' | 'severity' | 'text'> & { readonly excerpt?: string };
export type Rule = (placed: Placed, all: readonly Placed[]) => Found | undefined;

const error = (code: string, ja: string, en: string, excerpt?: string): Found => ({ code, severity: 'error', text: { ja, en }, excerpt });
const warning = (code: string, ja: string, en: string, excerpt?: string): Found => ({ code, severity: 'warning', text: { ja, en }, excerpt });

const fileName = /\.(jpe?g|png|gif|webp|svg|bmp|tiff?|pdf)$|^(img|dsc[nf]?|image|pict|photo|画像|写真|スクリーンショット)[\s_-]*\d*$/i;

/** WCAG 1.1.1 */
export const imagesHaveWords: Rule = ({ element }) => {
  if (element.tagName !== 'img') return undefined;
  const alt = attributeOf(element, 'alt');
  if (alt === undefined) return error('img-alt-missing', '画像に代替テキスト（alt）がありません。画像が伝える内容を言葉で書くか、飾りの画像なら alt="" としてください。', 'The image has no alternative text (alt). Say in words what it tells, or write alt="" when it is only decoration.', attributeOf(element, 'src') ?? '');
  if (fileName.test(alt.trim())) return error('img-alt-file-name', `画像の代替テキスト「${alt}」はファイル名のようです。画像が伝える内容を書いてください。`, `The alternative text “${alt}” looks like a file name. Say what the image tells.`, alt);
  return undefined;
};

const levelOf = ({ tagName }: Element): number => Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);

/** WCAG 1.3.1, 2.4.6: the page's title is its h1. */
export const headingsInOrder: Rule = ({ element }, all) => {
  const level = levelOf(element);
  if (level === 0) return undefined;
  if (spokenText(element) === '') return error('heading-empty', `中身のない見出し（h${level}）があります。削除するか、見出しの文字を入れてください。`, `A heading (h${level}) is empty. Remove it or give it words.`);
  const before = all.slice(0, all.findIndex((other) => other.element === element)).reduce((last, other) => levelOf(other.element) || last, 1);
  if (level <= before + 1) return undefined;
  return error('heading-order', `見出しの段が飛んでいます（h${before}の次がh${level}）。ここはh${before + 1}にしてください。`, `A heading level is skipped (h${level} after h${before}). Make it h${before + 1}.`);
};

const meaningless = new Set('こちら こちらへ ここ ここをクリック こちらをクリック こちらをご覧ください クリック 詳しくはこちら 詳細はこちら 詳細 詳しく 続きを読む もっと見る リンク clickhere here readmore more link this thispage learnmore details moredetails 点击这里 这里 여기 여기를클릭 aqui cliqueaqui saibamais tạiđây nhấpvàođây'.split(' '));

/** WCAG 2.4.4 */
export const linksSayWhere: Rule = ({ element }) => {
  if (element.tagName !== 'a') return undefined;
  const text = spokenText(element);
  const plain = text.normalize('NFKC').toLowerCase().replace(/[\s。、.,:!?>»→（）()「」]/g, '');
  if (plain === '') return error('link-empty', 'リンクに文字がありません。読み上げソフトには行き先が伝わりません。', 'The link has no words; a screen reader cannot say where it leads.', attributeOf(element, 'href') ?? '');
  if (meaningless.has(plain)) return error('link-text', `リンクの文字「${text}」だけでは行き先が分かりません。行き先のページの名前にしてください。`, `The link text “${text}” does not say where it leads. Use the name of the page it leads to.`);
  if (/^(https?:\/\/|www\.)\S+$/i.test(text)) return error('link-bare-url', 'アドレスがそのままリンクの文字になっています。行き先のページの名前にしてください。', 'The link text is a bare address. Use the name of the page it leads to.');
  return undefined;
};

/** WCAG 1.3.1 */
export const tablesHaveHeaders: Rule = (table, all) => {
  if (table.element.tagName !== 'table') return undefined;
  const inside = all.filter(({ ancestors }) => ancestors.findLast(({ element }) => element.tagName === 'table')?.element === table.element);
  const headers = inside.filter(({ element }) => element.tagName === 'th');
  if (headers.length === 0) return error('table-headers-missing', '表に見出しのセル（th）がありません。項目名のセルを th にし、scope で行か列かを示してください。', 'The table has no header cells (th). Make the cells with labels th, with scope for row or column.');
  if (headers.every(({ element }) => spokenText(element) === '')) return error('table-headers-empty', '表の見出しのセル（th）に文字がありません。', 'The header cells (th) of the table are empty.');
  const rows = new Set(headers.map(({ ancestors }) => ancestors.findLast(({ element }) => element.tagName === 'tr')?.element));
  const unclear = rows.size > 1 && headers.some(({ element }) => attributeOf(element, 'scope') === undefined);
  if (unclear) return error('table-scope-missing', '行と列の両方に見出しがある表では、th に scope="col" または scope="row" が必要です。', 'A table with headers for rows and columns needs scope="col" or scope="row" on each th.');
  return undefined;
};

/** WCAG 1.4.3, on the colours of the public page: text #1a1a1c, links #0017c1, ground #ffffff; h2 and h3 are large text there. */
export const coloursContrast: Rule = ({ element, ancestors }) => {
  const chain = [...ancestors.map((placed) => placed.element), element];
  if (ownText(element).trim() === '' || !chain.some((part) => attributeOf(part, 'style') !== undefined)) return undefined;
  let ground: Colour = [255, 255, 255, 1];
  let text: Colour = [0x1a, 0x1a, 0x1c, 1];
  for (const part of chain) {
    const styles = stylesOf(part);
    ground = styles.ground ? over(styles.ground, ground) : ground;
    text = styles.text ?? (part.tagName === 'a' ? [0x00, 0x17, 0xc1, 1] : text);
  }
  const ratio = Math.floor(contrast(over(text, ground), ground) * 100) / 100;
  const needed = chain.some(({ tagName }) => tagName === 'h2' || tagName === 'h3') ? 3 : 4.5;
  if (ratio >= needed) return undefined;
  return error('contrast', `文字と背景の色の差が足りません（コントラスト比 ${ratio}:1、必要なのは ${needed}:1）。文字を濃くするか、色の指定をやめてください。`, `Text and ground are too alike (contrast ${ratio}:1, needed ${needed}:1). Darken the text or leave the colours out.`);
};

function stylesOf(element: Element): { text?: Colour; ground?: Colour } {
  const declared = new Map((attributeOf(element, 'style') ?? '').split(';').map((line) => {
    const [name = '', value = ''] = line.split(':').map((part) => part.trim().toLowerCase());
    return [name, value] as const;
  }));
  return { text: colourOf(declared.get('color') ?? ''), ground: colourOf(declared.get('background-color') ?? '') };
}

/** Words pulled apart to look even are read one by one: 「日　時」 is "day", "hour". */
export const wordsNotSpaced: Rule = ({ element }) => {
  const text = ownText(element);
  const [word] = /(?<![\p{L}\p{N}])\p{sc=Han}(?:[ \u3000]+\p{sc=Han})+(?![\p{L}\p{N}])/u.exec(text) ?? [];
  if (word) return warning('spaced-word', `「${word}」のように文字の間に空白を入れると、読み上げソフトは一字ずつ読みます。空白を取ってください。`, `Spaces inside a word (“${word}”) make a screen reader spell it. Take them out.`, word);
  if (/\u3000{2,}/.test(text)) return warning('space-layout', '空白を並べて位置をそろえています。表か箇条書きにしてください。', 'Rows of spaces are used for layout. Use a table or a list.');
  const [compound] = /[\u3200-\u33ff]/.exec(text) ?? [];
  if (compound) return warning('compound-character', `「${compound}」は読み上げられないことがあります。「${compound.normalize('NFKC')}」のように普通の文字で書いてください。`, `“${compound}” may not be read aloud. Write it in ordinary characters.`, compound);
  return undefined;
};

const spoken: Readonly<Record<string, string>> = { 'ja-easy': 'ja' };
const foreign: readonly (readonly [native: readonly string[], script: RegExp, long: number, language: string])[] = [
  [['ko'], /[\p{sc=Hangul}][\p{sc=Hangul}\s]*/u, 8, 'ko'],
  [['ja'], /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}ー、。]*[\p{sc=Hiragana}\p{sc=Katakana}][\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}ー、。]*/u, 12, 'ja'],
  [['en', 'pt', 'vi'], /[A-Za-z][a-z'’]*(?:[ ,]+[A-Za-z][a-z'’]*){7,}/, 1, 'en'],
];

/** WCAG 3.1.2 */
export const languagesMarked = (variant: string): Rule => ({ element, ancestors }) => {
  const own = attributeOf(element, 'lang');
  if (own !== undefined && !isLanguage(own)) return error('lang-unknown', `lang="${own}" は言語の記号ではありません（例: en、zh、ko）。`, `lang="${own}" is not a language (such as en, zh, ko).`, own);
  const language = (own ?? ancestors.map((placed) => attributeOf(placed.element, 'lang')).findLast(Boolean) ?? spoken[variant] ?? variant).slice(0, 2);
  for (const [native, script, long, name] of foreign) {
    const [run] = native.includes(language) ? [] : (script.exec(ownText(element)) ?? []);
    if (run && run.length >= long) return error('lang-missing', `ほかの言語の文に言語の指定がありません。lang="${name}" のように示すと、正しい発音で読み上げられます。`, `A passage in another language is not marked. Add lang="${name}" (or its language), so that it is pronounced rightly.`, run.trim());
  }
  return undefined;
};

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
