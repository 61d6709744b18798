import { caseRef, moment } from '@tomoni/contracts';
import { Audit, Caller, NotAudited, pageQuery, Refuses, Returns, SignedIn, Streams } from '@tomoni/platform';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { InboxStreams } from './inbox-streams.js';
import { InboxService, notice, owners, type InboxPage, type InboxState, type ShownMessage } from './inbox.service.js';

const texts = z.object({ ja: z.string(), en: z.string() });
const message = { id: z.uuid(), number: z.int(), caseId: z.uuid(), subject: texts, text: texts, createdAt: moment, readAt: moment.nullable() };
const example = {
  id: '019a4f00-0000-7000-8000-0000000000f1', number: 3, caseId: '019a4f00-0000-7000-8000-000000000002',
  subject: { ja: '補助金の申請を受け付けました', en: 'Your grant application has arrived' },
  text: { ja: 'ご担当者 様\n\n市民公益活動補助金の申請を受け付けました。', en: 'Dear Sir or Madam,\n\nYour application for a civic-benefit grant has arrived.' },
  createdAt: '2026-04-20T03:00:00.000Z', readAt: null,
};
const MessageView = z.object({ ...message, notice: texts }).meta({ id: 'InboxMessage', example: { ...example, notice } });
const InboxView = z
  .object({ items: z.array(z.object(message)), next: z.string().nullable(), unread: z.int(), notice: texts })
  .meta({ id: 'InboxPage', example: { items: [example], next: null, unread: 1, notice } });
const StateView = z.object({ unread: z.int(), notice: texts }).meta({ id: 'InboxState', example: { unread: 0, notice } });
const ForgottenView = z.object({ messages: z.int(), links: z.int() }).meta({ id: 'ForgottenInbox', example: { messages: 3, links: 1 } });
const MessageId = z.object({ id: z.uuid() });
const ListMessages = pageQuery({ unread: z.enum(['true', 'false']).transform((value) => value === 'true').optional() });
const Claim = z.strictObject({ owner: z.enum(owners), contactRef: caseRef, claim: z.string().min(1).max(200) }).meta({
  example: { owner: 'participation', contactRef: '019a4f00-0000-7000-8000-000000000009', claim: '1775779800000.q0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0xq0x0' },
});

/** What the signed-in person was written, as copies without effect in law. Nobody sees another's, staff neither. */
@Controller('inbox')
@SignedIn('citizen', 'staff', 'reviewer')
export class InboxController {
  constructor(private readonly inbox: InboxService, private readonly streams: InboxStreams) {}

  /** The newest first, with the number of unread ones. */
  @Get()
  @Returns(InboxView)
  list(@Query({ schema: ListMessages }) query: z.output<typeof ListMessages>, @Caller() { sub }: Caller): Promise<InboxPage> {
    return this.inbox.list(sub, query);
  }

  /**
   * Server-sent events: `message` with its number as the id, and `unread`. `Last-Event-ID` resumes behind that number; without it the
   * stream begins with what comes next. It ends with the token and when the service ends; readers come back.
   */
  @Get('stream')
  @Streams()
  async stream(@Caller() caller: Caller, @Headers('last-event-id') last: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    // HEAD is answered by the same handler, and has no stream to wait for.
    if (reply.request.method === 'HEAD') return void reply.type('text/event-stream').send();
    const lastNumber = last !== undefined && /^\d{1,9}$/.test(last) ? Number(last) : undefined;
    await this.streams.open(caller, lastNumber, () => {
      reply.hijack();
      // `no-transform` and `X-Accel-Buffering` keep what stands in between from collecting events.
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>), 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no',
      });
      return reply.raw;
    });
  }

  /** Links the inbox to a contact of one case: the case's service made the claim for its representative, minutes ago. */
  @Post('claims')
  @HttpCode(200)
  @Audit('inbox-link')
  @Refuses('unprocessable')
  @Returns(StateView)
  claim(@Body({ schema: Claim }) body: z.output<typeof Claim>, @Caller() { sub }: Caller): Promise<InboxState> {
    return this.inbox.claim(sub, body);
  }

  @Post('read-all')
  @HttpCode(200)
  @NotAudited('The person marks their own copies; it has no effect outside their inbox.')
  @Returns(StateView)
  readAll(@Caller() { sub }: Caller): Promise<InboxState> {
    return this.inbox.readAll(sub);
  }

  /** Erases every message and every link of the caller. */
  @Post('forget')
  @HttpCode(200)
  @Audit('inbox')
  @Returns(ForgottenView)
  forget(@Caller() { sub }: Caller): Promise<{ messages: number; links: number }> {
    return this.inbox.forget(sub);
  }

  @Get(':id')
  @Returns(MessageView)
  get(@Param({ schema: MessageId }) { id }: z.output<typeof MessageId>, @Caller() { sub }: Caller): Promise<ShownMessage> {
    return this.inbox.get(sub, id);
  }

  @Post(':id/read')
  @HttpCode(200)
  @NotAudited('The person marks their own copy; it has no effect outside their inbox.')
  @Returns(MessageView)
  read(@Param({ schema: MessageId }) { id }: z.output<typeof MessageId>, @Caller() { sub }: Caller): Promise<ShownMessage> {
    return this.inbox.read(sub, id);
  }
}
