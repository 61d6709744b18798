import { z } from 'zod';

export const config = z.object({ PORT: z.coerce.number().int(), DATABASE_URL: z.url(), OIDC_ISSUER: z.url() }).parse(process.env);
