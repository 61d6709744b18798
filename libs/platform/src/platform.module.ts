import { Messaging, MessagingModule } from '@tomoni/messaging';
import { Module, type DynamicModule, type FactoryProvider, type Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AuditSealer } from './audit/audit-sealer.js';
import { AccessGuard } from './auth/access.guard.js';
import { AccessTokens } from './auth/access-token.js';
import { Clock } from './clock.js';
import type { ServiceConfig } from './config/variables.js';
import { Transactions } from './database/transactions.js';
import { HealthController } from './health/health.controller.js';
import { databaseCheck, kafkaCheck, relayCheck } from './health/readiness-checks.js';
import { Readiness } from './health/readiness.js';
import { ProblemsController } from './http/problems.controller.js';
import { IdempotencyCleanup } from './idempotency/idempotency-cleanup.js';
import { LossProofController } from './loss-proof/loss-proof.controller.js';
import { RateLimitGuard } from './rate-limit/rate-limit.guard.js';
import { RateLimiter } from './rate-limit/rate-limiter.js';
import { ServiceIdentity } from './service-identity.js';
import { Metrics } from './telemetry/metrics.js';
import type { ServiceOptions } from './service.js';

const provide = <T>(token: FactoryProvider<T>['provide'], inject: FactoryProvider<T>['inject'], useFactory: FactoryProvider<T>['useFactory']): Provider => ({ provide: token, inject, useFactory });

/** What every service is made of, around its slices. */
@Module({})
export class PlatformModule {
  static forRoot(options: ServiceOptions, log: Logger): DynamicModule {
    const { name, config, clock, dataSource } = options;
    const providers = [
      provide(Clock, [], () => clock ?? new Clock()),
      provide(Metrics, [], () => new Metrics(name)),
      provide(ServiceIdentity, [Clock], (now: Clock) => new ServiceIdentity(name, config.TENANT, now)),
      provide(AccessTokens, [], () => new AccessTokens({ issuer: config.OIDC_ISSUER, audience: config.OIDC_AUDIENCE, algorithms: config.OIDC_ALGORITHMS })),
      AccessGuard,
      provide(RateLimiter, [], () => new RateLimiter(config.REDIS_URL, name)),
      provide(RateLimitGuard, [RateLimiter], (limiter: RateLimiter) => new RateLimitGuard(limiter, { limit: config.RATE_LIMIT_PER_MINUTE, seconds: 60 })),
      ...(dataSource ? withTables(config, log) : [provide(Readiness, [], () => new Readiness([]))]),
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: dataSource ? [database(dataSource), messaging(name, config)] : [],
      controllers: [HealthController, ProblemsController, ...(dataSource ? [LossProofController] : [])],
      providers,
      exports: providers,
    };
  }
}

function withTables(config: ServiceConfig, log: Logger): Provider[] {
  const isRelay = config.TOMONI_ROLES.includes('relay');
  return [
    Transactions,
    provide(Readiness, [DataSource, Messaging], (db: DataSource, events: Messaging) => new Readiness([databaseCheck(db), kafkaCheck(events), ...(isRelay ? [relayCheck(db)] : [])])),
    provide(AuditSealer, [DataSource, Metrics], (db: DataSource, metrics: Metrics) => {
      const sealed = metrics.counter('tomoni_audit_sealed_total', 'Audit rows linked into the chain');
      return new AuditSealer(db, log, (count) => { sealed.inc(count); });
    }),
    provide(IdempotencyCleanup, [DataSource], (db: DataSource) => new IdempotencyCleanup(db, log)),
  ];
}

/** A database that is still starting is waited for, a minute long. */
const database = (options: DataSourceOptions): DynamicModule => TypeOrmModule.forRoot({ ...options, retryAttempts: 20, retryDelay: 3_000 });

const messaging = (service: string, config: ServiceConfig): DynamicModule =>
  MessagingModule.forRoot({
    service,
    roles: config.TOMONI_ROLES,
    tenant: config.TENANT,
    kafka: { client: config.KAFKA_CLIENT, brokers: config.KAFKA_BROKERS },
    topics: { prefix: config.KAFKA_TOPIC_PREFIX, partitions: config.KAFKA_PARTITIONS },
    replicationUrl: config.DATABASE_REPLICATION_URL ?? config.DATABASE_MIGRATION_URL,
  });
