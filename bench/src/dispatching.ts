import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@tomoni/backing-services';
import { connections, existingOf, gateways, mailsPerSession, type Taken } from './mails.js';
import { notificationDatabase, notificationFolder, notificationMain, type NotificationDatabase } from './notification.js';
import { residentMb } from './process-tree.js';
import { percentile } from './row.js';
import { ownProgram, withClient, type Servers } from './servers.js';

/** As the image starts every service (deploy/tomoni). */
const lean = ['--max-semi-space-size=4', '--heap-growing-percent=40'];

/** How many mails an alert has; a quick look takes fewer (`--mails`). */
export const size = { mails: 60_000 };

export interface Planned { readonly id: string; readonly total: number; readonly seconds: number; readonly peakMb: number }
export interface Sent {
  /** Hand-overs a second, from the plan's commit to the last. */
  readonly perSecond: number;
  readonly seconds: number;
  /** Of the first hundredth of the mails: milliseconds from the order, 99th percentile. */
  readonly firstMs: number;
  /** Resident memory of the sender at its highest. */
  readonly residentMb: number;
}

/** Whoever orders dispatches: the service without a sender. */
export class Orders {
  private constructor(private readonly url: string) {}

  static async start(servers: Servers, { env }: NotificationDatabase): Promise<Orders> {
    return new Orders((await servers.program('dispatch-orders', ownProgram('dispatch-orders'), { ...env, NOTIFICATION: notificationFolder }, lean)).url);
  }

  plan(lane: 'alert' | 'campaign', topic: string): Promise<Planned> {
    return json(`${this.url}/plan?lane=${lane}&topic=${topic}`);
  }

  async stop(id: string): Promise<void> {
    await json(`${this.url}/stop?id=${id}`);
  }
}

/** Whoever orders dispatches, what sends them, and the mail servers that take them: a process each. */
export class Dispatching {
  private constructor(readonly database: NotificationDatabase, readonly orders: Orders, readonly sink: string, readonly smtpPorts: readonly number[], private readonly senderPid: number) {}

  /** @param fill puts the subscribers in, before anything runs */
  static async start(servers: Servers, fill: (database: NotificationDatabase) => Promise<void>): Promise<Dispatching> {
    const database = await notificationDatabase(servers);
    await fill(database);
    const ports = await Promise.all(gateways.map(() => freePort()));
    await withClient(database.adminUrl, async (client) => {
      for (const [index, gateway] of gateways.entries()) {
        await client.query('UPDATE notification.mail_gateway SET smtp_url = $2, connections = $3, recipients_per_session = $4, rate_per_second = NULL WHERE code = $1', [gateway, `smtp://127.0.0.1:${ports[index]}`, connections, mailsPerSession]);
      }
    });
    // Addresses that do not exist are asked for again in every run; a city would have written them off after three.
    await withClient(database.adminUrl, (client) => client.query(`UPDATE notification.city_setting SET value = '20' WHERE key = 'notification.hard-bounces'`));
    const sink = await servers.program('smtp-sink', ownProgram('smtp-sink'), { SMTP_PORTS: ports.join() });
    const orders = await Orders.start(servers, database);
    const sender = await servers.program('sender', notificationMain, { ...database.env, TOMONI_ROLES: 'consumer', MAIL_RETRY_SECONDS: '1' }, lean);
    return new Dispatching(database, orders, sink.url, ports, sender.pid);
  }

  /** Orders an alert to everybody with this topic and waits until nothing is left of it. @throws when somebody got it twice, or not, though they exist */
  async alert(topic: string, count: number): Promise<Sent> {
    const ordered = Date.now();
    const { id, total } = await this.orders.plan('alert', topic);
    const planned = Date.now();
    if (total !== count) throw new Error(`${total} were planned, not ${count}`);
    let resident = 0;
    const watch = setInterval(() => { resident = Math.max(resident, residentMb({ pid: this.senderPid, command: '' })); }, 250);
    try {
      await this.ended(id);
    } finally {
      clearInterval(watch);
    }
    const taken = await this.taken(id);
    await this.check(id, count, taken);
    const seconds = (taken.last - planned) / 1_000;
    return { perSecond: taken.mails / seconds, seconds, firstMs: percentile(taken.first.slice(0, Math.ceil(count / 100)).map((at) => at - ordered), 99), residentMb: resident };
  }

  /** Waits until some of it has gone out. @returns whether some of it is left */
  async underWay(id: string): Promise<boolean> {
    return withClient(this.database.adminUrl, async (client) => {
      for (let left = 600; left > 0; left -= 1) {
        const { rows: [row] } = await client.query<{ begun: boolean; left: boolean }>(
          `SELECT EXISTS (SELECT FROM notification.dispatch_recipient WHERE dispatch_id = $1 AND status = 'handed') AS begun,
             EXISTS (SELECT FROM notification.dispatch_recipient WHERE dispatch_id = $1 AND status = 'queued') AS left`, [id]);
        if (row?.begun) return row.left;
        await sleep(100);
      }
      throw new Error('The campaign does not begin');
    });
  }

  taken(id: string): Promise<Taken> {
    return json(`${this.sink}/taken?dispatch=${id}`);
  }

  private async check(id: string, count: number, { mails, doubled }: Taken): Promise<void> {
    const states = await withClient(this.database.adminUrl, (client) => client.query<{ status: string; count: number }>('SELECT status, count(*)::int AS count FROM notification.dispatch_recipient WHERE dispatch_id = $1 GROUP BY status', [id]));
    const counts = Object.fromEntries(states.rows.map(({ status, count }) => [status, count]));
    const existing = existingOf(count);
    const right = doubled === 0 && mails === existing && counts.handed === existing && counts.failed === count - existing && states.rows.length === 2;
    if (!right) throw new Error(`Of ${count} mails ${mails} were taken, ${doubled} of them twice; the books say ${JSON.stringify(counts)}, and ${existing} addresses exist`);
  }

  private async ended(id: string): Promise<void> {
    await withClient(this.database.adminUrl, async (client) => {
      for (let left = 6_000; left > 0; left -= 1) {
        const { rows: [row] } = await client.query<{ status: string }>('SELECT status FROM notification.dispatch WHERE id = $1', [id]);
        if (row?.status !== 'sending') return;
        await sleep(100);
      }
    });
  }
}

async function json<Body>(url: string): Promise<Body> {
  const response = await fetch(url, { signal: AbortSignal.timeout(900_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}
