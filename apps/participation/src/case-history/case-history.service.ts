import { randomUUIDv7 } from 'node:crypto';
import { civilDate, decisionNoticeIssued } from '@tomoni/contracts';
import { publish } from '@tomoni/messaging';
import { Clock } from '@tomoni/platform';
import type { AvailableAction, TimelineEntry } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { config } from '../config.js';
import { CaseStep } from './case-step.entity.js';

const words = z.object({ ja: z.string(), en: z.string() });

/** Something the caller may do now, and where: part of every case reply. */
export const ActionView = z
  .object({
    name: z.string(),
    href: z.string(),
    label: words,
    deadline: z.object({ dueOn: civilDate, label: words, late: z.enum(['refused', 'allowed']) }).optional(),
    law: z.string().optional(),
  })
  .meta({ id: 'Action', example: { name: 'submit', href: '/grant-applications/019a4f00-0000-7000-8000-000000000002/submit', label: { ja: '提出する', en: 'Submit' }, deadline: { dueOn: '2026-05-29', label: { ja: '募集の締切', en: 'closing day' }, late: 'refused' } } });
export type LinkedAction = z.input<typeof ActionView>;

/** The actions with their addresses: the action's name below the case, unless a route of its own serves it. */
export const linked = (base: string, actions: readonly AvailableAction<string>[], routes: Readonly<Record<string, string>> = {}): LinkedAction[] =>
  actions.map(({ href, ...action }) => ({ ...action, href: routes[action.name] ?? `${base}/${href}` }));

type NoticeKind = z.input<typeof decisionNoticeIssued.payload>['kind'];
interface Noticed { readonly caseId: string; readonly awardId?: string; readonly contactRef: string; readonly status: string; readonly fy: number; readonly deptCode: string }

/** What happened to a case, kept for its timeline, and what every event tells of it. */
@Injectable()
export class CaseHistoryService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What an event tells of a case beside its id (domain.md §0). */
  caseFields({ status, fy, deptCode }: { status: string; fy: number; deptCode: string }) {
    return { status, effectiveOn: this.clock.today(), fy, deptCode, lgCode: config.TENANT };
  }

  async record(tx: EntityManager, applicationId: string, procedure: string, entry: TimelineEntry): Promise<void> {
    await tx.insert(CaseStep, CaseStep.of(applicationId, procedure, entry));
  }

  /** A decision of the office that the group is told of by a notice. */
  async issueNotice(tx: EntityManager, about: Noticed, kind: NoticeKind): Promise<void> {
    const { caseId, contactRef, awardId } = about;
    await publish(tx, decisionNoticeIssued, { noticeId: randomUUIDv7(), ...this.caseFields(about), caseId, kind, contactRef, awardId });
  }

  /** In the order they happened. */
  steps(applicationId: string, procedure: string): Promise<CaseStep[]> {
    return this.db.manager.find(CaseStep, { where: { applicationId, procedure }, order: { id: 'ASC' } });
  }
}
