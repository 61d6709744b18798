import { lgCode } from '@tomoni/contracts';
import { z } from 'zod';

export const roles = ['http', 'consumer', 'relay'] as const;
export type Role = (typeof roles)[number];

const list = (text: string): string[] => text.split(',').map((item) => item.trim()).filter(Boolean);
const listOf = <Output extends string>(item: z.ZodType<Output, string>) => z.string().transform(list).pipe(z.array(item));
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''));
const postgres = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must be postgres://role:password@host:port/database');

/** The environment variables that more than one service reads; an app's config.ts composes what it needs. */
export const variables = {
  port: (byDefault: number) => z.coerce.number().int().min(0).max(65_535).default(byDefault).describe('the port to listen on; 0 takes a free one'),
  host: z.string().default('127.0.0.1').describe('the address to listen on'),
  nodeEnv: z.enum(['development', 'test', 'production']).default('development'),
  roles: listOf(z.enum(roles)).default([...roles]).describe('what this process does: any of http,consumer,relay'),
  tenant: lgCode.describe('the 6-digit code of the municipality, check digit included'),
  address,
  postgres,
  brokers: z.string().regex(/^[\w.-]+:\d+(,[\w.-]+:\d+)*$/, 'must be host:port,host:port').describe('Kafka brokers, host:port,host:port'),
  redis: z.string().regex(/^rediss?:\/\/\S+$/, 'must be redis://host:port'),
  smtp: z.string().regex(/^smtps?:\/\/\S+$/, 'must be smtp://host:port'),
  objectStore: z.string().regex(/^(file:\/\/\/|s3:\/\/)\S+$/, 'must be file:///folder or s3://bucket?endpoint=…').describe('where files are kept: file:///folder or s3://bucket?endpoint=…'),
  clamd: z.string().regex(/^tcp:\/\/[\w.-]+:\d+$/, 'must be tcp://host:port').describe('the virus scanner; without one no file is ever served'),
  secret: z.string().min(8),
};

/** What every service reads. `name` is the service, its schema and its audience. */
export const serviceVariables = ({ name, port }: { name: string; port: number }) => ({
  PORT: variables.port(port),
  HOST: variables.host,
  NODE_ENV: variables.nodeEnv,
  TOMONI_ROLES: variables.roles,
  TENANT: variables.tenant,
  PUBLIC_URL: address.optional().describe('the address people use; http://HOST:PORT when absent'),
  DATABASE_URL: postgres.describe(`the role ${name}, which may not change tables`),
  DATABASE_MIGRATION_URL: postgres.describe(`the role ${name}_migrator, which owns the schema and replicates`),
  DATABASE_REPLICATION_URL: postgres.optional().describe('for the relay, where it is not DATABASE_MIGRATION_URL'),
  KAFKA_BROKERS: variables.brokers,
  KAFKA_CLIENT: z.enum(['platformatic', 'kafkajs']).default('platformatic'),
  KAFKA_TOPIC_PREFIX: z.string().regex(/^[\w.-]*$/).default(''),
  KAFKA_PARTITIONS: z.coerce.number().int().min(1).max(1000).default(12),
  REDIS_URL: variables.redis,
  OIDC_ISSUER: address.describe('the OpenID provider'),
  OIDC_AUDIENCE: z.string().min(1).default(name),
  OIDC_ALGORITHMS: listOf(z.enum(['ES256', 'RS256', 'PS256', 'EdDSA'])).default(['ES256']).describe('signatures that are accepted'),
  OIDC_CLIENT_SECRET: variables.secret.optional().describe('of the service’s own client, for calls to other services'),
  OTEL_EXPORTER_OTLP_ENDPOINT: address.optional().describe('an OpenTelemetry collector; without one no span is recorded'),
  CORS_ORIGINS: listOf(z.url()).default([]).describe('origins whose pages may call this service'),
  TRUSTED_PROXIES: listOf(z.string()).default([]).describe('addresses or networks of the proxies in front, whose X-Forwarded-For is believed'),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(600).describe('requests of one caller in a minute; 0 is no limit'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type ServiceConfig = z.output<z.ZodObject<ReturnType<typeof serviceVariables>>>;
