import { ensureDatabase, freePort, startKafka, startMailInbox, startPostgres, startRedis } from '@tomoni/backing-services';
import type { Scratch } from '@tomoni/stack';

export const serverNames = ['postgres', 'kafka', 'redis', 'mail'] as const;
export type ServerName = (typeof serverNames)[number];

/** The servers of the city in the specs' own hands: the supervisor of `npm start` would start them again at once. */
export class Servers {
  private readonly running = new Map<ServerName, { stop: () => Promise<void>; kill: () => Promise<void> }>();
  private readonly ports = new Map<string, Promise<number>>();
  /** What `npm start` is told about them, filled as they start. */
  readonly environment: Record<string, string> = {};
  /** Where the mails can be read. */
  mailUrl = '';

  constructor(private readonly home: Scratch['home']) {}

  async start(name: ServerName): Promise<void> {
    this.running.set(name, await this.starters[name]());
  }

  /** `stop` ends it cleanly, `kill` as a power cut would. Its data stay. */
  async end(name: ServerName, how: 'stop' | 'kill'): Promise<void> {
    await this.running.get(name)?.[how]();
    this.running.delete(name);
  }

  async stopAll(): Promise<void> {
    await Promise.all(serverNames.map((name) => this.end(name, 'stop')));
  }

  private readonly starters = {
    postgres: async () => {
      const postgres = await startPostgres(await this.place('postgres'));
      this.environment['DATABASE_URL'] = await ensureDatabase(postgres.url, 'tomoni');
      return postgres;
    },
    kafka: async () => {
      const kafka = await startKafka(await this.place('kafka'));
      this.environment['KAFKA_BROKERS'] = kafka.brokers;
      return kafka;
    },
    redis: async () => {
      const redis = await startRedis(await this.place('redis'));
      this.environment['REDIS_URL'] = redis.url;
      return redis;
    },
    mail: async () => {
      const inbox = await startMailInbox({ ...(await this.place('mail')), httpPort: await this.port('mail pages') });
      this.environment['SMTP_URL'] = inbox.smtpUrl;
      this.mailUrl = inbox.httpUrl;
      return inbox;
    },
  };

  private async place(name: ServerName) {
    return { dir: this.home.path('data', name), logFile: this.home.log(name), port: await this.port(name) };
  }

  /** The same at every start. */
  private port(name: string): Promise<number> {
    const port = this.ports.get(name) ?? freePort();
    this.ports.set(name, port);
    return port;
  }
}
