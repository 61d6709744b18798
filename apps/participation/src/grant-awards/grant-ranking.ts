import type { Text } from '@tomoni/procedure';
import type { PanelResult } from '../grant-reviews/grant-review.entity.js';

/** A case with what the panel said of it. */
export interface Candidate extends PanelResult {
  readonly applicationId: string;
  readonly requestedYen: number;
  readonly submittedAt: Date;
  /** What residents gave it, in whole yen and cut to the rounding unit; null where they do not choose. No more is granted. */
  readonly designatedYen: number | null;
}
export type Ranked<Of extends Candidate> = Of & { readonly rank: number; readonly aboveMinimum: boolean; readonly withinBudget: boolean };

/** How equal scores are told apart, in this order; published with the ranking. */
export const tieRules: readonly Text[] = [
  { ja: '評価点が高い順', en: 'the higher score' },
  { ja: '同点なら、第1評価項目の点が高い順', en: 'then the higher score of the first criterion' },
  { ja: 'さらに同点なら、申請額が低い順', en: 'then the lower request' },
  { ja: 'さらに同点なら、提出が早い順', en: 'then the earlier submission' },
];

/** The order depends on the cases alone, never on the order in which they came. */
export function rankCandidates<Of extends Candidate>(candidates: readonly Of[], { minScoreBp, budgetYen }: { minScoreBp: number; budgetYen: number }): Ranked<Of>[] {
  let left = budgetYen;
  return candidates.toSorted(byScore).map((candidate, index) => {
    const aboveMinimum = candidate.scoreBp >= minScoreBp;
    const yen = Math.min(candidate.requestedYen, candidate.designatedYen ?? candidate.requestedYen);
    const withinBudget = aboveMinimum && yen > 0 && yen <= left;
    if (withinBudget) left -= yen;
    return { ...candidate, rank: index + 1, aboveMinimum, withinBudget };
  });
}

function byScore(a: Candidate, b: Candidate): number {
  return (
    b.scoreBp - a.scoreBp ||
    (b.criterionScores[0]?.scoreBp ?? 0) - (a.criterionScores[0]?.scoreBp ?? 0) ||
    a.requestedYen - b.requestedYen ||
    a.submittedAt.getTime() - b.submittedAt.getTime() ||
    // Ids are made in order of time, so this only decides within one millisecond.
    (a.applicationId < b.applicationId ? -1 : 1)
  );
}
