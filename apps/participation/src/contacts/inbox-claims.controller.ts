import { caseRef, code, moment } from '@tomoni/contracts';
import { Caller, NotAudited, Refuses, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { InboxClaimsService, type InboxClaim } from './inbox-claims.service.js';

const CaseId = z.object({ id: z.uuid() });
const ContactRef = z.object({ contactRef: caseRef });
const contactRef = '019a4f00-0000-7000-8000-000000000009';
const claim = '1775779800000.q0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0x0';
const InboxClaimView = z.object({ contactRef: caseRef, claim: z.string(), expiresAt: moment }).meta({ id: 'InboxClaim', example: { contactRef, claim, expiresAt: '2026-04-10T00:10:00.000Z' } });
const Claim = z.strictObject({ claim: z.string().min(1).max(200), purpose: code }).meta({ example: { claim, purpose: 'link-inbox' } });
const ClaimedView = z.object({ contactRef: caseRef }).meta({ id: 'ClaimedContact', example: { contactRef } });

@Controller()
export class InboxClaimsController {
  constructor(private readonly claims: InboxClaimsService) {}

  /** For the representative: with it, their inbox at the notification service takes in what is written about this case. */
  @Get('grant-applications/:id/inbox-claim')
  @Scopes('grants:apply')
  @Returns(InboxClaimView)
  issue(@Param({ schema: CaseId }) { id }: z.output<typeof CaseId>, @Caller() caller: Caller): Promise<InboxClaim> {
    return this.claims.issue(id, caller);
  }

  /** The notification service asks whether a claim somebody brought is good. */
  @Post('contacts/:contactRef/claim')
  @HttpCode(200)
  @Scopes('contacts:resolve')
  @NotAudited('The service records it itself, with the purpose.')
  @Refuses('unprocessable')
  @Returns(ClaimedView)
  verify(@Param({ schema: ContactRef }) { contactRef: ref }: z.output<typeof ContactRef>, @Body({ schema: Claim }) body: z.output<typeof Claim>): Promise<{ contactRef: string }> {
    return this.claims.verify(ref, body.claim, body.purpose);
  }
}
