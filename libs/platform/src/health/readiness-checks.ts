import { relayLag, type Messaging } from '@tomoni/messaging';
import type { DataSource } from 'typeorm';
import type { ReadinessCheck } from './readiness.js';

/** Above this much log that is not in Kafka yet, the relay is behind. */
const maxLagBytes = 64 * 1024 * 1024;

export const databaseCheck = (db: DataSource): ReadinessCheck => ({
  name: 'database',
  roles: ['http', 'consumer', 'relay'],
  check: async () => {
    await db.query('SELECT 1');
    return undefined;
  },
});

/** Keeps one connection for asking; a broker that went away is looked for again at the next question. */
export function kafkaCheck({ kafka }: Messaging): ReadinessCheck {
  let admin: ReturnType<Messaging['kafka']['admin']> | undefined;
  return {
    name: 'kafka',
    roles: ['consumer', 'relay'],
    check: async () => {
      try {
        admin ??= kafka.admin();
        await (await admin).topics();
        return undefined;
      } catch (error) {
        const lost = admin;
        admin = undefined;
        void lost?.then((client) => client.close()).catch(() => undefined);
        throw error;
      }
    },
    close: async () => {
      await admin?.then((client) => client.close()).catch(() => undefined);
    },
  };
}

export const relayCheck = (db: DataSource): ReadinessCheck => ({
  name: 'relay',
  roles: ['relay'],
  check: async () => {
    const { bytes, active, walStatus, catchingUp } = await relayLag(db);
    if (!active) return 'no relay is connected';
    if (walStatus === 'lost') return 'the slot is lost';
    if (catchingUp) return 'catching up';
    return bytes !== null && bytes > maxLagBytes ? `${Math.round(bytes / 1024 / 1024)} MiB behind` : undefined;
  },
});
