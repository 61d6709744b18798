/** `YYYY-MM` so many months before another: who is four months old in `2026-05` was born in `2026-01`. */
export function monthsBefore(month: string, months: number): string {
  const [year = 0, ofYear = 1] = month.split('-').map(Number);
  const index = year * 12 + (ofYear - 1) - months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
