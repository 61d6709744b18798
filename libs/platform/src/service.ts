import { setTimeout as sleep } from 'node:timers/promises';
import { connectInbox, Messaging, type InboxServer } from '@tomoni/messaging';
import type { Texts } from '@tomoni/contracts';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { auditValues, insertAuditEntry } from './audit/audit.js';
import { AuditSealer } from './audit/audit-sealer.js';
import { routeRecord } from './audit/route-audit.js';
import { AccessGuard } from './auth/access.guard.js';
import type { Clock } from './clock.js';
import type { ServiceConfig } from './config/variables.js';
import { Readiness } from './health/readiness.js';
import { serveApiReference } from './http/api-reference.js';
import { checkRoutes, routesOf } from './http/check-routes.js';
import { acceptJson } from './http/json-body.js';
import { describeApi } from './http/openapi.js';
import { PositionGuard } from './http/position.guard.js';
import { ProblemFilter } from './http/problem.filter.js';
import { addRequestHooks } from './http/request-hooks.js';
import { projectionOf } from './http/projection.js';
import type { Route } from './http/route.js';
import { bodyLimit, createAdapter } from './http/server.js';
import { KnownAddresses } from './http/unrouted.js';
import { ValidationPipe } from './http/validation.pipe.js';
import { protectBrowsers } from './http/browser-security.js';
import { IdempotencyCleanup } from './idempotency/idempotency-cleanup.js';
import { PlatformModule } from './platform.module.js';
import { RateLimitGuard } from './rate-limit/rate-limit.guard.js';
import { bufferedOutput, createLog, NestLog } from './telemetry/logger.js';
import { Metrics } from './telemetry/metrics.js';
import { observeRequests } from './telemetry/observe-requests.js';

export interface ServiceOptions {
  /** `participation`: names the schema, the audience, the client, the metrics. */
  readonly name: string;
  readonly title?: Texts;
  /** The table of contents: the slices. */
  readonly module: Type;
  readonly config: ServiceConfig;
  /** Absent in a service without tables; then it has no `Transactions`, audit or events either. */
  readonly dataSource?: DataSourceOptions;
  /** Mounts what is no controller (an OpenID provider) on the bare server, before the routes. */
  readonly mount?: (server: FastifyInstance) => Promise<void> | void;
  /** Where log lines go; standard output when absent. */
  readonly logTo?: DestinationStream;
  /** Specs set another time. */
  readonly clock?: Clock;
}

const drainLimit = 9_000;

@Module({})
class ServiceModule {}

/** The service as it runs in production, ready for `inject`: its roles work, only no port is open. `app.close()` ends it in order. */
export async function createServiceApp(options: ServiceOptions): Promise<NestFastifyApplication> {
  return (await build(options)).app;
}

/** Starts the roles of `TOMONI_ROLES`, and ends them in order on SIGTERM or SIGINT. The one statement of every main.ts. */
export async function runService(options: ServiceOptions): Promise<void> {
  const { app, log } = await build(options);
  const { config, name } = options;
  await app.listen(config.PORT, config.HOST);
  log.info({ url: await app.getUrl(), roles: config.TOMONI_ROLES }, `${name} is ready`);
  endOnSignal(app, log);
  // A mistake, and no reason to drop everybody else's requests.
  process.on('unhandledRejection', (reason) => { log.error({ err: reason }, 'a rejection nobody waited for'); });
}

async function build(options: ServiceOptions): Promise<{ app: NestFastifyApplication; log: Logger }> {
  const { config, name } = options;
  const lines = options.logTo ?? bufferedOutput();
  const log = createLog(name, config.LOG_LEVEL, lines);
  const adapter = createAdapter(config.TRUSTED_PROXIES);
  const server = adapter.getInstance();
  const addresses = new KnownAddresses(server);
  addRequestHooks(server, async (context, reply) => {
    const record = routeRecord(context, reply);
    if (record) await app.get(DataSource).query(insertAuditEntry, auditValues(record, context));
  });
  await trace(server, options);
  await protectBrowsers(server, config);
  acceptJson(server, bodyLimit);
  await options.mount?.(server);
  const app = await NestFactory.create<NestFastifyApplication>(rootModule(options, log), adapter, { bodyParser: false, logger: new NestLog(log), abortOnError: false });
  const inbox = options.dataSource ? connectInbox(app) : undefined;
  observeRequests(server, log, lines, name, app.get(Metrics));
  try {
    arrangeRoutes(app, options, addresses, inbox);
    serveApiReference(server, options.title?.ja ?? name, () => describeApi(app, options));
    await startRoles(app, options);
  } catch (error) {
    await app.close();
    throw error;
  }
  return { app, log };
}

async function trace(server: FastifyInstance, { name, config: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } }: ServiceOptions): Promise<void> {
  if (endpoint === undefined) return;
  const { startTracing } = await import('./telemetry/tracing.js');
  const tracing = await startTracing(name, endpoint);
  tracing.observe(server);
  server.addHook('onClose', () => tracing.shutdown());
}

const rootModule = (options: ServiceOptions, log: Logger): DynamicModule => ({ module: ServiceModule, imports: [PlatformModule.forRoot(options, log), options.module] });

function arrangeRoutes(app: NestFastifyApplication, options: ServiceOptions, addresses: KnownAddresses, inbox: InboxServer | undefined): void {
  app.useGlobalGuards(app.get(AccessGuard), app.get(RateLimitGuard), new PositionGuard(() => inbox));
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalFilters(new ProblemFilter(addresses));
  const routes = routesOf(app);
  checkRoutes(routes);
  for (const { route } of routes) route.project = replyFilter(route, options.config.NODE_ENV);
}

/** Specs hear of a reply that breaks its schema; in service it is only cut to the schema, which costs a tenth. */
function replyFilter({ returns }: Route, mode: ServiceConfig['NODE_ENV']): Route['project'] {
  if (!returns) return undefined;
  return mode === 'test' ? (value) => returns.parse(value) : projectionOf(returns);
}

async function startRoles(app: NestFastifyApplication, { config, dataSource }: ServiceOptions): Promise<void> {
  await app.init();
  if (dataSource) {
    app.get(Metrics).add(() => app.get(Messaging).metrics.all());
    await app.startAllMicroservices();
    if (config.TOMONI_ROLES.includes('relay')) {
      app.get(AuditSealer).start();
      app.get(IdempotencyCleanup).start();
    }
  }
  await app.getHttpAdapter().getInstance().ready();
}

/** A balancer that still sends gets answers; what runs is finished; then the process ends, at the latest after ten seconds. */
function endOnSignal(app: NestFastifyApplication, log: Logger): void {
  const end = async (signal: string): Promise<void> => {
    log.info({ signal }, 'ending');
    app.get(Readiness).drain();
    await Promise.race([app.close(), sleep(drainLimit, undefined, { ref: false }).then(() => { log.warn('ended before everything was finished'); })]);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(signal));
}

