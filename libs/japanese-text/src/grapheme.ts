const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Length in characters as people count them: 辻󠄀 with its selector is one, 𠮷 is one, 👩‍👧 is one. */
export function graphemeLength(text: string): number {
  return Array.from(segmenter.segment(text)).length;
}
