/**
 * Events between services: out by `publish`, in by `@OnEvent`. Only this package knows the broker.
 *
 * - A service lists `messagingMigrations` first, imports `MessagingModule.forRoot(…)`, and calls `connectInbox(app)` before
 *   `startAllMicroservices()`; the relay starts with the app when `roles` has `relay`.
 * - `publish(tx, contract, payload)` wants an open TypeORM transaction on a connection with `extra: { pipeline: true }`; it may stand
 *   un-awaited in a `Promise.all` with other statements. `outboxInsert(contract, payload)` is its SQL for hand-written pipelines.
 * - `eventContext.run({ tenant, correlationId, … }, work)` around a request; afterwards
 *   `positionToken(eventContext.get().published.values())` is the header `Tomoni-Position`.
 * - `inbox.waitForPosition(token, limitMs)` answers false for 425, throws `InvalidPosition` for 400.
 * - `provenDays(dataSource, …)` is what the hourly loss proof found; `messaging.lossProof.check()` makes it now.
 * - `messaging.metrics.all()` for Prometheus; `relayLag(dataSource)` for readiness in any role.
 */
export { toCloudEvent, type CloudEvent } from './cloud-event.js';
export { bePatient, endWhenSilent } from './database/connection.js';
export { inTransaction, TransactionConnection } from './database/transaction-connection.js';
export { fromHeaders, type IncomingEvent } from './envelope.js';
export { InvalidPosition, isStalePlan, TransientError } from './errors.js';
export { eventContext, type Drill, type EventContext, type PublishedEvent } from './event-context.js';
export { deadLetters, type DeadLetter, type DeadLetterFilter } from './inbox/dead-letters.js';
export { connectInbox, InboxServer } from './inbox/inbox.server.js';
export { OnEvent, type EventOf } from './inbox/on-event.decorator.js';
export { positionToken } from './inbox/position-token.js';
export { connectKafka, kafkaClients, type KafkaClient } from './kafka/connect.js';
export type { KafkaAdmin, KafkaPort, KafkaRecord } from './kafka/port.js';
export { ensureTopics, topicsOf, type TopicOptions } from './kafka/topics.js';
export { Messaging, type MessagingOptions } from './messaging.js';
export { MessagingModule } from './messaging.module.js';
export { Metrics, type Counter, type Metric, type Sample } from './metrics.js';
export { discard, redrive, type Operator } from './operations/dead-letter-operations.js';
export { consumerLag, relayLags, type ServiceLag } from './operations/lag.js';
export { replay, type ReplayRange } from './operations/replay.js';
export { tail, type TailOptions } from './operations/tail.js';
export { messagingMigrations } from './outbox/create-messaging.migration.js';
export { fiscalYear, outboxInsert, publish, type OutboxInsert } from './outbox/publish.js';
export { provenDays, type DaysWanted, type ProvenDay } from './proof/days.js';
export { LossProof } from './proof/loss-proof.js';
export { differenceKinds, type Difference } from './proof/sheet.js';
export { orderRebuild, rebuildsOf, type Rebuild } from './rebuild/orders.js';
export type { Projection } from './rebuild/projection.js';
export { relayLag, type RelayLag } from './relay/relay-lag.js';
