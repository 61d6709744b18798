import { startKafka, startPostgres, startRedis } from '@tomoni/backing-services';
import type { TestProject } from 'vitest/node';
import { config } from './config.js';

declare module 'vitest' {
  interface ProvidedContext {
    services: { postgresUrl: string; kafkaBrokers: string; redisUrl: string };
  }
}

/** Servers for one run of Vitest, unless `npm test` has started them for all runs. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = config();
  const [postgres, kafka, redis] = await Promise.all([
    given.TEST_POSTGRES_URL ? undefined : startPostgres(),
    given.TEST_KAFKA_BROKERS ? undefined : startKafka(),
    given.TEST_REDIS_URL ? undefined : startRedis(),
  ]);
  project.provide('services', {
    postgresUrl: given.TEST_POSTGRES_URL ?? postgres?.url ?? '',
    kafkaBrokers: given.TEST_KAFKA_BROKERS ?? kafka?.brokers ?? '',
    redisUrl: given.TEST_REDIS_URL ?? redis?.url ?? '',
  });
  return async () => {
    await Promise.all([postgres?.stop(), kafka?.stop(), redis?.stop()]);
  };
}
