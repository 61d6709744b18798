import { z } from 'zod';

/** `npm test` starts one of each server for the whole workspace and names them here. */
export const config = () =>
  z
    .object({ TEST_POSTGRES_URL: z.string().optional(), TEST_KAFKA_BROKERS: z.string().optional(), TEST_REDIS_URL: z.string().optional() })
    .parse(process.env);
