import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, specDatabase, specTopicPrefix } from '@tomoni/backing-services';
import { afterAll, expect, inject, vi } from 'vitest';
import { endSpecFile, onSpecFileEnd } from './spec-file.js';

const { postgresUrl, kafkaBrokers, redisUrl } = inject('services');
stub({ TEST_POSTGRES_URL: postgresUrl, TEST_KAFKA_BROKERS: kafkaBrokers, TEST_REDIS_URL: redisUrl });

// An app's spec file has everything of its own, so that files run in parallel and none sees another's rows or events.
// The environment stands before the spec imports the app's config.ts.
const [, service] = /\/(?:apps|libs(?=\/testing))\/([^/]+)\/src\//.exec(expect.getState().testPath ?? '') ?? [];
if (service) await prepare(service);

async function prepare(service: string): Promise<void> {
  // Loaded for apps only: the libs below the platform have specs too.
  const { openSpecIssuer } = await import('./sign-in.js');
  const [database, issuer, folder] = await Promise.all([specDatabase(service), openSpecIssuer(service), mkdtemp(join(tmpdir(), `tomoni-${service}-spec-`))]);
  onSpecFileEnd(() => Promise.all([database.drop(), issuer.stop(), rm(folder, { recursive: true })]));
  afterAll(endSpecFile);
  stub({
    DATABASE_URL: database.databaseUrl,
    DATABASE_MIGRATION_URL: database.migrationUrl,
    KAFKA_BROKERS: kafkaBrokers,
    KAFKA_TOPIC_PREFIX: specTopicPrefix(),
    KAFKA_PARTITIONS: '2',
    REDIS_URL: redisUrl,
    OIDC_ISSUER: issuer.issuer,
    OIDC_CLIENT_SECRET: 'spec-secret-of-the-service',
    TENANT: '123421',
    PORT: '0',
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    // Every spec comes from one address.
    RATE_LIMIT_PER_MINUTE: '0',
    OBJECT_STORE_URL: `file://${join(folder, 'objects')}`,
    MASTER_KEY_FILE: join(folder, 'master-key.json'),
    CITY_FILE: join(folder, 'city.json'),
    ALERT_FOLDER: join(folder, 'alerts'),
    L_ALERT_FOLDER: join(folder, 'l-alert'),
    // Nobody listens there until the spec starts somebody: a mail inbox, or another service's stand-in.
    SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
    SMS_URL: `http://127.0.0.1:${await freePort()}`,
    SMS_TOKEN: 'spec-token-of-sms',
    SMS_RECEIPT_SECRET: 'spec-secret-of-sms-receipts',
    LINE_API_URL: `http://127.0.0.1:${await freePort()}`,
    LINE_CHANNEL_TOKEN: 'spec-token-of-line',
    LINE_CHANNEL_SECRET: 'spec-secret-of-line',
    EMPTY_MAIL_PORT: String(await freePort()),
    PARTICIPATION_URL: `http://127.0.0.1:${await freePort()}`,
    NOTIFICATION_URL: `http://127.0.0.1:${await freePort()}`,
  });
}

function stub(environment: Record<string, string>): void {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}
