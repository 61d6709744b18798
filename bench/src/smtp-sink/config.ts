import { z } from 'zod';

export const config = z.object({ PORT: z.coerce.number(), SMTP_PORTS: z.string().transform((ports) => ports.split(',').map(Number)) }).parse(process.env);
