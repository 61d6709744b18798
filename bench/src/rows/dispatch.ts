import { Dispatching, size, type Sent } from '../dispatching.js';
import { existingOf } from '../mails.js';
import { budget, inTurns, type Pair, type Row } from '../row.js';
import { besideServers, ownProgram, type Servers } from '../servers.js';
import { fillSubscribers } from '../subscribers.js';

const everybody = 'everybody';
const few = 'few';

const handOver = 'alert-hand-over-vs-nodemailer';
export const alertHandOver: Row = {
  name: handOver,
  unit: 'mails/s',
  demanded: 0.8,
  better: 'higher',
  peer: 'nodemailer’s pool sending the same bytes over as many connections to the same four mail servers, without any books; 60,000 mails, 1 % put off once, 0.5 % refused; ours: none twice, none missing, or the row fails',
  async *measure(runs) {
    for (const { ours, peer } of await alerts(runs)) yield { ours: ours.perSecond, peer };
  },
};
export const alertMemory = budget('alert-sender-resident-mb', 'MB', 300, `RSS of the sender at its highest during ${handOver}`, async function* (runs) {
  for (const { ours } of await alerts(runs)) yield ours.residentMb;
});
export const alertFirst = budget('alert-first-percent-p99-ms', 'ms', 5_000, `from the order to the mail server, 99th percentile of the first hundredth of the mails of ${handOver}`, async function* (runs) {
  for (const { ours } of await alerts(runs)) yield ours.firstMs;
});

const residents = 'residents';
export const alertBesideCampaign: Row = {
  name: 'alert-seconds-beside-campaign',
  unit: 's',
  demanded: 1.2,
  better: 'lower',
  peer: 'the same alert to 60,000 with nothing else to send; ours: while a campaign to 240,000 others is under way on the same gateways',
  measure: (runs) =>
    besideServers(async function* (servers) {
      const campaignMails = size.mails * 4;
      const dispatching = await Dispatching.start(servers, (database) => fillSubscribers(database, size.mails + campaignMails, (place) => (place < size.mails ? (place < 2_000 ? [everybody, few] : [everybody]) : [residents])));
      await dispatching.alert(few, 2_000);
      const alone = async () => (await dispatching.alert(everybody, size.mails)).seconds;
      yield* inTurns(runs, async () => {
        const { id } = await dispatching.orders.plan('campaign', residents);
        try {
          await dispatching.underWay(id);
          const seconds = await alone();
          if (!(await dispatching.underWay(id))) throw new Error('The campaign was over before the alert');
          return seconds;
        } finally {
          await dispatching.orders.stop(id);
        }
      }, alone);
    }),
};

interface AlertRun { readonly ours: Sent; readonly peer: number }
let observed: Promise<AlertRun[]> | undefined;

/** Sent once for all rows that ask. */
function alerts(runs: number): Promise<AlertRun[]> {
  return (observed ??= observe(runs));
}

async function observe(runs: number): Promise<AlertRun[]> {
  const all: Sent[] = [];
  const pairs: Pair[] = [];
  const work = async function* (servers: Servers) {
    const dispatching = await Dispatching.start(servers, (database) => fillSubscribers(database, size.mails, (place) => (place < 2_000 ? [everybody, few] : [everybody])));
    const peer = await servers.program('nodemailer-pool', ownProgram('peers/nodemailer-pool'), { SMTP_PORTS: dispatching.smtpPorts.join(), SINK_URL: dispatching.sink });
    // Until their code is compiled; the peer learns the bytes by it.
    await dispatching.alert(few, 2_000);
    await byPeer(peer.url, 2_000);
    yield* inTurns(
      runs,
      async () => {
        const sent = await dispatching.alert(everybody, size.mails);
        all.push(sent);
        return sent.perSecond;
      },
      () => byPeer(peer.url, size.mails),
    );
  };
  for await (const pair of besideServers(work)) pairs.push(pair);
  return pairs.map(({ peer }, index) => ({ ours: all[index] as Sent, peer }));
}

async function byPeer(url: string, count: number): Promise<number> {
  const { handed, seconds } = (await (await fetch(`${url}/send?count=${count}`, { signal: AbortSignal.timeout(900_000) })).json()) as { handed: number; seconds: number };
  if (handed !== existingOf(count)) throw new Error(`The peer handed over ${handed} of ${existingOf(count)}`);
  return handed / seconds;
}
