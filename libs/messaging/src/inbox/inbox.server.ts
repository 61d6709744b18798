import type { INestApplication } from '@nestjs/common';
import { NestMicroservice, Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { throwError } from 'rxjs';
import { DataSource } from 'typeorm';
import { describeError } from '../errors.js';
import { Rebuilds } from '../rebuild/rebuilds.js';
import { ensureTopics, topicsOf } from '../kafka/topics.js';
import type { KafkaRecord } from '../kafka/port.js';
import { Messaging } from '../messaging.js';
import { runBatch, type BatchDependencies } from './batch.js';
import { Consumption } from './consumption.js';
import { redriveReleased } from './dead-letters.js';
import { toDelivery } from './delivery.js';
import { Handlers } from './handlers.js';
import { inboxMetrics, type InboxMetrics } from './inbox-metrics.js';
import { noteProjections, noteTypes } from './inbox-store.js';
import { readPositionToken, waitUntilArrived } from './position-token.js';
import { Worker } from './worker.js';

const lookMs = 2_000;
const rememberMs = 30 * 86_400_000; // messaging_setting.inbox_retention; pruning keeps a day more

/** The Kafka transport: gives events to Nest's event handlers, each once, in one transaction with its effects. */
export class InboxServer extends Server implements CustomTransportStrategy {
  readonly #metrics: InboxMetrics;
  readonly #added = new Map<string, MessageHandler[]>();
  #handlers = new Handlers(this.#added);
  #consumption?: Consumption;
  #rebuilds?: Rebuilds;
  #looking?: NodeJS.Timeout;
  #round?: Promise<void>;

  constructor(private readonly db: DataSource, private readonly messaging: Messaging) {
    super();
    this.#metrics = inboxMetrics(messaging.metrics, () => this.#consumption?.inFlight ?? 0);
  }

  /** Nest's own would hang a second handler of a type on the first, which then runs both at once, each by itself a second time. */
  override addHandler(pattern: string, callback: MessageHandler, isEventHandler = false, extras: Record<string, unknown> = {}): void {
    const ofType = this.#added.get(pattern) ?? [];
    ofType.push(Object.assign(callback, { isEventHandler, extras }));
    this.#added.set(pattern, ofType);
  }

  listen(ready: () => void): void {
    const { options } = this.messaging;
    this.#handlers = new Handlers(this.#added, options.handlerLimitMs);
    this.#handlers.projections(); // a name that is taken twice is said at the start
    const isConsumer = options.roles.includes('consumer') && this.#handlers.contracts().length > 0;
    if (isConsumer) this.#consume();
    ready();
  }

  #consume(): void {
    const { options, kafka } = this.messaging;
    const topics = topicsOf(this.#handlers.contracts(), options.topics);
    this.#consumption = new Consumption({
      kafka,
      groupId: options.topics.prefix + options.service,
      topics: topics.map(({ topic }) => topic),
      prefix: options.topics.prefix,
      worker: new Worker(this.#needs, { attempts: options.attempts ?? 3, pauseMs: options.retryPauseMs ?? 200 }),
      metrics: this.#metrics,
      log: this.#needs.log,
      lanes: options.lanes ?? 4,
      batch: 400,
      window: 4_000,
      prepare: async () => {
        const admin = await kafka.admin();
        await ensureTopics(admin, topics).finally(() => admin.close());
        await noteTypes(this.db, this.#handlers.contracts());
        await noteProjections(this.db, this.#handlers.projections());
      },
    });
    this.#consumption.start();
    this.#rebuilds = new Rebuilds({ ...this.#needs, options, kafka });
    this.#lookForOrders();
  }

  // What an operator orders stands in the database: a look every two seconds, nothing while one runs.
  #lookForOrders(): void {
    this.#looking = setTimeout(() => {
      this.#round = Promise.all([redriveReleased(this.#needs), this.#rebuilds?.look()])
        .catch((error: unknown) => this.#needs.log(`Looking for what operators ordered failed: ${describeError(error)}`))
        .then(() => {
          if (this.#looking) this.#lookForOrders();
        });
    }, lookMs);
  }

  get #needs(): BatchDependencies {
    return { db: this.db, handlers: this.#handlers, metrics: this.#metrics, log: (message) => void this.logger.warn(message), memoryMs: rememberMs };
  }

  async close(): Promise<void> {
    clearTimeout(this.#looking);
    this.#looking = undefined;
    await Promise.all([this.#consumption?.stop(), this.#rebuilds?.stop()]);
    await this.#round;
  }

  /** One record, now, in its own transaction, as if it had come from the broker. @throws what a handler throws */
  async deliver(record: KafkaRecord): Promise<void> {
    await runBatch(this.#needs, [toDelivery(record, this.messaging.options.topics.prefix)]);
  }

  /**
   * Waits until this service has handled the events of a position token; of types it does not handle it knows nothing.
   * Answers false when `limitMs` has passed: the platform says 425 then. @throws {InvalidPosition}
   */
  async waitForPosition(token: string, limitMs: number): Promise<boolean> {
    const ids = readPositionToken(token).filter(({ type }) => this.#handlers.has(type)).map(({ id }) => id);
    return waitUntilArrived(this.db, ids, limitMs);
  }

  on(): void {}
  unwrap<Client>(): Client {
    return this.messaging.kafka as Client;
  }
}

/** Attaches the inbox to a Nest app, before `startAllMicroservices`. */
export function connectInbox(app: INestApplication): InboxServer {
  const strategy = new InboxServer(app.get(DataSource), app.get(Messaging));
  // Nest's own filter would replace the cause by "Internal server error", and the dead letter would tell nothing.
  // Deferred, because a connected microservice takes no more filters: it only logs a warning.
  const microservice = app.connectMicroservice({ strategy }, { deferInitialization: true });
  microservice.useGlobalFilters({ catch: (cause: unknown) => throwError(() => cause) });
  // Deferred, it would call every module's `onModuleInit` and `onApplicationBootstrap` a second time.
  (microservice as NestMicroservice).setIsInitHookCalled(true);
  return strategy;
}
