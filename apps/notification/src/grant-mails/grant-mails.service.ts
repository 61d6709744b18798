import { dateText } from '@tomoni/calendar';
import type {
  decisionNoticeIssued, grantApplicationCorrectionRequested, grantApplicationProgressed, grantApplicationSubmitted, grantApplicationWithdrawn,
  grantAwardProgressed, grantProgramAnnounced, Texts,
} from '@tomoni/contracts';
import type { EventOf } from '@tomoni/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { MailTemplates } from '../mail-templates/mail-templates.service.js';
import { TopicNewsService } from '../topic-news/topic-news.service.js';
import { grantMailTemplates } from './grant-mail-templates.js';
import { applicationSteps, awardSteps, decisions } from './grant-steps.js';

const yen = (amount: number): Texts => ({ ja: `${amount.toLocaleString('ja-JP')}円`, en: `${amount.toLocaleString('en-US')} yen` });
const percent = (basisPoints: number): string => `${basisPoints / 100}%`;
const website: Texts = { ja: '市のウェブサイト', en: 'the city’s website' };

/** Who is told what about civic-benefit grants. */
@Injectable()
export class GrantMailsService {
  constructor(private readonly deliveries: DeliveriesService, private readonly news: TopicNewsService, private readonly templates: MailTemplates) {
    grantMailTemplates.forEach((template) => { templates.publish(template); });
  }

  async announceProgram(tx: EntityManager, event: EventOf<typeof grantProgramAnnounced>): Promise<void> {
    const { programId, title, window, capYen, rateBp, url, topics, areas } = event.payload;
    const variables = { title, opensOn: dateText(window.opensOn), closesOn: dateText(window.closesOn), cap: yen(capYen), rate: percent(rateBp), page: url ?? website };
    const template = 'grant-program-announced';
    const version = await this.templates.currentVersionFor(tx, template, variables);
    const messages = { ja: this.templates.render(template, version, 'ja', variables), en: this.templates.render(template, version, 'en', variables) };
    await this.news.tell(tx, { event, about: programId, topics, areas, drill: event.drill, messages, page: url });
  }

  async confirmApplication(tx: EntityManager, event: EventOf<typeof grantApplicationSubmitted>): Promise<void> {
    const { applicationId: caseId, requestedYen, contactRef } = event.payload;
    await this.deliveries.queueForContact(tx, { event, caseId, template: 'grant-application-received', variables: { requested: yen(requestedYen), caseId } }, contactRef);
  }

  async confirmWithdrawal(tx: EntityManager, event: EventOf<typeof grantApplicationWithdrawn>): Promise<void> {
    const { applicationId: caseId, effectiveOn, contactRef } = event.payload;
    await this.deliveries.queueForContact(tx, { event, caseId, template: 'grant-application-withdrawn', variables: { withdrawnOn: dateText(effectiveOn), caseId } }, contactRef);
  }

  async askForCorrection(tx: EntityManager, event: EventOf<typeof grantApplicationCorrectionRequested>): Promise<void> {
    const { applicationId: caseId, dueOn, contactRef } = event.payload;
    await this.deliveries.queueForContact(tx, { event, caseId, template: 'grant-correction-requested', variables: { dueOn: dateText(dueOn), caseId } }, contactRef);
  }

  async tellApplicationStep(tx: EntityManager, event: EventOf<typeof grantApplicationProgressed>): Promise<void> {
    const { applicationId: caseId, action, contactRef } = event.payload;
    const told = applicationSteps[action];
    if (told) await this.deliveries.queueForContact(tx, { event, caseId, template: 'grant-case-progressed', variables: { ...told, caseId } }, contactRef);
  }

  async tellAwardStep(tx: EntityManager, event: EventOf<typeof grantAwardProgressed>): Promise<void> {
    const { applicationId: caseId, action, contactRef } = event.payload;
    const told = awardSteps[action];
    if (told) await this.deliveries.queueForContact(tx, { event, caseId, template: 'grant-case-progressed', variables: { ...told, caseId } }, contactRef);
  }

  async tellDecision(tx: EntityManager, event: EventOf<typeof decisionNoticeIssued>): Promise<void> {
    const { caseId, kind, effectiveOn, contactRef } = event.payload;
    const { step: decision, explanation } = decisions[kind];
    const variables = { decision, explanation, decidedOn: dateText(effectiveOn), caseId };
    await this.deliveries.queueForContact(tx, { event, caseId, template: 'grant-decision-notice', variables }, contactRef);
  }
}
