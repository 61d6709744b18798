import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { HandOver } from './endpoint-sender.service.js';

interface SmtpError extends Error { code?: string; responseCode?: number }
export type SessionResult = HandOver & { readonly busy?: boolean };

const secondsForOneMail = 120;

/** One SMTP session, opened when it is first needed and anew after so many recipients. Never throws. */
export class SmtpSession {
  private connection?: SMTPConnection;
  private recipients = 0;

  constructor(private readonly url: URL, private readonly recipientsPerSession: number) {}

  /** @returns `busy` where the gateway says that it has had enough of us for now (421) */
  async send(envelope: { from: string; to: string }, message: string | Buffer): Promise<SessionResult> {
    if (this.connection && this.recipients >= this.recipientsPerSession) await this.close();
    try {
      this.connection ??= await this.open();
    } catch (error) {
      this.connection = undefined;
      return { outcome: 'away', busy: (error as SmtpError).responseCode === 421 };
    }
    this.recipients += 1;
    let begun = false;
    const body = new Readable({
      read() {
        // Pulled only after the server's 354: from here on a broken connection leaves the outcome open.
        begun = true;
        this.push(message);
        this.push(null);
      },
    });
    const error = await this.handOver(this.connection, envelope, body, message.length);
    if (!error) return { outcome: 'handed' };
    const result = judge(error, begun);
    // After a refusal the session goes on; after anything else nobody knows where it stands.
    if (result.busy || result.outcome === 'lost' || result.outcome === 'away') this.drop();
    else await this.reset();
    return result;
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.connection = undefined;
    if (!connection) return;
    await new Promise<void>((resolve) => {
      connection.once('end', resolve);
      setTimeout(resolve, 1_000).unref();
      connection.quit();
    });
    connection.close();
  }

  private open(): Promise<SMTPConnection> {
    const { hostname: host, protocol, username, password } = this.url;
    const secure = protocol === 'smtps:';
    const port = Number(this.url.port || (secure ? 465 : 587));
    const connection = new SMTPConnection({ host, port, secure, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, allowInternalNetworkInterfaces: true });
    this.recipients = 0;
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => {
        connection.close();
        reject(error);
      };
      connection.once('error', fail);
      connection.connect((error) => {
        if (error) return fail(error);
        const ready = (): void => {
          connection.removeListener('error', fail);
          connection.on('error', () => { this.forget(connection); });
          connection.once('end', () => { this.forget(connection); });
          resolve(connection);
        };
        if (!username) return ready();
        connection.login({ user: decodeURIComponent(username), pass: decodeURIComponent(password) }, (refused) => { if (refused) fail(refused); else ready(); });
      });
    });
  }

  private handOver(connection: SMTPConnection, { from, to }: { from: string; to: string }, body: Readable, size: number): Promise<SmtpError | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        connection.close();
        resolve(Object.assign(new Error('No answer'), { code: 'ETIMEDOUT' }));
      }, secondsForOneMail * 1_000);
      const done = (error?: SmtpError | null): void => {
        clearTimeout(timer);
        resolve(error ?? undefined);
      };
      connection.once('error', done);
      connection.send({ from, to: [to], size }, body, (error) => {
        connection.removeListener('error', done);
        done(error);
      });
    });
  }

  private async reset(): Promise<void> {
    const { connection } = this;
    if (!connection) return;
    await new Promise<void>((resolve) => {
      // A connection that ends meanwhile answers no more.
      connection.once('end', resolve);
      connection.reset((error) => {
        connection.removeListener('end', resolve);
        if (error) this.drop();
        resolve();
      });
    });
  }

  private drop(): void {
    this.connection?.close();
    this.connection = undefined;
  }

  private forget(connection: SMTPConnection): void {
    if (this.connection === connection) this.connection = undefined;
  }
}

function judge({ code, responseCode }: SmtpError, begun: boolean): SessionResult {
  if (responseCode === 421) return begun ? { outcome: 'try-later', code: 421, busy: true } : { outcome: 'away', busy: true };
  if (responseCode === undefined || responseCode < 400) {
    if (code === 'EENVELOPE') return { outcome: 'address-invalid' };
    // Larger than the server said it takes (RFC 1870), found before sending.
    if (code === 'EMESSAGE' && !begun) return { outcome: 'refused', code: 552 };
    return { outcome: begun ? 'lost' : 'away' };
  }
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return { outcome: begun ? 'lost' : 'away' };
  return { outcome: responseCode < 500 ? 'try-later' : 'refused', code: responseCode };
}
