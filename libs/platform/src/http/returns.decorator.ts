import type { Texts } from '@tomoni/contracts';
import type { z } from 'zod';
import { declare } from './route.js';

/** The response body: documented, and nothing outside the schema leaves the service. `summary` says in the API document what the route does. */
export const Returns = (schema: z.ZodType, summary?: Texts): MethodDecorator => declare({ returns: schema, ...(summary ? { summary } : {}) });
