import { demoPeople, demoSignIn, participationClient, reply, Session, type ParticipationClient } from '@tomoni/client';

/**
 * Beside the closed case that the tour leaves: one still in draft and one before the panel, so that requests about them
 * come further than to "not in this state".
 */
export async function prepareCases({ identity = '', participation = '' }: Readonly<Record<string, string>>): Promise<void> {
  const people = await demoPeople(identity);
  const as = async (id: string) => participationClient(participation, new Session({ token: (await demoSignIn({ issuer: identity, person: id, service: 'participation' })).access_token }));
  const secretariat = await as('secretariat');
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
  const fy = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0);
  const programId = await announce(secretariat, fy, today);
  // A group applies once in a year, so in this one nobody could any more.
  await announce(secretariat, fy + 1, today);

  const applications: string[] = [];
  for (const login of ['officer-2', 'officer-3']) {
    const officer = await as(login);
    const person = people.find(({ id }) => id === login);
    const [group] = person?.groups ?? [];
    if (!person || !group) throw new Error(`${login} is no officer of a group`);
    const { id } = await reply(officer.POST('/grant-applications', { body: { ...content(group.name, today), programId, groupId: group.id } }));
    const representative = { name: person.name, kana: person.kana, mail: person.mail, phone: '03-0000-0000', postalCode: '100-0001', lang: 'ja' as const };
    await reply(officer.PUT('/grant-applications/{id}/representative', { params: { path: { id } }, body: representative }));
    applications.push(id);
  }
  const [, second = ''] = applications;
  await reply((await as('officer-3')).POST('/grant-applications/{id}/submit', { params: { path: { id: second } } }));
  await reply(secretariat.POST('/grant-applications/{id}/accept', { params: { path: { id: second } } }));
  await openReview(secretariat, as, programId, second);
}

async function announce(secretariat: ParticipationClient, fy: number, today: string): Promise<string> {
  const { id } = await reply(secretariat.POST('/grant-programs', { body: { ...program(today), fy } }));
  await reply(secretariat.POST('/grant-programs/{id}/publish', { params: { path: { id } } }));
  return id;
}

async function openReview(secretariat: ParticipationClient, as: (id: string) => Promise<ParticipationClient>, programId: string, id: string): Promise<void> {
  const reviewers = await Promise.all(['reviewer-1', 'reviewer-2', 'reviewer-4'].map(as));
  const reviewerIds: string[] = [];
  for (const reviewer of reviewers) reviewerIds.push((await reply(reviewer.PUT('/reviewers/me', { body: { name: '見本 審査委員' } }))).reviewerId);
  await reply(secretariat.POST('/grant-programs/{id}/panel', { params: { path: { id: programId } }, body: { reviewerIds } }));
  await reply(secretariat.POST('/grant-applications/{id}/open-review', { params: { path: { id } } }));
}

const program = (today: string) => ({
  deptCode: '0310', category: 'startup' as const, title: '見本 乱数による試験の補助金', budgetYen: 400_000, capYen: 300_000, rateBp: 10_000,
  eligibleCosts: [{ key: 'supplies', ja: '消耗品費', en: 'Supplies' }],
  criteria: [{ key: 'public-benefit', ja: '公益性', en: 'Public benefit', maxPoints: 10 }],
  minScoreBp: 5_000, opensOn: today, closesOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10), topics: ['civic-activity'], areas: [],
});

const content = (groupName: string, today: string) => ({
  groupName, title: '見本 川べりの清掃', requestedYen: 100_000,
  plan: { purpose: '川をきれいにする', activities: '月に1回ごみを拾う', benefit: '毎日およそ300人が通る', completesOn: today },
  budgetLines: [{ category: 'supplies', label: '軍手・袋', yen: 100_000 }],
});
