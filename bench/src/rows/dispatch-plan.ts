import { Orders, size, type Planned } from '../dispatching.js';
import { notificationDatabase } from '../notification.js';
import { budget, type Row } from '../row.js';
import { besideServers, type Servers } from '../servers.js';
import { fillUnreadable } from '../subscribers.js';

const times = 20;

export const planSeconds = budget('plan-60000-seconds', 's', 2, 'to take the snapshot of 60,000 recipients, among 1.26 million endpoints, in one transaction', async function* (runs) {
  for (const { small } of await plans(runs)) yield small.seconds;
});
const perRecipient = ({ seconds, total }: Planned): number => (seconds / total) * 1_000_000;
export const planLinearity: Row = {
  name: 'plan-1200000-linearity',
  unit: 'µs a recipient',
  demanded: 1.2,
  better: 'lower',
  peer: 'the same for 60,000 recipients of the same city',
  async *measure(runs) {
    for (const { small, large } of await plans(runs)) yield { ours: perRecipient(large), peer: perRecipient(small) };
  },
};
export const planMemory = budget('plan-resident-mb', 'MB', 300, 'RSS of the planning process at its highest while it plans for 1.2 million', async function* (runs) {
  for (const { large } of await plans(runs)) yield large.peakMb;
});

interface Plans { readonly small: Planned; readonly large: Planned }
let observed: Promise<Plans[]> | undefined;

/** Planned once for all rows that ask. */
function plans(runs: number): Promise<Plans[]> {
  return (observed ??= observe(runs));
}

async function observe(runs: number): Promise<Plans[]> {
  const found: Plans[] = [];
  const work = async function* (servers: Servers) {
    const database = await notificationDatabase(servers);
    await fillUnreadable(database, size.mails, ['small']);
    await fillUnreadable(database, size.mails * times, ['large']);
    const orders = await Orders.start(servers, database);
    await orders.plan('alert', 'small');
    for (let run = 0; run < runs; run += 1) {
      const [small, large] = [await orders.plan('alert', 'small'), await orders.plan('alert', 'large')];
      if (small.total !== size.mails || large.total !== size.mails * times) throw new Error(`${small.total} and ${large.total} were planned`);
      found.push({ small, large });
      yield { ours: large.seconds, peer: small.seconds };
    }
  };
  for await (const pair of besideServers(work)) if (pair.ours < 0) throw new Error('Time runs backwards');
  return found;
}
