import { z } from 'zod';

export const config = z.object({ PORT: z.coerce.number().int(), DATABASE_URL: z.url(), KAFKA_BROKERS: z.string(), KAFKA_TOPIC: z.string() }).parse(process.env);
