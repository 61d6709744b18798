import { z } from 'zod';
import { textVariants, type TextVariant } from '../dispatches/dispatch.entity.js';

const words = z.object({ ja: z.string(), en: z.string() });

/** Something a writer can put right. An error stands against publishing, a warning is for people to judge. */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** The language it is in; null where it is about the whole or an attachment. */
  readonly variant: TextVariant | null;
  /** Elements from the root of the text: `table:1 > tbody:1 > tr:2`; or the attachment's id. */
  readonly path: string;
  readonly excerpt: string;
  readonly text: { readonly ja: string; readonly en: string };
}

export const findingExample: Finding = {
  code: 'link-text', severity: 'error', variant: 'ja', path: 'p:2 > a:1', excerpt: 'こちら',
  text: { ja: 'リンクの文字「こちら」だけでは行き先が分かりません。行き先のページの名前にしてください。', en: 'The link text “こちら” does not say where it leads. Use the name of the page it leads to.' },
};

export const FindingView = z
  .object({ code: z.string(), severity: z.enum(['error', 'warning']), variant: z.enum(textVariants).nullable(), path: z.string(), excerpt: z.string(), text: words })
  .meta({ id: 'Finding', description: '公開前の点検の結果 / a result of the checks before publication', example: findingExample });
