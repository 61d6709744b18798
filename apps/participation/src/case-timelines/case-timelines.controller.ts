import { civilDate, moment } from '@tomoni/contracts';
import { AnyScope, Caller, languageOf, Returns } from '@tomoni/platform';
import type { Timeline } from '@tomoni/procedure';
import { Controller, Get, Headers, Param } from '@nestjs/common';
import { z } from 'zod';
import { ApplicationId } from '../grant-applications/grant-application.view.js';
import { CaseTimelinesService } from './case-timelines.service.js';

const TimelineView = z
  .object({
    state: z.object({ name: z.string(), label: z.string(), since: moment.optional(), final: z.boolean() }),
    past: z.array(z.object({ at: moment, action: z.string(), label: z.string(), by: z.string(), state: z.string(), note: z.string().optional() })),
    next: z.array(z.object({ action: z.string(), label: z.string(), by: z.array(z.string()), dueOn: civilDate.optional(), dueLabel: z.string().optional() })),
  })
  .meta({
    id: 'Timeline',
    example: {
      state: { name: 'submitted', label: '提出済み', since: '2026-04-20T03:00:00.000Z', final: false },
      past: [{ at: '2026-04-20T03:00:00.000Z', action: 'submit', label: '提出する', by: '申請団体', state: '提出済み' }],
      next: [{ action: 'accept', label: '受理する', by: ['協働推進課'], dueOn: '2026-05-20', dueLabel: '標準処理期間' }],
    },
  });

@Controller('grant-applications')
export class CaseTimelinesController {
  constructor(private readonly timelines: CaseTimelinesService) {}

  /** What happened, what comes next and by when, in the language of `Accept-Language`. */
  @Get(':id/timeline')
  @AnyScope('grants:apply', 'grants:check', 'grants:decide', 'grants:account', 'grants:audit')
  @Returns(TimelineView)
  timeline(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller, @Headers('accept-language') language?: string): Promise<Timeline> {
    return this.timelines.timeline(id, caller, languageOf(language));
  }
}
