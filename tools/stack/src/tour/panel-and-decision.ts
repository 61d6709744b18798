import { decisionNoticeIssued, grantAwardDecided, grantReviewRecused, grantReviewSealed } from '@tomoni/contracts';
import { reply } from '@tomoni/client';
import type { Case } from './case.js';
import type { Guide } from './guide.js';

const reviewers = ['reviewer-1', 'reviewer-2', 'reviewer-3', 'reviewer-4'];
/** Treasurer of the first demo group. */
const conflicted = 'reviewer-3';

/** The panel declares interests, scores blind and seals; whoever has an interest is out at once. */
export async function review(guide: Guide, { id, program }: Case): Promise<void> {
  const { as, narrator, watch, refused } = guide;
  narrator.act('The panel declares interests (one reviewer is conflicted and cut off at once), scores blind, and seals');
  const secretariat = as('secretariat').participation;
  const reviewerIds: string[] = [];
  for (const name of reviewers) {
    const { person, participation } = as(name);
    reviewerIds.push((await reply(participation.PUT('/reviewers/me', { body: { name: person.name } }))).reviewerId);
  }
  await reply(secretariat.POST('/grant-programs/{id}/panel', { params: { path: { id: program.id } }, body: { reviewerIds } }));
  await reply(secretariat.POST('/grant-applications/{id}/open-review', { params: { path: { id } } }));
  await cutOff(guide, id);
  for (const [index, name] of reviewers.filter((one) => one !== conflicted).entries()) await scoreAndSeal(guide, name, id, { 'public-benefit': 8 + (index % 2), feasibility: 7 + index });
  const sealed = await reviewOf(guide, 'reviewer-1', id);
  const change = as('reviewer-1').participation.PUT('/reviews/{id}/scores', { params: { path: { id: sealed } }, body: { scores: { 'public-benefit': 1, feasibility: 1 } } });
  await refused(change, 'scores-sealed', 'a sealed score never changes');
  await watch.event(grantReviewSealed, ({ applicationId }) => applicationId === id);
  await reply(secretariat.POST('/grant-applications/{id}/record-presentation', { params: { path: { id } } }));
  await reply(secretariat.POST('/grant-applications/{id}/confirm-scores', { params: { path: { id } } }));
}

async function cutOff({ as, narrator, watch, ...guide }: Guide, applicationId: string): Promise<void> {
  const { participation } = as(conflicted);
  const id = await reviewOf({ as }, conflicted, applicationId);
  const params = { path: { id } };
  // The sign-in itself shows an officer of the group; towards another group an interest is declared.
  const looked = await participation.GET('/reviews/{id}', { params }).then(({ data }) => data, () => undefined);
  if (looked) await reply(participation.POST('/reviews/{id}/coi', { params, body: { reason: 'funder-of-group' } }));
  const { reasonCode } = await watch.event(grantReviewRecused, ({ reviewId }) => reviewId === id);
  await guide.refused(participation.GET('/reviews/{id}', { params }), 'recused', `${conflicted} is recused (${reasonCode}) and reads nothing of the case any more`);
  narrator.seen('three of four reviewers remain: the quorum is met');
}

async function scoreAndSeal({ as, narrator }: Guide, name: string, applicationId: string, scores: Record<string, number>): Promise<void> {
  const { participation } = as(name);
  const params = { path: { id: await reviewOf({ as }, name, applicationId) } };
  await reply(participation.POST('/reviews/{id}/coi', { params, body: { reason: null } }));
  const { groupName, others, reviewed } = await reply(participation.GET('/reviews/{id}', { params }));
  if (groupName !== null || others !== null || reviewed === null) throw new Error(`${name} does not score blind`);
  await reply(participation.PUT('/reviews/{id}/scores', { params, body: { scores } }));
  await reply(participation.POST('/reviews/{id}/seal', { params }));
  narrator.seen(`${name} read the plan without the group’s name and without the others’ scores`);
}

async function reviewOf({ as }: Pick<Guide, 'as'>, name: string, applicationId: string): Promise<string> {
  const { items } = await reply(as(name).participation.GET('/reviews/mine', { params: { query: { limit: 100 } } }));
  const found = items.find((one) => one.applicationId === applicationId);
  if (!found) throw new Error(`${name} has no review of the case`);
  return found.id;
}

/** The decider adopts within the budget; award, decision mail and public list follow. */
export async function decide({ as, narrator, watch, refused, ...guide }: Guide, { id, program, officer }: Case): Promise<void> {
  narrator.act('The decider adopts within the budget; the award is public, the applicant gets the decision mail');
  const decider = as('decider').participation;
  const params = { path: { id } };
  const { cases } = await reply(decider.GET('/grant-programs/{id}/ranking', { params: { path: { id: program.id } } }));
  narrator.seen(`rank ${cases[0]?.rank} with ${(cases[0]?.scoreBp ?? 0) / 100} %, ${cases[0]?.reviewers} reviewers, ${cases[0]?.recusals} recusal`);
  const adopt = (yen: number) => decider.POST('/grant-awards/{id}/decide', { params, body: { outcome: 'adopted', yen, conditions: null, reason: '公益性が高く、実施体制も整っているため' } });
  await refused(adopt(150_001), 'more-than-requested', 'nobody gets more than was requested');
  await reply(adopt(150_000));
  const award = await watch.event(grantAwardDecided, ({ awardId }) => awardId === id);
  narrator.seen(`read from the public topic by a plain Kafka consumer: ${award.groupName}, ¥${award.yen.toLocaleString('en')}, rank ${award.rank}`);
  await watch.event(decisionNoticeIssued, ({ caseId, kind }) => caseId === id && kind === 'award');
  await watch.mail(as(officer).person.mail, '交付決定', id);
  const { items } = await reply(guide.public.GET('/grant-awards', { params: { query: { limit: 100 } } }));
  if (!items.some((one) => one.id === id)) throw new Error('The award is not in the public list');
  const { leftYen } = await reply(decider.GET('/grant-programs/{id}/budget', { params: { path: { id: program.id } } }));
  narrator.seen(`the public list shows it; ¥${leftYen.toLocaleString('en')} of the budget is left`);
}
