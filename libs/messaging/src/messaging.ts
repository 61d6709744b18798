import { allEvents } from '@tomoni/contracts';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { withConnection } from './database/connection.js';
import { describeError } from './errors.js';
import { connectKafka, type KafkaClient } from './kafka/connect.js';
import type { KafkaPort } from './kafka/port.js';
import { ensureTopics, topicsOf, type TopicOptions } from './kafka/topics.js';
import { Metrics } from './metrics.js';
import { StandingMetrics } from './operations/standing-metrics.js';
import { setDefaultTenant } from './outbox/publish.js';
import { LossProof } from './proof/loss-proof.js';
import { Relay } from './relay/relay.js';

export interface MessagingOptions {
  readonly service: string;
  readonly roles: readonly ('http' | 'consumer' | 'relay')[];
  /** 6-digit code of the municipality: what is published outside of a request. */
  readonly tenant: string;
  readonly kafka: { readonly client: KafkaClient; /** "host:port,host:port" */ readonly brokers: string };
  readonly topics: TopicOptions;
  /** Of the schema's owner: the relay replicates with it and stores its position. */
  readonly replicationUrl: string;
  /** Transactions of the inbox at the same time; each takes a connection of the app's pool. */
  readonly lanes?: number;
  /** Runs of a failing event before it becomes a dead letter. */
  readonly attempts?: number;
  readonly retryPauseMs?: number;
  /** How long the handlers of one event may take; longer counts as a failure. */
  readonly handlerLimitMs?: number;
  /** How often a standby looks whether the slot is free. */
  readonly standbyMs?: number;
}

const maintenanceMs = 3_600_000;

/** The events of one service: its broker, relay and numbers. */
@Injectable()
export class Messaging implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly metrics = new Metrics();
  /** Undefined without the role. */
  readonly relay?: Relay;
  /** Undefined without the role `relay`. */
  readonly lossProof?: LossProof;
  readonly #standing: StandingMetrics;
  readonly #logger = new Logger(Messaging.name);
  #maintenance?: NodeJS.Timeout;

  constructor(
    readonly options: MessagingOptions,
    readonly kafka: KafkaPort = connectKafka(options.kafka.client, options.kafka.brokers, options.service),
  ) {
    setDefaultTenant(options.tenant);
    const about = { databaseUrl: options.replicationUrl, kafka: this.kafka, prefix: options.topics.prefix, service: options.service, metrics: this.metrics };
    this.#standing = new StandingMetrics(about);
    if (!options.roles.includes('relay')) return;
    this.relay = new Relay({
      databaseUrl: options.replicationUrl,
      kafka: this.kafka,
      topics: options.topics,
      metrics: this.metrics,
      log: (message) => this.#logger.warn(message),
      standbyMs: options.standbyMs,
    });
    this.lossProof = new LossProof({ ...about, log: (message) => this.#logger.warn(message) });
  }

  onApplicationBootstrap(): void {
    this.#standing.start();
    if (!this.relay) return;
    this.relay.start();
    this.lossProof?.start();
    void this.#logged('Creating topics', () => this.#createTopics()); // what fails here, the first event of a topic tries again
    void this.#maintain();
    this.#maintenance = setInterval(() => void this.#maintain(), maintenanceMs);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#maintenance);
    await Promise.all([this.relay?.stop(), this.lossProof?.stop(), this.#standing.stop()]);
  }

  /** Partitions for the coming days; what is past its retention goes. */
  #maintain(): Promise<void> {
    return this.#logged('Maintenance of outbox and inbox', () =>
      withConnection(this.options.replicationUrl, 'tomoni maintenance', async (sql) => void (await sql.query('SELECT maintain_messaging()'))));
  }

  async #createTopics(): Promise<void> {
    const own = allEvents.filter(({ service }) => service === this.options.service);
    if (own.length === 0) return;
    const admin = await this.kafka.admin();
    await ensureTopics(admin, topicsOf(own, this.options.topics)).finally(() => admin.close());
  }

  async #logged(what: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => this.#logger.warn(`${what} failed: ${describeError(error)}`));
  }
}
