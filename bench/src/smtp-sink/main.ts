import { createServer as createHttpServer } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { isNobody, isPutOff, type Taken } from '../mails.js';
import { config } from './config.js';

/**
 * Four receiving mail servers that keep nothing but counts, each on a port of its own. They speak SMTP with pipelining, as
 * Postfix does; some recipients are put off and some do not exist (mails.ts). Over HTTP: what was taken of a dispatch.
 */
const keptTimes = 2_400;

class Count {
  readonly times = new Map<string, number>();
  readonly first: number[] = [];
  mails = 0;
  doubled = 0;
  bytes = 0;
  last = 0;

  add(recipient: string, bytes: number): void {
    const before = this.times.get(recipient) ?? 0;
    this.times.set(recipient, before + 1);
    if (before > 0) this.doubled += 1;
    this.mails += 1;
    this.bytes += bytes;
    this.last = Date.now();
    if (this.first.length < keptTimes) this.first.push(this.last);
  }
}
const counts = new Map<string, Count>();
const tries = new Map<string, number>();
let sample = '';

function take(recipient: string, mail: Buffer): void {
  // Among the first headers: all after them is of no interest here.
  const head = mail.toString('latin1', 0, 700);
  const at = head.indexOf('Message-ID: <');
  const dispatch = at < 0 ? 'unknown' : head.slice(at + 13, at + 49);
  if (sample === '') sample = mail.toString('latin1');
  const count = counts.get(dispatch) ?? new Count();
  counts.set(dispatch, count);
  count.add(recipient, mail.length);
}

function answerTo(recipient: string): string {
  if (isNobody(recipient)) return '550 5.1.1 no such user';
  if (!isPutOff(recipient)) return '250 2.1.5 ok';
  const tried = (tries.get(recipient) ?? 0) + 1;
  tries.set(recipient, tried);
  return tried % 2 === 1 ? '451 4.7.1 come again later' : '250 2.1.5 ok';
}

function session(socket: Socket): void {
  let rest: Buffer | undefined;
  let recipient: string | undefined;
  let inMail = false;
  let answers = '';
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') {
      const address = line.slice(line.indexOf('<') + 1, line.indexOf('>'));
      const answer = answerTo(address);
      if (answer.startsWith('2')) recipient = address;
      answers += `${answer}\r\n`;
    } else if (verb === 'DATA') {
      inMail = recipient !== undefined;
      answers += inMail ? '354 go on\r\n' : '554 5.5.1 no valid recipients\r\n';
    } else if (verb === 'MAIL' || verb === 'RSET') {
      recipient = undefined;
      answers += '250 2.0.0 ok\r\n';
    } else if (verb === 'EHLO') answers += '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 10485760\r\n';
    else if (verb === 'HELO' || verb === 'NOOP') answers += '250 2.0.0 ok\r\n';
    else if (verb === 'QUIT') {
      socket.end(`${answers}221 2.0.0 bye\r\n`);
      answers = '';
    } else answers += '500 5.5.2 unknown\r\n';
  };
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    let input = rest ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      const end = input.indexOf(inMail ? '\r\n.\r\n' : '\r\n');
      if (end < 0) break;
      const part = input.subarray(0, end);
      input = input.subarray(end + (inMail ? 5 : 2));
      if (!inMail) command(part.toString('latin1'));
      else {
        inMail = false;
        take(recipient ?? '', part);
        answers += '250 2.0.0 taken\r\n';
      }
    }
    rest = input.length > 0 ? input : undefined;
    if (answers !== '') socket.write(answers);
    answers = '';
  });
  socket.write('220 sink ESMTP\r\n');
}
for (const port of config.SMTP_PORTS) createServer(session).listen(port, '127.0.0.1');

createHttpServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://sink');
  if (url.pathname === '/sample') return response.end(sample);
  const { mails = 0, doubled = 0, bytes = 0, first = [], last = 0 } = counts.get(url.searchParams.get('dispatch') ?? '') ?? {};
  if (url.pathname === '/forget') counts.clear();
  return response.setHeader('content-type', 'application/json').end(JSON.stringify({ mails, doubled, bytes, first, last } satisfies Taken));
}).listen(config.PORT, '127.0.0.1');
