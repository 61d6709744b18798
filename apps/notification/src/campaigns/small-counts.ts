/** Fewer than this many could be told apart. */
const fewest = 5;
export type ShownCount = number | '<5';

/** A count as people may see it; nobody is a number below five. */
export const shown = (count: number): ShownCount => (count > 0 && count < fewest ? '<5' : count);

/**
 * Parts of a whole as people may see them. Where one part is hidden the whole is not told exactly, because a subtraction would
 * bring the part back: `total` is then null.
 */
export function shownParts<Part extends string>(parts: Readonly<Partial<Record<Part, number>>>): { total: ShownCount | null; parts: Partial<Record<Part, ShownCount>> } {
  const counts = Object.entries(parts) as [Part, number][];
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const hidden = counts.some(([, count]) => shown(count) === '<5');
  const of = (count: number): ShownCount => (total > 0 && total < fewest ? '<5' : shown(count));
  return {
    total: shown(total) === '<5' ? '<5' : hidden ? null : total,
    parts: Object.fromEntries(counts.map(([part, count]) => [part, of(count)])) as Partial<Record<Part, ShownCount>>,
  };
}
