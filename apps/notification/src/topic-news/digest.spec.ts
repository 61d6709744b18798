import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, listed, type News } from './digest.js';

const website = 'https://city.example.jp/';
const news = (index: number, change: Partial<News> = {}): News => ({
  messages: { ja: { subject: `お知らせ${index}`, text: '本文' }, en: { subject: `News ${index}`, text: 'text' } }, page: `https://city.example.jp/${index}`, ...change,
});

test('one piece of news is sent as it was written', () => {
  expect(digestOf([news(1)], website)).toEqual(news(1).messages);
});

test('several are titles with their pages; what does not fit is counted and linked', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 500 }), (count) => {
    const { ja, en } = digestOf(Array.from({ length: count }, (_, index) => news(index)), website);
    expect(ja.subject).toBe(`市からのお知らせ（${count}件）`);
    expect(ja.text.match(/■/g)).toHaveLength(Math.min(count, listed));
    expect(ja.text.includes(`ほか${count - listed}件:\n${website}`)).toBe(count > listed);
    expect(en?.text).toContain('News 0\nhttps://city.example.jp/0');
    expect(ja.text.length).toBeLessThan(2_000);
  }));
});

test('a language that one of them has is a mail in it; the others stand there in English, else in Japanese', () => {
  const japaneseOnly = news(2, { messages: { ja: { subject: '日本語だけ', text: 'x' } }, page: null });
  const portuguese = news(3, { messages: { ...news(3).messages, pt: { subject: 'Notícia 3', text: 'x' } } });
  const { pt, 'ja-easy': easy } = digestOf([news(1), japaneseOnly, portuguese], website);
  expect(pt?.text).toBe('■ News 1\nhttps://city.example.jp/1\n\n■ 日本語だけ\n\n■ Notícia 3\nhttps://city.example.jp/3');
  expect(easy).toBeUndefined();
});
