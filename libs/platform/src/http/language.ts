import type { Texts } from '@tomoni/contracts';

export type Language = keyof Texts;

/** The first of our languages that the header names, by its own weights; Japanese when it names none. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'ja';
  let best: Language = 'ja';
  let bestWeight = 0;
  for (const range of acceptLanguage.slice(0, 200).split(',')) {
    const [tag = '', weight] = range.split(';');
    const language = tag.trim().slice(0, 2).toLowerCase();
    const q = weight === undefined ? 1 : Number(/^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(weight)?.[1] ?? 0);
    if ((language === 'ja' || language === 'en') && q > bestWeight) [best, bestWeight] = [language, q];
  }
  return best;
}
