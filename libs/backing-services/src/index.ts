/**
 * Real servers from packages, for `npm start` and the specs. In production only `prepare-database` of it may run.
 * Every `start…` answers when the server is ready, and throws `CannotStart` with a sentence for people.
 */
export { allOrNone } from './all-or-none.js';
export { CannotStart } from './cannot-start.js';
export { claimFolder, type FolderClaim } from './folder-claim.js';
export { fetchJars, requireJava } from './java.js';
export { kafkaClusterId, startKafka, type Kafka, type KafkaCluster, type KafkaListener } from './kafka.js';
export { startMailInbox, type MailInbox, type MailMessage } from './mail-inbox.js';
export { oneMachinePassword } from './one-machine-password.js';
export { freePort, requireFreePort, waitForPort } from './ports.js';
export { startPostgres, type Postgres } from './postgres.js';
export { cannotPreload, preloadable } from './preload.js';
export { Proxy, type Direction } from './proxy.js';
export { startRedis, type Redis } from './redis.js';
export type { ServerOptions } from './server-folder.js';
export { startSmsSimulator, type SimulatedSms, type SmsSimulator } from './sms-simulator.js';
export { startServer, type Server, type ServerCommand } from './server-process.js';
export { ensureDatabase, prepareServiceSchema, type ServiceSchema } from './service-schema.js';
export { startSpecIssuer, type Claims, type SpecIssuer } from './spec-issuer.js';
export { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from './spec-services.js';
