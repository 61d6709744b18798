import { grantApplicationCorrectionRequested, grantApplicationProgressed, grantApplicationSubmitted, grantProgramAnnounced } from '@tomoni/contracts';
import { reply, type Participation } from '@tomoni/client';
import { z } from 'zod';
import type { City } from '../city/city.js';
import { days, fiscalYearOf, type Case } from './case.js';
import type { Actor, Guide } from './guide.js';

const Dispatches = z.object({ items: z.array(z.object({ total: z.int() })) });

/** The office publishes a programme; who subscribed to its topic gets a mail. */
export async function announce({ as, read, watch, narrator }: Guide, city: City, today: string): Promise<Participation['schemas']['GrantProgram']> {
  narrator.act('The office publishes a grant programme, and the subscribers of its topic get a mail');
  const { participation } = as('secretariat');
  const prepared = await reply(participation.POST('/grant-programs', { body: programme(city, today) }));
  const program = await reply(participation.POST('/grant-programs/{id}/publish', { params: { path: { id: prepared.id } } }));
  await watch.event(grantProgramAnnounced, ({ programId }) => programId === program.id);
  await Promise.all(['subscriber-civic-activity@example.jp', 'subscriber-everything@example.jp'].map((to) => watch.mail(to, program.title)));
  const { items } = await read('secretariat', `/dispatches?about=${program.id}`, Dispatches);
  const told = items.reduce((sum, { total }) => sum + total, 0);
  if (told < 2) throw new Error(`Only ${told} recipients are on record`);
  narrator.seen(`${told} recipients on record, as numbers; no event and no list of them holds an address`);
  return program;
}

/** A group's representative writes an application, adds a plan and submits. */
export async function apply(guide: Guide, officer: Actor, program: Participation['schemas']['GrantProgram'], today: string): Promise<Case> {
  const { narrator, watch, refused } = guide;
  const { person, participation } = officer;
  const [group] = person.groups;
  if (!group) throw new Error(`${person.id} is no officer of a group`);
  narrator.act(`${person.name}, representative of ${group.name}, drafts an application, uploads a plan and submits`);
  const content = application(group.name, today);
  const { grantYen } = await reply(guide.public.GET('/grant-programs/{id}/calculation', { params: { path: { id: program.id }, query: { costYen: 150_000 } } }));
  narrator.seen(`the calculator: up to ¥${grantYen.toLocaleString('en')} for a cost of ¥150,000`);
  const draft = await reply(participation.POST('/grant-applications', { body: { ...content, title: '見本 書きかけの事業名', programId: program.id, groupId: group.id } }));
  const path = { id: draft.id };
  await reply(participation.GET('/grant-applications/{id}', { params: { path } }));
  await reply(participation.PUT('/grant-applications/{id}', { params: { path }, body: content }));
  const representative = { name: person.name, kana: person.kana, mail: person.mail, phone: '03-0000-0000', postalCode: '100-0001', lang: 'ja' as const };
  await reply(participation.PUT('/grant-applications/{id}/representative', { params: { path }, body: representative }));
  const form = new FormData();
  form.set('file', new File([planPdf], '事業計画書.pdf', { type: 'application/pdf' }));
  const file = await reply(participation.POST('/grant-applications/{id}/files', { params: { path, query: { kind: 'plan' } }, body: { file: '' }, bodySerializer: () => form }));
  if (file.scan === 'not-scanned') {
    const download = participation.GET('/grant-applications/{id}/files/{fileId}', { params: { path: { ...path, fileId: file.id } } });
    await refused(download, 'file-not-scanned', 'without a virus scanner a file is kept and never served (CLAMD_URL names one)');
  }
  await reply(participation.POST('/grant-applications/{id}/submit', { params: { path } }));
  await watch.event(grantApplicationSubmitted, ({ applicationId }) => applicationId === draft.id);
  await watch.mail(person.mail, '申請を受け付けました', draft.id);
  return { id: draft.id, officer: person.id, program };
}

/** The office checks the form, asks for a correction, and accepts what comes back. */
export async function checkForm({ as, narrator, watch }: Guide, { id, officer }: Case): Promise<void> {
  narrator.act('The office checks the form: one round of correction, then it accepts');
  const [secretariat, applicant] = [as('secretariat'), as(officer)];
  const params = { path: { id } };
  await reply(secretariat.participation.POST('/grant-applications/{id}/request-correction', { params, body: { items: '活動の内容に、年間の日程を加えてください。' } }));
  await watch.event(grantApplicationCorrectionRequested, ({ applicationId }) => applicationId === id);
  await watch.mail(applicant.person.mail, '補正をお願いします', id);
  const { groupName, title, plan, budgetLines, requestedYen } = await reply(applicant.participation.GET('/grant-applications/{id}', { params }));
  const corrected = { groupName, title, plan: { ...plan, activities: `${plan.activities}（毎月第2土曜日）` }, budgetLines, requestedYen };
  await reply(applicant.participation.PUT('/grant-applications/{id}', { params, body: corrected }));
  await reply(applicant.participation.POST('/grant-applications/{id}/resubmit', { params }));
  await reply(secretariat.participation.POST('/grant-applications/{id}/accept', { params }));
  await watch.event(grantApplicationProgressed, ({ applicationId, to }) => applicationId === id && to === 'accepted');
  await watch.mail(applicant.person.mail, '受理', id);
}

function programme(city: City, today: string) {
  return {
    fy: fiscalYearOf(today),
    deptCode: '0310',
    category: 'startup' as const,
    title: `見本 はじめの一歩補助金（${today}）`,
    budgetYen: 2_000_000,
    capYen: 300_000,
    rateBp: 10_000,
    eligibleCosts: [{ key: 'supplies', ja: '消耗品費', en: 'Supplies' }, { key: 'fees', ja: '報償費', en: 'Fees' }],
    criteria: [{ key: 'public-benefit', ja: '公益性', en: 'Public benefit', maxPoints: 10 }, { key: 'feasibility', ja: '実現性', en: 'Feasibility', maxPoints: 10 }],
    minScoreBp: 5_000,
    opensOn: today,
    closesOn: days(today, 30),
    topics: ['civic-activity'],
    areas: [city.lgCode],
  };
}

function application(groupName: string, today: string) {
  return {
    groupName,
    title: '見本 川沿いの散歩道に花を植える',
    plan: { purpose: '歩いて楽しい川沿いをつくる', activities: '花壇を10か所つくり、月に1回手入れをする', benefit: '毎日およそ300人が通る', completesOn: today },
    budgetLines: [{ category: 'supplies', label: '苗・土', yen: 110_000 }, { category: 'fees', label: '講師謝礼', yen: 40_000 }],
    requestedYen: 150_000,
  };
}

/** The smallest file that PDF readers open. */
const planPdf = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
