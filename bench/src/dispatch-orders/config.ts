import { z } from 'zod';

export const config = z.object({ PORT: z.coerce.number(), NOTIFICATION: z.string() }).parse(process.env);
