import { specDatabase, specTopicPrefix } from '@tomoni/backing-services';
import { afterAll, expect, inject, vi } from 'vitest';

const { postgresUrl, kafkaBrokers, redisUrl } = inject('services');
vi.stubEnv('TEST_POSTGRES_URL', postgresUrl);
vi.stubEnv('TEST_KAFKA_BROKERS', kafkaBrokers);
vi.stubEnv('TEST_REDIS_URL', redisUrl);

// An app's spec file has a database of its own, so that files run in parallel and none sees another's rows.
// The environment stands before the spec imports the app's config.ts.
const app = /\/apps\/([^/]+)\/src\//.exec(expect.getState().testPath ?? '')?.[1];
if (app) {
  const database = await specDatabase(app);
  afterAll(database.drop);
  const environment = {
    DATABASE_URL: database.databaseUrl,
    DATABASE_MIGRATION_URL: database.migrationUrl,
    KAFKA_BROKERS: kafkaBrokers,
    KAFKA_TOPIC_PREFIX: specTopicPrefix(),
    KAFKA_PARTITIONS: '2',
    REDIS_URL: redisUrl,
    TENANT: '123421',
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}
