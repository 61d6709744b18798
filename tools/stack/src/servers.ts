import { ensureDatabase, prepareServiceSchema, startKafka, startMailInbox, startPostgres, startRedis, startSmsSimulator, type MailInbox, type ServiceSchema } from '@tomoni/backing-services';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from './apps.js';
import { checkout, type OwnServers } from './config.js';
import type { Home } from './home.js';
import { secretIn } from './keys.js';
import type { Supervisor } from './supervisor.js';

/** What the apps need before they start. */
export interface Servers {
  /** The administrator's address of the platform's database. */
  postgres: string;
  /** By app that has a schema. */
  schemas: Record<string, ServiceSchema>;
  kafka: string;
  redis: string;
  smtp: string;
  /** Undefined when mails go to the user's own server. */
  inbox: MailInbox | undefined;
  /** Undefined when SMS go to the user's own provider. */
  sms: SmsAccess | undefined;
}

export interface SmsAccess { readonly url: string; readonly token: string; readonly receiptSecret: string }

const does: Record<'postgres' | 'kafka' | 'redis' | 'mail' | 'sms', { ja: string; en: string }> = {
  postgres: { ja: 'データベース', en: 'Database' },
  kafka: { ja: 'イベントの流れ', en: 'Event stream' },
  redis: { ja: 'セッションと回数制限', en: 'Sessions and rate limits' },
  mail: { ja: 'メールの受信箱', en: 'Mail inbox' },
  sms: { ja: 'SMSの受信箱', en: 'SMS inbox' },
};

export interface ServersOptions {
  supervisor: Supervisor;
  home: Home;
  own: OwnServers;
  /** What the person at the terminal set. */
  inherited: NodeJS.ProcessEnv;
  portOf: (name: string) => number;
}

/** Puts the four servers on the board, so that all of them are seen before the first one starts. */
export function announceServers({ supervisor: { board }, own, inherited, portOf }: ServersOptions): void {
  const local = (port: string) => `127.0.0.1:${portOf(port)}`;
  const add = (name: keyof typeof does, theirs: string | undefined, address: string) =>
    board.add({ name, kind: 'server', address: theirs ? withoutPassword(theirs) : address, does: does[name] }, theirs ? 'own' : 'waiting');
  add('postgres', own.postgres, local('postgres'));
  add('kafka', own.kafka, local('kafka'));
  add('redis', own.redis, local('redis'));
  add('mail', own.smtp, `http://${local('mail')}`);
  add('sms', inherited['SMS_URL'], `http://${local('sms')}`);
}

/** All at the same time: the slowest one, Kafka, decides how long it takes. @throws CannotStart */
export async function startServers(options: ServersOptions, withSchema: readonly App[]): Promise<Servers> {
  const [{ postgres, schemas }, kafka, redis, { smtp, inbox }, smsAccess] = await Promise.all([databases(options, withSchema), kafkaBrokers(options), redisUrl(options), mail(options), sms(options)]);
  return { postgres, schemas, kafka, redis, smtp, inbox, sms: smsAccess };
}

async function databases(options: ServersOptions, withSchema: readonly App[]): Promise<Pick<Servers, 'postgres' | 'schemas'>> {
  const postgres = await postgresUrl(options);
  const schemas: Servers['schemas'] = {};
  await options.supervisor.display.step('schemas, roles', async () => {
    for (const { name } of withSchema) schemas[name] = await prepareServiceSchema(postgres, name, secretIn(options.home.path('keys', 'database', name)));
  });
  return { postgres, schemas };
}

async function postgresUrl({ supervisor, home, own, portOf }: ServersOptions): Promise<string> {
  if (own.postgres) return own.postgres;
  const options = { dir: join(home.data, 'postgres'), port: portOf('postgres'), logFile: home.log('postgres') };
  const { url } = await supervisor.keep('PostgreSQL', 'postgres', () => startPostgres(options));
  return ensureDatabase(url, 'tomoni');
}

async function kafkaBrokers({ supervisor, home, own, portOf }: ServersOptions): Promise<string> {
  if (own.kafka) return own.kafka;
  const options = { dir: join(home.data, 'kafka'), port: portOf('kafka'), logFile: home.log('kafka'), javaDir: javaDir(home) };
  return (await supervisor.keep('Kafka', 'kafka', () => startKafka(options))).brokers;
}

async function redisUrl({ supervisor, home, own, portOf }: ServersOptions): Promise<string> {
  if (own.redis) return own.redis;
  const options = { dir: join(home.data, 'redis'), port: portOf('redis'), logFile: home.log('redis'), javaDir: javaDir(home) };
  return (await supervisor.keep('Redis', 'redis', () => startRedis(options))).url;
}

async function mail({ supervisor, home, own, portOf }: ServersOptions): Promise<Pick<Servers, 'smtp' | 'inbox'>> {
  if (own.smtp) return { smtp: own.smtp, inbox: undefined };
  const { board, display } = supervisor;
  board.changed('mail', 'starting');
  const inbox = await display.step('mail inbox', () => startMailInbox({ dir: join(home.data, 'mail'), port: portOf('smtp'), httpPort: portOf('mail') }));
  supervisor.onStop(async () => {
    await inbox.stop();
    board.changed('mail', 'stopped');
  }, 'mail inbox');
  board.changed('mail', 'running');
  return { smtp: inbox.smtpUrl, inbox };
}

async function sms({ supervisor, home, inherited, portOf }: ServersOptions): Promise<SmsAccess | undefined> {
  if (inherited['SMS_URL']) return undefined;
  const { board, display } = supervisor;
  board.changed('sms', 'starting');
  const [token, receiptSecret] = [secretIn(home.path('keys', 'sms', 'token')), secretIn(home.path('keys', 'sms', 'receipts'))];
  const simulator = await display.step('SMS inbox', () => startSmsSimulator({ port: portOf('sms'), token, receiptSecret }));
  supervisor.onStop(async () => {
    await simulator.stop();
    board.changed('sms', 'stopped');
  }, 'SMS inbox');
  board.changed('sms', 'running');
  return { url: simulator.url, token, receiptSecret };
}

/** Downloads are shared by every city of this checkout once they are there. */
function javaDir(home: Home): string {
  const shared = join(checkout, '.tomoni', 'java');
  return existsSync(shared) ? shared : home.java;
}

/** For screens: who looks over a shoulder must not learn it. */
export function withoutPassword(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  return Object.assign(url, { password: '' }).href;
}
