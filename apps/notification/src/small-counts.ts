const step = 5;
/** A count as people may see it. */
export type ShownCount = number | '<5';

/**
 * Nobody is a number below five, and everything else is rounded down to fives: so no subtraction of one number from another
 * brings a small one back, whichever of them are read together.
 */
export const shown = (count: number): ShownCount => (count > 0 && count < step ? '<5' : count - (count % step));

/** Parts of a whole, and the whole, as people may see them. */
export function shownParts<Part extends string>(parts: Readonly<Partial<Record<Part, number>>>): { total: ShownCount; parts: Partial<Record<Part, ShownCount>> } {
  const counts = Object.entries(parts) as [Part, number][];
  return {
    total: shown(counts.reduce((sum, [, count]) => sum + count, 0)),
    parts: Object.fromEntries(counts.map(([part, count]) => [part, shown(count)])) as Partial<Record<Part, ShownCount>>,
  };
}
