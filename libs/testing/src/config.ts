import { z } from 'zod';

const variables = z.object({
  /** Where the specs' servers come from. */
  TOMONI_TEST_SERVICES: z.enum(['embedded', 'containers']).default('embedded'),
  // Servers that run already: `npm test` starts one of each for the whole workspace and names them here.
  TEST_POSTGRES_URL: z.string().optional(),
  TEST_KAFKA_BROKERS: z.string().optional(),
  TEST_REDIS_URL: z.string().optional(),
  KAFKA_BROKERS: z.string().default(''),
  KAFKA_CLIENT: z.enum(['platformatic', 'kafkajs']).default('platformatic'),
  KAFKA_TOPIC_PREFIX: z.string().default(''),
});

/** The environment as it is now: the setup of a spec file writes into it. */
export function config() {
  const { TOMONI_TEST_SERVICES: kind, TEST_POSTGRES_URL: postgresUrl, TEST_KAFKA_BROKERS: kafkaBrokers, TEST_REDIS_URL: redisUrl, ...service } = variables.parse(process.env);
  return { kind, given: postgresUrl && kafkaBrokers && redisUrl ? { postgresUrl, kafkaBrokers, redisUrl } : undefined, ...service };
}

/** For this library's own spec, which has a service of its own. */
export const serviceEnvironment = (): NodeJS.ProcessEnv => process.env;
