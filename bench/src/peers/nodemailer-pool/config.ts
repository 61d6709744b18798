import { z } from 'zod';

export const config = z.object({ PORT: z.coerce.number(), SMTP_PORTS: z.string(), SINK_URL: z.url() }).parse(process.env);
