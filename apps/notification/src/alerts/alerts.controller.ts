import { Audit, Caller, IfMatch, pageOf, pageQuery, Public, RateLimit, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import { AlertDraft, AlertEdit, AlertId, AlertProgressView, AlertStatuses, AlertUpdate, AlertView, Approval, CancelInput, DrillDraft, drills, LiftInput, VoiceCodesInput, VoiceCodesMade, VoiceCodesView, VoiceOrder } from './alert.view.js';
import { AlertsService } from './alerts.service.js';
import { VoiceCodes } from './voice-codes.service.js';

const staff = { kinds: ['staff'] as const };
const List = pageQuery({ status: AlertStatuses.optional(), drill: drills.optional() });
type Id = z.output<typeof AlertId>;

@Controller()
export class AlertsController {
  constructor(private readonly alerts: AlertsService, private readonly voiceCodes: VoiceCodes) {}

  /** Issues it at once; at level 4 and above it waits for a second person, unless a voice code of headquarters stands for them. */
  @Post('alerts')
  @Scopes('alerts:issue', staff)
  @Audit('alert')
  @Returns(AlertView)
  draft(@Body({ schema: AlertDraft }) body: z.output<typeof AlertDraft>, @Caller() caller: Caller) {
    return this.alerts.draft(body, caller);
  }

  /** The same way, to those alone who get drills, and marked as what it is. */
  @Post('drills')
  @Scopes('alerts:issue', staff)
  @Audit('alert')
  @Returns(AlertView)
  drill(@Body({ schema: DrillDraft }) { test, ...body }: z.output<typeof DrillDraft>, @Caller() caller: Caller) {
    return this.alerts.draft(body, caller, test ? 'test' : 'drill');
  }

  @Get('alerts')
  @Scopes('alerts:read', staff)
  @Returns(pageOf(AlertView))
  list(@Query({ schema: List }) query: z.output<typeof List>, @Caller() caller: Caller) {
    return this.alerts.list(query, caller);
  }

  @Get('alerts/:id')
  @Scopes('alerts:read', staff)
  @Returns(AlertView)
  get(@Param({ schema: AlertId }) { id }: Id, @Caller() caller: Caller) {
    return this.alerts.get(id, caller);
  }

  /** Changes the words of a draft; approvals were for the old ones and end. */
  @Put('alerts/:id')
  @Scopes('alerts:issue', staff)
  @Audit('alert')
  @Returns(AlertView)
  edit(@Param({ schema: AlertId }) { id }: Id, @Body({ schema: AlertEdit }) body: z.output<typeof AlertEdit>, @IfMatch() version: number, @Caller() caller: Caller) {
    return this.alerts.edit(id, version, body, caller);
  }

  /** The second person, or their voice code; issues it when nobody else is needed. */
  @Post('alerts/:id/approve')
  @HttpCode(200)
  @Scopes('alerts:issue', staff)
  @Audit('alert')
  @Returns(AlertView)
  approve(@Param({ schema: AlertId }) { id }: Id, @Body({ schema: Approval }) { voiceCode }: z.output<typeof Approval>, @IfMatch() version: number, @Caller() caller: Caller) {
    return this.alerts.approve(id, version, caller, voiceCode);
  }

  /** Reaches exactly those who got the first. */
  @Post('alerts/:id/update')
  @HttpCode(200)
  @Scopes('alerts:issue', staff)
  @Audit('alert')
  @Returns(AlertView)
  update(@Param({ schema: AlertId }) { id }: Id, @Body({ schema: AlertUpdate }) body: z.output<typeof AlertUpdate>, @IfMatch() version: number, @Caller() caller: Caller) {
    return this.alerts.update(id, version, body, caller);
  }

  /** The danger is over. */
  @Post('alerts/:id/lift')
  @HttpCode(200)
  @Scopes('alerts:issue', staff)
  @Audit('alert')
  @Returns(AlertView)
  lift(@Param({ schema: AlertId }) { id }: Id, @Body({ schema: LiftInput }) { reason }: z.output<typeof LiftInput>, @Caller() caller: Caller) {
    return this.alerts.lift(id, reason, caller);
  }

  /** It was wrong; which is no all-clear. */
  @Post('alerts/:id/cancel')
  @HttpCode(200)
  @Scopes('alerts:issue', staff)
  @Audit('alert')
  @Returns(AlertView)
  cancel(@Param({ schema: AlertId }) { id }: Id, @Body({ schema: CancelInput }) { reason }: z.output<typeof CancelInput>, @Caller() caller: Caller) {
    return this.alerts.cancel(id, reason, caller);
  }

  /** Does not use a draft; nobody hears of it. */
  @Post('alerts/:id/discard')
  @HttpCode(200)
  @Scopes('alerts:issue', staff)
  @Audit('alert')
  @Returns(AlertView)
  discard(@Param({ schema: AlertId }) { id }: Id, @Caller() caller: Caller) {
    return this.alerts.discard(id, caller);
  }

  /** The last version once more, to those with whom it failed and to nobody else. */
  @Post('alerts/:id/resend-failed')
  @HttpCode(200)
  @Scopes('alerts:issue', staff)
  @Audit('alert')
  @Returns(AlertView)
  resendFailed(@Param({ schema: AlertId }) { id }: Id, @Caller() caller: Caller) {
    return this.alerts.resendFailed(id, caller);
  }

  @Get('alerts/:id/progress')
  @Scopes('alerts:read', staff)
  @Returns(AlertProgressView)
  progress(@Param({ schema: AlertId }) { id }: Id) {
    return this.alerts.progress(id);
  }

  /**
   * For the day on which nobody can sign in: two codes out of the safe of headquarters stand for two people. Each is spent by it,
   * and what they ordered is on record with them.
   */
  @Post('alert-voice-orders')
  @Public()
  // Enough for a hand that trembles; guessing two codes takes longer than the codes live.
  @RateLimit({ limit: 20, seconds: 60 })
  @Audit('alert')
  @Returns(AlertView)
  order(@Body({ schema: VoiceOrder }) body: z.output<typeof VoiceOrder>) {
    return this.alerts.orderByVoice(body);
  }

  /** Codes that headquarters may read out by telephone, each for one alert. */
  @Post('alert-voice-codes')
  @Scopes('alerts:issue', staff)
  @Audit('alert-voice-code', { ids: (reply) => (reply as { ids: string[] }).ids })
  @Returns(VoiceCodesMade)
  makeVoiceCodes(@Body({ schema: VoiceCodesInput }) { count, days }: z.output<typeof VoiceCodesInput>, @Caller() caller: Caller) {
    return this.voiceCodes.make(count, days, caller);
  }

  /** Those of the caller that are still good. */
  @Get('alert-voice-codes')
  @Scopes('alerts:issue', staff)
  @Audit('alert-voice-code', { reads: ['code'] })
  @Returns(VoiceCodesView)
  listVoiceCodes(@Caller() caller: Caller) {
    return this.voiceCodes.list(caller);
  }
}
