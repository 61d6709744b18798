import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { Fault, Scene } from './fault.js';

type Mood = 'takes' | 'refuses-us' | 'refuses-mail' | 'hangs' | 'breaks-off';

/** A mail server in every mood; it keeps the Message-ID of all it took, and of all it read before it broke off. */
class MoodyMailServer {
  readonly taken: string[] = [];
  readonly brokenOff: string[] = [];
  private constructor(private readonly server: SMTPServer) {}

  static async start(port: number, moodNow: () => Mood): Promise<MoodyMailServer> {
    const server: MoodyMailServer = new MoodyMailServer(new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 1_000,
      onConnect: (_session, answer) => { answer(moodNow() === 'refuses-us' ? Object.assign(new Error('Try later'), { responseCode: 421 }) : undefined); },
      onRcptTo: (_address, _session, answer) => {
        const mood = moodNow();
        if (mood !== 'hangs') answer(mood === 'refuses-mail' ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : undefined);
      },
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.once('end', () => {
          const id = /^Message-ID: <([^@>]+)@/im.exec(Buffer.concat(chunks).toString())?.[1] ?? 'without a Message-ID';
          if (moodNow() === 'breaks-off') {
            server.brokenOff.push(id);
            for (const connection of server.server.connections) if ((connection as { session?: object }).session === session) (connection as { close(): void }).close();
            return;
          }
          server.taken.push(id);
          answer();
        });
      },
    }));
    server.server.on('error', () => undefined); // a connection that ended while we wrote
    server.server.listen(port, '127.0.0.1');
    await once(server.server.server, 'listening');
    return server;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => { this.server.close(resolve); });
  }
}

interface Mail { readonly id: string; readonly status: string }
const mailsOf = ({ city, load }: Scene): Promise<Mail[]> => city.database.query<Mail>('SELECT id::text, status FROM notification.delivery WHERE case_id::text = ANY ($1)', [load.keys]);
const underWay = ['queued', 'deferred', 'handing'];

/** What the mail server knows against what the city says about each mail. */
function compare(mails: readonly Mail[], { taken, brokenOff }: MoodyMailServer, complain: (text: string) => void): void {
  const times = Map.groupBy(taken, (id) => id);
  for (const [id, of] of times) if (of.length > 1) complain(`mail ${id} was taken ${of.length} times`);
  for (const { id, status } of mails) {
    if (status === 'handed' && !times.has(id)) complain(`mail ${id} counts as handed over, and no mail server took it`);
    if (status === 'failed' && times.has(id)) complain(`mail ${id} counts as failed, and was taken`);
    if (brokenOff.includes(id) && status !== 'unknown') complain(`mail ${id} was read and never answered, and counts as ${status}`);
    if (brokenOff.includes(id) && times.has(id)) complain(`mail ${id} was read and never answered, and sent again`);
    if (underWay.includes(status)) complain(`mail ${id} is still ${status}`);
  }
}

export const mailFaults: readonly Fault[] = [
  {
    name: 'mail-server-moody',
    proves: 'The mail server answers 421, refuses with 550, does not answer, and breaks off after DATA: no mail is taken twice, none counts as handed over that was not, and one whose outcome is lost is said to be unknown and left to a person.',
    inject: async (scene) => {
      const { city, random, complain } = scene;
      let troubled = true;
      const moods: readonly Mood[] = ['refuses-us', 'refuses-mail', 'hangs', 'breaks-off'];
      const server = await MoodyMailServer.start(city.smtpPort, () => (troubled && random.next() < 0.2 ? (moods[random.below(moods.length)] ?? 'takes') : 'takes'));
      try {
        await sleep(10_000);
        const tried = () => server.taken.length > 0 && server.brokenOff.length > 0;
        for (let times = 0; times < 180 && !tried(); times += 1) await sleep(1_000); // it is left alone for a while after each 421
        troubled = false;
        await scene.load.stop();
        if (!(await scene.settle())) complain('not every event had its mail');
        for (let times = 0; times < 180 && (await mailsOf(scene)).some(({ status }) => underWay.includes(status)); times += 1) await sleep(1_000);
        compare(await mailsOf(scene), server, complain);
        if (!tried()) complain('the mail server was not tried');
      } finally {
        await server.stop();
      }
    },
  },
];
