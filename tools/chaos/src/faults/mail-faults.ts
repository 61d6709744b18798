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
      onRcptTo: ({ address }, _session, answer) => {
        const mood = moodNow();
        // A subscriber whose mailbox is refused gets no more alerts, and later dispatches name one less.
        if (mood !== 'hangs') answer(mood === 'refuses-mail' && !address.startsWith('subscriber-') ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : undefined);
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
/** Mails of applications, and those of dispatches of alerts, each by what stands in its Message-ID. */
const mailsOf = ({ city, load }: Scene): Promise<Mail[]> => city.database.query<Mail>(
  `SELECT id::text, status FROM notification.delivery WHERE case_id::text = ANY ($1)
   UNION ALL SELECT r.dispatch_id || '.' || r.endpoint_id, r.status FROM notification.dispatch_recipient r JOIN notification.dispatch d ON d.id = r.dispatch_id WHERE d.about && $2::uuid[]`,
  [load.keys, load.alerts.keys]);
const isOfDispatch = (id: string) => id.includes('.');
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
  const handed = mails.filter(({ status }) => status === 'handed');
  if (handed.every(({ id }) => isOfDispatch(id))) complain('no mail of an application was handed over');
  if (!handed.some(({ id }) => isOfDispatch(id))) complain('no mail of an alert was handed over');
}

/** A mail server that is now and then in one of these moods, until the trouble is over; then all mails come to their end and are compared. */
async function withMoods(scene: Scene, moods: readonly Mood[], trouble: (server: MoodyMailServer) => Promise<void>): Promise<void> {
  const { city, random, complain } = scene;
  let troubled = true;
  const server = await MoodyMailServer.start(city.smtpPort, () => (troubled && random.next() < 0.2 ? (moods[random.below(moods.length)] ?? 'takes') : 'takes'));
  try {
    await trouble(server);
    troubled = false;
    await scene.load.stop();
    if (!(await scene.settle())) complain('not every event had its mail');
    for (let times = 0; times < 180 && (await mailsOf(scene)).some(({ status }) => underWay.includes(status)); times += 1) await sleep(1_000);
    compare(await mailsOf(scene), server, complain);
  } finally {
    await server.stop();
  }
}

export const mailFaults: readonly Fault[] = [
  {
    name: 'mail-server-moody',
    proves: 'The mail server answers 421, refuses with 550, does not answer, and breaks off after DATA: no mail of an application or an alert is taken twice, none counts as handed over that was not, and one whose outcome is lost is said to be unknown and left to a person.',
    inject: (scene) => withMoods(scene, ['refuses-us', 'refuses-mail', 'hangs', 'breaks-off'], async (server) => {
      await sleep(10_000);
      const tried = () => server.taken.length > 0 && server.brokenOff.length > 0;
      for (let times = 0; times < 180 && !tried(); times += 1) await sleep(1_000); // it is left alone for a while after each 421
      if (!tried()) scene.complain('the mail server was not tried');
    }),
  },
  {
    name: 'sender-killed',
    proves: 'Whoever hands mails of applications and alerts over is killed three times in the middle of it: no mail is taken twice, and what it had in its hand is said to be unknown.',
    inject: (scene) => withMoods(scene, ['refuses-mail'], async (server) => {
      for (let kills = 0; kills < 3; kills += 1) {
        const before = server.taken.length;
        for (let times = 0; times < 600 && server.taken.length < before + 20; times += 1) await sleep(100);
        await sleep(scene.random.between(0, 50));
        await scene.city.processes.restart('notification');
      }
    }),
  },
];
