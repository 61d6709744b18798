import { randomUUIDv7 } from 'node:crypto';
import { NotAllowed, type ProcedureCaller } from '@tomoni/procedure';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { isOfficer } from '../grant-applications/grant-application.procedure.js';
import type { Criterion } from '../grant-programs/grant-program.entity.js';

/** `declared` by the reviewer, `found` by the office or the sign-in, `recused`: stepped back without naming an interest. */
export const coiStates = ['undeclared', 'none', 'declared', 'found', 'recused'] as const;
export type CoiState = (typeof coiStates)[number];

/** 除斥 and 回避: officer or member of the group, kin within the third degree, funder, competitor; or the reviewer's own wish. */
export const coiReasons = ['officer-of-group', 'member-of-group', 'kin-within-third-degree', 'funder-of-group', 'competitor-of-group', 'own-wish'] as const;
export type CoiReason = (typeof coiReasons)[number];

/** Points by the key of a criterion. */
export type Scores = Readonly<Record<string, number>>;

/** What a review's rules need to know of its case. */
export interface ReviewedCase { readonly groupId: string; readonly status: string }

@Entity('grant_review')
@Unique('grant_review_once', ['applicationId', 'reviewerId'])
@Check('grant_review_coi', `coi IN ('undeclared', 'none', 'declared', 'found', 'recused')`)
@ForeignKey('GrantApplication', ['applicationId'], ['id'], { name: 'grant_review_application' })
@ForeignKey('Reviewer', ['reviewerId'], ['id'], { name: 'grant_review_reviewer' })
@Index('grant_review_by_reviewer', ['reviewerId', 'id'])
export class GrantReview {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') applicationId: string;
  @Column('uuid') reviewerId: string;
  @Column('text') coi: CoiState;
  @Column('text', { nullable: true }) coiReason: CoiReason | null;
  @Column('jsonb') scores: Scores;
  /** From here on the scores never change: the entity refuses it, and so does the database. */
  @Column('timestamptz', { nullable: true }) sealedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;

  static assign(applicationId: string, reviewerId: string): GrantReview {
    return Object.assign(new GrantReview(), {
      id: randomUUIDv7(), applicationId, reviewerId, coi: 'undeclared', coiReason: null, scores: {}, sealedAt: null, version: 1,
    } satisfies Partial<GrantReview>);
  }

  /** No say in this case any more: neither reads nor writes, and what was scored does not count. */
  get isRecused(): boolean {
    return this.coi === 'declared' || this.coi === 'found' || this.coi === 'recused';
  }

  get counts(): boolean {
    return !this.isRecused && this.sealedAt !== null;
  }

  /** The reviewer's own word; an interest, once declared, is not taken back. */
  declareInterests(reason: CoiReason | null): void {
    this.requireNotRecused();
    if (reason === null && this.coi === 'none') return;
    if (reason === 'own-wish' && this.sealedAt) {
      throw new NotAllowed({ code: 'scores-sealed', ja: '封印した後は、利益相反がある場合に限り外れることができます', en: 'After sealing, only an interest takes a reviewer out' });
    }
    if (reason === null) this.mark('none', null);
    else this.mark(reason === 'own-wish' ? 'recused' : 'declared', reason);
  }

  /** The office learned of an interest, be it before or after scoring (scenario 12). */
  findInterest(reason: CoiReason): void {
    if (this.isRecused) throw new NotAllowed({ code: 'recused-already', ja: 'すでに除斥されています', en: 'The reviewer is recused already' });
    this.mark('found', reason);
  }

  /** Is the caller an officer of the group, whatever they declared? Then they are cut off at once. */
  isCaughtBy(caller: ProcedureCaller, reviewed: ReviewedCase): boolean {
    return !this.isRecused && isOfficer(caller, reviewed);
  }

  /** @throws NotAllowed unless the reviewer said that no interest stands against it */
  requireMayRead(): void {
    this.requireNotRecused();
    if (this.coi === 'undeclared') {
      throw new NotAllowed({ code: 'interests-undeclared', ja: '先に利益相反の有無を申告してください', en: 'Declare your interests first' });
    }
  }

  score(scores: Scores, criteria: readonly Criterion[], reviewed: ReviewedCase): void {
    this.requireScoring(reviewed);
    for (const [key, points] of Object.entries(scores)) {
      const criterion = criteria.find((criterion) => criterion.key === key);
      if (criterion && Number.isInteger(points) && points >= 0 && points <= criterion.maxPoints) continue;
      throw new NotAllowed({
        code: 'score-out-of-range',
        ja: criterion ? `「${criterion.ja}」は0点から${criterion.maxPoints}点です` : `「${key}」という評価項目はありません`,
        en: criterion ? `“${criterion.en}” takes 0 to ${criterion.maxPoints} points` : `There is no criterion “${key}”`,
      });
    }
    this.scores = scores;
    this.version += 1;
  }

  seal(criteria: readonly Criterion[], reviewed: ReviewedCase, now: Date): void {
    this.requireScoring(reviewed);
    const missing = criteria.filter(({ key }) => this.scores[key] === undefined);
    if (missing.length > 0) {
      throw new NotAllowed({
        code: 'scores-missing',
        ja: `採点していない項目があります: ${missing.map(({ ja }) => ja).join('、')}`,
        en: `Not scored yet: ${missing.map(({ en }) => en).join(', ')}`,
      });
    }
    this.sealedAt = now;
    this.version += 1;
  }

  private requireScoring({ status }: ReviewedCase): void {
    this.requireMayRead();
    if (this.sealedAt) throw new NotAllowed({ code: 'scores-sealed', ja: '封印した採点は変更できません', en: 'A sealed score does not change' });
    if (status !== 'under-review' && status !== 'presented') {
      throw new NotAllowed({ code: 'not-under-review', ja: 'この案件はいま採点を受け付けていません', en: 'This case is not being scored now' });
    }
  }

  requireNotRecused(): void {
    if (!this.isRecused) return;
    const why = { code: 'recused', ja: '利益相反のため、この案件には関われません', en: 'A conflict of interest keeps you out of this case' };
    throw new NotAllowed(why, { reason: 'role' });
  }

  private mark(coi: CoiState, reason: CoiReason | null): void {
    this.coi = coi;
    this.coiReason = reason;
    this.version += 1;
  }
}

/** What a panel says of one case, once everybody has sealed. */
export interface PanelResult {
  readonly scoreBp: number;
  readonly criterionScores: readonly { readonly key: string; readonly scoreBp: number }[];
  readonly reviewers: number;
  readonly recusals: number;
}

/** Are all scores in that can come in? Until then they stay blind for everybody. */
export const isSealed = (reviews: readonly GrantReview[]): boolean => reviews.some(({ counts }) => counts) && reviews.every(({ counts, isRecused }) => counts || isRecused);

export const hasQuorum = (reviews: readonly GrantReview[], quorum: number): boolean => reviews.filter(({ counts }) => counts).length >= quorum;

/** Why there is no result: a score is missing, or too few reviewers are left after recusal. */
export function refusalOfResult(reviews: readonly GrantReview[], quorum: number): NotAllowed | undefined {
  const counted = reviews.filter(({ counts }) => counts).length;
  const open = reviews.filter(({ counts, isRecused }) => !counts && !isRecused).length;
  if (open > 0) return new NotAllowed({ code: 'scores-not-sealed', ja: `${open}人の採点がまだ封印されていません`, en: `${open} reviewers have not sealed yet` });
  if (counted >= quorum) return undefined;
  return new NotAllowed({
    code: 'below-quorum',
    ja: `審査会の定足数は${quorum}人ですが、有効な採点は${counted}人分です`,
    en: `The quorum of the panel is ${quorum}; ${counted} reviewers' scores count`,
  });
}

/**
 * Points given as a share of the points there were, in whole basis points, cut below.
 * @throws NotAllowed as `refusalOfResult` says
 */
export function panelResult(reviews: readonly GrantReview[], criteria: readonly Criterion[], quorum: number): PanelResult {
  const refusal = refusalOfResult(reviews, quorum);
  if (refusal) throw refusal;
  const counted = reviews.filter(({ counts }) => counts);
  const share = (of: readonly Criterion[]): number => {
    const given = counted.reduce((sum, { scores }) => sum + of.reduce((points, { key }) => points + (scores[key] ?? 0), 0), 0);
    const possible = counted.length * of.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
    return Math.floor((given * 10_000) / possible);
  };
  return {
    scoreBp: share(criteria),
    criterionScores: criteria.map((criterion) => ({ key: criterion.key, scoreBp: share([criterion]) })),
    reviewers: counted.length,
    recusals: reviews.filter(({ isRecused }) => isRecused).length,
  };
}
