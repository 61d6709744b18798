import { caseRef, code } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, NotAudited, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { ContactsService, type Receipt, type Recipient } from './contacts.service.js';

const ContactRef = z.object({ contactRef: caseRef });
const Resolve = z.strictObject({ purpose: code, eventId: z.uuid() }).meta({ example: { purpose: 'decision-notice', eventId: '019a4f00-0000-7000-8000-0000000000e1' } });
const RecipientView = z
  .object({ name: z.string(), mail: z.string(), lang: z.enum(['ja', 'en']) })
  .meta({ id: 'Recipient', example: { name: '見本 太郎', mail: 'officer@example.jp', lang: 'ja' } });
const Search = z.strictObject({ name: z.string().min(1).max(100) }).meta({ example: { name: '辻' } });
const FoundView = z
  .object({ contactRef: caseRef, applicationId: z.uuid(), name: z.string(), kana: z.string() })
  .meta({ id: 'FoundPerson', example: { contactRef: '019a4f00-0000-7000-8000-000000000009', applicationId: '019a4f00-0000-7000-8000-000000000002', name: '見本辻󠄀 𠮷郎', kana: 'みほんつじ よしろう' } });
const ReceiptView = z
  .object({ contactRef: caseRef, shreddedAt: z.iso.datetime(), mac: z.string() })
  .meta({ id: 'ForgetReceipt', example: { contactRef: '019a4f00-0000-7000-8000-000000000009', shreddedAt: '2032-04-01T00:00:00.000Z', mac: 'q0x…' } });

@Controller('contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  /** Name and address of whom a case writes to, at the moment of use; 404 once the person is forgotten. */
  @Post(':contactRef/resolve')
  @HttpCode(200)
  @Scopes('contacts:resolve')
  @NotAudited('The service records the look itself, with the purpose and the event of the request.')
  @Returns(RecipientView)
  resolve(@Param({ schema: ContactRef }) { contactRef }: z.output<typeof ContactRef>, @Body({ schema: Resolve }) body: z.output<typeof Resolve>): Promise<Recipient> {
    return this.contacts.resolve(contactRef, body);
  }

  /** Finds representatives by name; a POST, because addresses of requests are logged and names must not be. */
  @Post('search')
  @HttpCode(200)
  @Scopes('grants:check')
  @NotAudited('The service records the look itself, with what was found.')
  @Returns(z.array(FoundView))
  search(@Body({ schema: Search }) { name }: z.output<typeof Search>): Promise<z.output<typeof FoundView>[]> {
    return this.contacts.search(name);
  }

  /** The person themself, or the office at their request. */
  @Post(':contactRef/forget')
  @HttpCode(200)
  @AnyScope('grants:apply', 'grants:check')
  @Audit('contact')
  @Returns(ReceiptView)
  forget(@Param({ schema: ContactRef }) { contactRef }: z.output<typeof ContactRef>, @Caller() caller: Caller): Promise<Receipt> {
    return this.contacts.forget(contactRef, caller);
  }
}
