import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  allOrNone, ensureDatabase, freePort, preloadable, prepareServiceSchema, Proxy, startKafka, startPostgres, startRedis, startSpecIssuer,
  type Kafka, type KafkaListener, type Postgres, type Redis, type ServiceSchema, type SpecIssuer,
} from '@tomoni/backing-services';
import { connectKafka, type KafkaClient, type KafkaPort } from '@tomoni/messaging';
import { apps, checkout, chooseCity, defaultLgCode, environmentOf, Home, readConfig, readMunicipalities, type App } from '@tomoni/stack';
import { Brokers } from './brokers.js';
import { Database } from './data-source.js';
import { Processes, runToEnd, type ProcessPlan } from './processes.js';

/** Who has a wire of its own to PostgreSQL and to Kafka. The relays share one: which of them sends is what is tested. */
const wires = ['participation', 'relay', 'notification', 'recorder'] as const;
/** What PostgreSQL is told for the time of a fault. */
type Settings = Readonly<Record<string, string>>;
export type Wire = (typeof wires)[number];
/** Separate processes, as in a cluster, so that each can be killed alone; or all roles of a service in one, as with `npm start`. */
export type Layout = 'together' | 'apart';

const layouts: Readonly<Record<Layout, readonly string[]>> = {
  together: ['participation', 'notification', 'recorder'],
  apart: ['participation', 'relay', 'notification', 'recorder'],
};
const recorder: App = { name: 'recorder', port: 4190, database: true, does: { ja: '記録', en: 'Records' } };
const services = [...apps.filter(({ name }) => name === 'participation' || name === 'notification'), recorder];

/** The real services on real servers of their own, in a scratch folder, with every wire in our hand. */
export class City {
  readonly processes = new Processes((name) => this.planOf(name));
  layout: Layout = 'apart';
  /** Ids of records that faults put into Kafka: in no outbox, for as long as the topic stands. */
  readonly strangers = new Set<string>();
  private readonly clocks = new Set<string>();
  private clockLibrary?: string;
  private isKept = false;
  private urls: Record<string, string> = {};
  private schemas: Record<string, ServiceSchema> = {};
  private readonly wiresToPostgres = new Map<Wire, Proxy>();
  private readonly wiresToKafka = new Map<Wire, Proxy>();
  private readonly listeners: KafkaListener[] = [];
  private readonly lgCity = chooseCity(defaultLgCode, readMunicipalities(undefined));
  private readonly ports: Record<string, number> = {};
  /** Where PostgreSQL's data are; a standby's after a failover. */
  private postgresFolder: string;

  private constructor(readonly client: KafkaClient, readonly home: Home, private postgres: Postgres, private kafka: Kafka | Brokers, private redis: Redis, readonly issuer: SpecIssuer, readonly database: Database, private readonly wireOfOperator: Proxy, private readonly databaseUrl: string) {
    this.postgresFolder = home.path('data', 'postgres');
  }

  /** @param brokers of Kafka: one behind wires of ours, or three that services reach directly */
  static async start(client: KafkaClient, brokers: 1 | 3 = 1): Promise<City> {
    const home = new Home(await mkdtemp(join(tmpdir(), 'tomoni-chaos-')));
    home.open();
    const ports = { postgres: await freePort(), kafka: await freePort(), redis: await freePort() };
    const toKafka = await Promise.all(wires.map(async (wire) => {
      const port = await freePort();
      return { wire, port, proxy: await Proxy.open(() => port) };
    }));
    const listeners = toKafka.map(({ wire, port, proxy }) => ({ name: wire.toUpperCase(), port, advertisedPort: proxy.port }));
    const [postgres, kafka, redis, issuer] = await allOrNone<[Postgres, Kafka | Brokers, Redis, SpecIssuer]>([
      startPostgres({ dir: home.path('data', 'postgres'), port: ports.postgres, logFile: home.log('postgres') }),
      brokers === 3 ? Brokers.start(home) : startKafka({ dir: home.path('data', 'kafka'), port: ports.kafka, logFile: home.log('kafka'), listeners }),
      startRedis({ dir: home.path('data', 'redis'), port: ports.redis, logFile: home.log('redis') }),
      startSpecIssuer((clientId) => ({ sub: clientId, kind: 'service', roles: [], groups: [], acr: 'L0', scope: clientId === 'notification' ? 'contacts:resolve' : '' })),
    ]).catch(async (error: unknown) => {
      await Promise.all(toKafka.map(({ proxy }) => proxy.close()));
      throw error;
    });
    const databaseUrl = await ensureDatabase(postgres.url, 'tomoni');
    // The operator too must find the server where it is now.
    const wireOfOperator = await Proxy.open((): number => city.postgres.port);
    const city: City = new City(client, home, postgres, kafka, redis, issuer, new Database(withPort(databaseUrl, wireOfOperator.port)), wireOfOperator, databaseUrl);
    for (const { wire, proxy } of toKafka) city.wiresToKafka.set(wire, proxy);
    city.listeners.push(...listeners);
    await city.prepare().catch(async (error: unknown) => {
      city.keep();
      await city.stop();
      throw error;
    });
    return city;
  }

  /** "host:port,…" */
  get brokers(): string {
    return this.kafka instanceof Brokers ? this.kafka.addresses : this.kafka.brokers;
  }
  get brokerCount(): 1 | 3 {
    return this.kafka instanceof Brokers ? 3 : 1;
  }
  get threeBrokers(): Brokers {
    if (!(this.kafka instanceof Brokers)) throw new Error('This city has one broker');
    return this.kafka;
  }
  private get oneBroker(): Kafka {
    if (this.kafka instanceof Brokers) throw new Error('This city has three brokers');
    return this.kafka;
  }
  get participationUrl(): string {
    return this.urls['participation'] ?? '';
  }
  get lgCode(): string {
    return this.lgCity.lgCode;
  }
  /** Of a process. */
  urlOf(name: string): string {
    return this.ports[name] ? `http://127.0.0.1:${this.ports[name]}` : (this.urls[name] ?? '');
  }
  /** The operator's, beside all proxies. */
  operatorsKafka(): KafkaPort {
    return connectKafka(this.client, this.brokers, 'chaos-operator');
  }
  /** Where the city hands its mails over. Nobody listens there unless a fault does: then mails wait, and what is counted is that each is queued once. */
  get smtpPort(): number {
    return this.ports['smtp'] ?? 0;
  }
  toPostgres(wire: Wire): Proxy {
    return wireOf(this.wiresToPostgres, wire);
  }
  toKafka(wire: Wire): Proxy {
    return wireOf(this.wiresToKafka, wire);
  }

  async arrange(layout: Layout): Promise<void> {
    if (this.layout !== layout || this.processes.names.length === 0) {
      await this.processes.stopAll();
      this.layout = layout;
    }
    for (const name of this.processes.names) if (!layouts[layout].includes(name)) await this.processes.stop(name);
    await Promise.all(layouts[layout].filter((name) => !this.processes.isRunning(name)).map((name) => this.processes.start(name)));
  }

  /** From its next start on a process has a clock of ours. */
  async holdClock(name: string): Promise<void> {
    this.clockLibrary ??= await preloadable(join(checkout, 'tools/chaos/src/shifted-clock.c'));
    this.clocks.add(name);
    this.setClock(name, 0);
  }
  /** @param shiftMs against the machine's; a running process follows at once */
  setClock(name: string, shiftMs: number): void {
    writeFileSync(this.clockOf(name), String(shiftMs));
  }
  /** From their next start on all have the machine's. */
  releaseClocks(): void {
    this.clocks.clear();
  }
  private clockOf(name: string): string {
    return this.home.path('run', `${name}.clock`);
  }

  // Servers keep their data and their port from one start to the next.
  killPostgres(): Promise<void> {
    return this.postgres.kill();
  }
  stopPostgres(): Promise<void> {
    return this.postgres.stop();
  }
  async startPostgres(settings: Settings = {}): Promise<void> {
    this.postgres = await startPostgres({ dir: this.postgresFolder, port: this.postgres.port, logFile: this.home.log('postgres'), settings });
  }
  /** As an operator's fast restart. */
  async restartPostgres(settings: Settings = {}): Promise<void> {
    await this.stopPostgres();
    await this.startPostgres(settings);
  }
  get postgresData(): string {
    return join(this.postgresFolder, 'data');
  }
  get postgresUrl(): string {
    return this.postgres.url;
  }
  /** A second server on a copy of the data, beside the first. */
  startStandby(folder: string, settings: Settings): Promise<Postgres> {
    return freePort().then((port) => startPostgres({ dir: folder, port, logFile: this.home.log('postgres-standby'), settings }));
  }
  /** From now on this is the city's PostgreSQL; every wire leads there. */
  adoptPostgres(postgres: Postgres, folder: string): void {
    this.postgres = postgres;
    this.postgresFolder = folder;
  }
  killKafka(): Promise<void> {
    return this.oneBroker.kill();
  }
  stopKafka(): Promise<void> {
    return this.oneBroker.stop();
  }
  get kafkaData(): string {
    return this.home.path('data', 'kafka', 'data');
  }
  /** When the server of this moment ends, whoever ends it. */
  kafkaExited(): Promise<string> {
    return this.oneBroker.exited;
  }
  async startKafka(): Promise<void> {
    this.kafka = await startKafka({ dir: this.home.path('data', 'kafka'), port: this.oneBroker.port, logFile: this.home.log('kafka'), listeners: this.listeners });
  }
  killRedis(): Promise<void> {
    return this.redis.kill();
  }
  async startRedis(): Promise<void> {
    this.redis = await startRedis({ dir: this.home.path('data', 'redis'), port: this.redis.port, logFile: this.home.log('redis') });
  }

  /** Its folder stays when it stops: somebody will want to read the logs. */
  keep(): void {
    this.isKept = true;
  }

  async stop(): Promise<void> {
    await this.processes.stopAll();
    await Promise.all([...this.wiresToPostgres.values(), ...this.wiresToKafka.values(), this.wireOfOperator].map((proxy) => proxy.close()));
    await Promise.all([this.postgres.stop(), this.kafka.stop(), this.redis.stop(), this.issuer.stop()].map((ending) => ending.catch(() => undefined)));
    if (!this.isKept) await rm(this.home.root, { recursive: true, force: true });
  }

  private async prepare(): Promise<void> {
    for (const wire of wires) this.wiresToPostgres.set(wire, await Proxy.open(() => this.postgres.port));
    for (const { name } of services) {
      this.urls[name] = `http://127.0.0.1:${await freePort()}`;
      this.schemas[name] = await prepareServiceSchema(this.databaseUrl, name);
    }
    for (const name of ['relay', 'relay-2', 'notification-2', 'recorder-2', 'empty-mail', 'smtp', 'start']) this.ports[name] = await freePort();
    const migrating = services.map((app) => runToEnd(program(app, 'migrate'), this.environment(app)));
    await Promise.all(migrating);
    // Subscribers, to whom alerts are dispatched.
    writeFileSync(this.home.city, JSON.stringify({ ...this.lgCity, groups: [] }));
    const [notification = recorder] = services.filter(({ name }) => name === 'notification');
    await runToEnd(program(notification, 'seed'), this.environment(notification));
  }

  private environment(app: App): NodeJS.ProcessEnv {
    const env = environmentOf(app, {
      home: this.home, city: this.lgCity, urls: this.urls, schemas: this.schemas, kafka: this.brokers, redis: this.redis.url,
      smtp: `smtp://127.0.0.1:${this.smtpPort}`,
      sms: undefined, emptyMailPort: this.ports['empty-mail'] ?? 0, issuer: this.issuer.issuer, startPage: `http://127.0.0.1:${this.ports['start']}`, inherited: readConfig().inherited,
    });
    // What a killed sender had in its hand counts as unknown sooner. Every client has one address; the limit is asked of Redis all the same.
    return { ...env, KAFKA_CLIENT: this.client, MAIL_LEASE_SECONDS: '20', RATE_LIMIT_PER_MINUTE: '1000000', OIDC_CLIENT_SECRET: 'secret-of-the-failure-kit', LOG_LEVEL: 'warn' };
  }

  private planOf(name: string): ProcessPlan {
    const [app = recorder] = services.filter(({ name: service }) => service === (name.startsWith('relay') ? 'participation' : name.replace(/-\d$/, '')));
    const wire: Wire = name.startsWith('relay') ? 'relay' : (app.name as Wire);
    const roles = name === 'participation' && this.layout === 'apart' ? 'http,consumer' : name.startsWith('relay') ? 'relay' : name.startsWith('recorder') ? 'http,consumer' : 'http,consumer,relay';
    const url = this.urlOf(name);
    const env = this.environment(app);
    const throughProxy = (address = '') => withPort(address, this.toPostgres(wire).port);
    return {
      name,
      program: program(app, 'main'),
      folder: this.home.path('run', name),
      logFile: this.home.log(name),
      env: {
        ...env, PORT: new URL(url).port, PUBLIC_URL: url, TOMONI_ROLES: roles, KAFKA_BROKERS: this.kafka instanceof Brokers ? this.brokers : `127.0.0.1:${this.toKafka(wire).port}`,
        DATABASE_URL: throughProxy(env['DATABASE_URL']), DATABASE_MIGRATION_URL: throughProxy(env['DATABASE_MIGRATION_URL']),
        ...(this.clocks.has(name) && { LD_PRELOAD: this.clockLibrary, SHIFTED_CLOCK: this.clockOf(name) }),
      },
    };
  }
}

const withPort = (url: string, port: number): string => Object.assign(new URL(url), { port: String(port) }).href;

const program = ({ name }: App, step: 'main' | 'migrate' | 'seed') => join(checkout, name === 'recorder' ? 'tools/chaos/dist/recorder' : `apps/${name}/dist`, `${step}.js`);

function wireOf(proxies: ReadonlyMap<Wire, Proxy>, wire: Wire): Proxy {
  const proxy = proxies.get(wire);
  if (!proxy) throw new Error(`There is no wire of ${wire}`);
  return proxy;
}
