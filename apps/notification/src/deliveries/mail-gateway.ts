import { Readable } from 'node:stream';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';
import { config } from '../config.js';
import { dkim } from '../dkim.js';
import { smtpAddress } from '../mail-address.js';

export interface OutgoingMail {
  readonly deliveryId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where it comes back to when it cannot be delivered (VERP); the sender's address without it. */
  readonly returnPath?: string;
}

/**
 * What became of a hand-over. `lost`: the message was on its way when the connection broke, so it may have been taken.
 * `away`, `refuses-us`: nothing was sent, and the cause is not this mail.
 */
export type HandOver =
  | { readonly outcome: 'handed' }
  | { readonly outcome: 'try-later' | 'refused'; readonly smtpCode: number }
  | { readonly outcome: 'address-invalid' | 'lost' | 'away' | 'refuses-us' };

interface SmtpError extends Error { code?: string; responseCode?: number }

const secondsForOneMail = 120;

/** The one way out: a pool of SMTP connections. One recipient for each message, so that nobody sees another's address. */
@Injectable()
export class MailGateway implements OnApplicationShutdown {
  private readonly transport: Transporter<SMTPPool.SentMessageInfo>;
  private readonly begun = new Set<string>();

  constructor() {
    const url = new URL(config.SMTP_URL);
    this.transport = createTransport({
      pool: true,
      host: url.hostname,
      port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
      secure: url.protocol === 'smtps:',
      ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
      maxConnections: config.SMTP_CONNECTIONS,
      // A big carrier takes a hundred recipients in a session and then wants a new one.
      maxMessages: 100,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    } satisfies SMTPPool.Options & { disableFileAccess: boolean; disableUrlAccess: boolean });
    this.transport.use('stream', (mail, done) => {
      const id = mail.message.messageId();
      if (dkim) mail.message.processFunc(dkim.sign.bind(dkim));
      // Pulled only after the server's 354: from here on a broken connection leaves the outcome open.
      mail.message.processFunc((message) => Readable.from(this.noting(id, message)));
      done();
    });
  }

  /** Hands one mail over; never throws. */
  async handOver(mail: OutgoingMail): Promise<HandOver> {
    const messageId = messageIdOf(mail.deliveryId);
    try {
      await this.transport.sendMail({ ...message(mail, messageId), signal: AbortSignal.timeout(secondsForOneMail * 1_000) });
      return { outcome: 'handed' };
    } catch (error) {
      return judge(error as SmtpError, this.begun.has(messageId));
    } finally {
      this.begun.delete(messageId);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  private async *noting(messageId: string, content: Readable): AsyncGenerator<Buffer> {
    this.begun.add(messageId);
    yield* content as AsyncIterable<Buffer>;
  }
}

/** The same for every try of one delivery: whoever receives it twice can tell. */
export const messageIdOf = (deliveryId: string): string => `<${deliveryId}@${config.MAIL_FROM.split('@')[1] ?? ''}>`;

function message({ to, subject, text, returnPath }: OutgoingMail, messageId: string): SMTPPool.MailOptions {
  return {
    messageId,
    from: { name: config.CITY_NAME, address: config.MAIL_FROM },
    // As an object, so that a comma in it cannot become a second recipient.
    to: { name: '', address: smtpAddress(to) },
    envelope: { from: returnPath ?? config.MAIL_FROM, to: [smtpAddress(to)] },
    subject,
    text,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function judge({ code, responseCode }: SmtpError, begun: boolean): HandOver {
  if (responseCode === undefined || responseCode < 400) {
    if (code === 'EENVELOPE') return { outcome: 'address-invalid' };
    // Larger than the server said it takes (RFC 1870), found before sending.
    if (code === 'EMESSAGE' && !begun) return { outcome: 'refused', smtpCode: 552 };
    return { outcome: begun ? 'lost' : 'away' };
  }
  // Not about this mail: wrong credentials, or 421 on connecting.
  if (code === 'EAUTH') return { outcome: 'refuses-us' };
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return { outcome: begun ? 'lost' : 'away' };
  return { outcome: responseCode < 500 ? 'try-later' : 'refused', smtpCode: responseCode };
}
