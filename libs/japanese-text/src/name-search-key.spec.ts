import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kanjiVariants } from './kanji-variants.js';
import { foldKana, graphemeLength, isKana, nameSearchKey, officialNameProblem } from './index.js';

const same = (a: string, b: string) => expect(nameSearchKey(a)).toBe(nameSearchKey(b));

describe('Scenario 19: storing and searching names', () => {
  // As code points, because an editor that normalises would turn the test into one of nothing.
  const tsuji = '\u8FBB\u{E0100}';
  const yoshi = '\u{20BB7}';
  const kami = '\uFA19';
  const alphabet = 'Wolfeschlegelsteinhausen Bergerdorff-Ōta';

  test('the names are accepted as they are, and counted as people count', () => {
    expect(graphemeLength(alphabet)).toBe(40);
    for (const name of [tsuji, yoshi, kami, alphabet]) expect(officialNameProblem(name, 40)).toBeUndefined();
    expect([tsuji, yoshi, kami].map(graphemeLength)).toEqual([1, 1, 1]);
    expect([tsuji, yoshi, kami].map((name) => Buffer.byteLength(name))).toEqual([7, 4, 3]);
  });

  test('a search for 辻, 吉, 神 or plain letters finds them', () => {
    expect(nameSearchKey(tsuji)).toBe('辻');
    expect(nameSearchKey(yoshi)).toBe('吉');
    expect(nameSearchKey(kami)).toBe('\u795E');
    same(alphabet, 'WOLFESCHLEGELSTEINHAUSEN　bergerdorff ota');
  });
});

test.each([
  ['髙橋 一郎', '高橋一郎'], ['山﨑', '山崎'], ['渡邉', '渡辺'], ['渡邊', '渡辺'], ['齋藤', '斎藤'], ['齊藤', '斉藤'], ['濵田', '浜田'], ['濱田', '浜田'], ['佐々木', '佐佐木'],
  ['ｻｲﾄｳ ﾊﾅｺ', 'さいとうはなこ'], ['サイトウ　ハナコ', 'さいとう はなこ'], ['ﾊﾟｰｶｰ', 'パーカー'], ['か゛', 'ガ'], ['が', 'が'], ['ショウジ', 'シヨウジ'], ['イッキ', 'いつき'], ['いすゞ', 'いすず'], ['みゝ', 'みみ'],
  ['アン‐マリー', 'アンマリー'], ['アン・マリ―', 'あんまりー'], ['アン－マリ－', 'アンマリ'], ["O'Neill", 'O’NEILL'], ['Ｊｏｓé', 'JOSE'], ['Nguyễn', 'nguyen'], ['みゑ', 'ミエ'], ['みづほ', 'みずほ'],
])('%s and %s are found by one key', same);

test.each([['斉藤', '斎藤'], ['なかしま', 'なかじま'], ['はは', 'ぱぱ'], ['山田', '山本'], ['大野', '太野']])('%s and %s stay apart', (a, b) => {
  expect(nameSearchKey(a)).not.toBe(nameSearchKey(b));
});

test('a key is found by itself, whatever the name', () => {
  const fromTable = fc.constantFrom(...kanjiVariants.keys(), 'ガ', 'ﾞ', '々', 'ゞ', 'ー', '\u{E0100}', ' ', 'é', '\uFA19');
  fc.assert(fc.property(fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fromTable) }), (name) => {
    const key = nameSearchKey(name);
    expect(nameSearchKey(key)).toBe(key);
  }), { numRuns: 500 });
});

test('width, kana, case, spaces and selectors never change the key', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from('あがぱんさしすょっ山田高橋吉abcz')) }), (name) => {
    const key = nameSearchKey(name);
    const katakana = name.replace(/[ぁ-ゖ]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60));
    for (const typed of [katakana, name.toUpperCase(), Array.from(name).join('　'), name.normalize('NFD'), Array.from(name, (one) => `${one}\u{E0101}`).join('')]) {
      expect(nameSearchKey(typed)).toBe(key);
    }
  }));
});

test('the table of variants folds one character to one other, and never in two steps', () => {
  expect(kanjiVariants.size).toBeGreaterThan(250);
  for (const [variant, plain] of kanjiVariants) {
    expect(Array.from(variant + plain)).toHaveLength(2);
    expect(variant).not.toBe(plain);
    expect(kanjiVariants.has(plain)).toBe(false);
    // What NFKC folds already would never be looked up.
    expect(variant.normalize('NFKC')).toBe(variant);
  }
});

test('kana are kana', () => {
  for (const text of ['やまだ', 'ヤマダ タロウ', 'ﾔﾏﾀﾞ', 'ジョン・スミス', 'ローラ', 'いすゞ', 'か゛', 'ヴァン']) expect(isKana(text)).toBe(true);
  for (const text of ['', ' ', '・', 'ー', '山田', 'やまだa', 'ヤマダ1', 'ヤマダ-タロウ', '゛']) expect(isKana(text)).toBe(false);
  expect(foldKana('ﾊﾟﾝﾀﾞ 山')).toBe('ぱんだ 山');
});

test('an official name is refused only for what no name holds', () => {
  for (const name of ['', '  ', '　', '山田\n太郎', '山田\t太郎', '\uD842', '山〓', '\uE000田', '山\uFFFD', 'あ'.repeat(101)]) expect(officialNameProblem(name)).toBeDefined();
  for (const name of ['A', ' 山田 ', 'Ng', 'ヤマダ・タロウ', '𠮷'.repeat(100), `${'辻\u{E0100}'.repeat(100)}`]) expect(officialNameProblem(name)).toBeUndefined();
  expect(officialNameProblem('山田太郎', 3)?.ja).toBe('名前は3文字以内で入力してください。');
});
