import { Messaging, type Counter } from '@tomoni/messaging';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { BouncesService } from '../bounces/bounces.service.js';
import { isReturnPath } from '../bounces/return-path.service.js';
import { config } from '../config.js';
import { EmptyMailsService } from './empty-mails.service.js';

const largest = 1_000_000;
/** More than a city's busiest minute after a disaster; what is above comes again later. */
const mailsAMinute = 1_200;

const standbyMs = 5_000;

const answer = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

/**
 * Takes what the city's mail server passes on to two addresses: sign-ups by empty mail, and what comes back. It sends nothing
 * on, so it is no relay, and nothing that arrives can stop it.
 */
@Injectable()
export class MailListener implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(MailListener.name);
  private readonly taken: Counter;
  private server?: SMTPServer;
  private standby?: NodeJS.Timeout;
  private minute = { ends: 0, mails: 0 };

  constructor(private readonly messaging: Messaging, private readonly emptyMails: EmptyMailsService, private readonly bounces: BouncesService) {
    this.taken = messaging.metrics.counter('tomoni_mails_taken_total', 'Mails the listener took, by what became of them');
  }

  async onApplicationBootstrap(): Promise<void> {
    const port = config.EMPTY_MAIL_PORT;
    if (port === undefined || !this.messaging.options.roles.includes('consumer')) return;
    try {
      await this.open(port);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
      // Another process of ours listens; this one takes over when that one ends.
      this.log.warn(`Port ${port} is taken: mails are taken in by another process`);
      this.standby = setInterval(() => { this.open(port).then(() => { clearInterval(this.standby); }, () => undefined); }, standbyMs).unref();
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.standby);
    const { server } = this;
    if (server) await new Promise<void>((closed) => { server.close(closed); });
  }

  private async open(port: number): Promise<void> {
    const server = this.make();
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen(port, config.HOST, listening);
    });
    // A client that hung up; an error nobody listens to would end the process.
    server.on('error', (error) => { this.log.warn(`A mail connection broke: ${(error as { code?: string }).code ?? error.name}`); });
    this.server = server;
  }

  private make(): SMTPServer {
    return new SMTPServer({
      banner: 'Tomoni',
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      size: largest,
      maxClients: 50,
      socketTimeout: 60_000,
      closeTimeout: 2_000,
      // Old carrier addresses break RFC 5321 and still send.
      ...{ lenientAddressParsing: true },
      onRcptTo: ({ address }, session, done) => { done(this.refusalOf(address, session)); },
      onData: (stream, session, done) => { this.receive(stream, session).then(() => { done(); }, done); },
    });
  }

  private refusalOf(address: string, { envelope }: SMTPServerSession): Error | null {
    const isOurs = address.toLowerCase() === config.EMPTY_MAIL_ADDRESS.toLowerCase() || isReturnPath(address);
    if (!isOurs) return answer(550, '5.7.1 No relaying: there is no such address here');
    return envelope.rcptTo.length >= 1 ? answer(452, '4.5.3 One recipient at a time') : null;
  }

  private async receive(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length <= largest) chunks.push(chunk);
    }
    if (length > largest) throw answer(552, '5.3.4 The message is too large');
    if (this.isTooMany()) throw answer(451, '4.3.2 Too many mails, please try again later');
    const [raw, to, from] = [Buffer.concat(chunks), envelope.rcptTo[0]?.address ?? '', envelope.mailFrom ? envelope.mailFrom.address : ''];
    try {
      if (isReturnPath(to)) await this.bounces.receive(raw, to);
      else this.taken.add(1, { as: await this.emptyMails.receive(raw, from) });
    } catch (error) {
      // Nothing is lost: the sender keeps it and comes again. Its words are not logged.
      this.log.error(`A mail could not be taken in: ${error instanceof Error ? error.name : typeof error}`);
      throw answer(451, '4.3.0 Please try again later');
    }
  }

  private isTooMany(): boolean {
    const now = Date.now();
    if (now >= this.minute.ends) this.minute = { ends: now + 60_000, mails: 0 };
    this.minute.mails += 1;
    return this.minute.mails > mailsAMinute;
  }
}
