import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { DataSourceOptions } from 'typeorm';
import type { Texts } from '@tomoni/contracts';
import type { Clock } from './clock.js';
import type { ServiceConfig } from './config/variables.js';

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
  /** Specs set another time. */
  readonly clock?: Clock;
}

/** The service as it runs in production, initialised and ready for `inject`, with no port open and no role started. */
export async function createServiceApp(options: ServiceOptions): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(options.module, new FastifyAdapter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Starts the roles of `TOMONI_ROLES`, and ends them in order on SIGTERM or SIGINT. The one statement of every main.ts. */
export async function runService(options: ServiceOptions): Promise<void> {
  const app = await createServiceApp(options);
  await app.listen(options.config.PORT, options.config.HOST);
}
