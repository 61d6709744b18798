import { readConfig, serviceVariables } from '@tomoni/platform';
import { z } from 'zod';

export const config = readConfig({ ...serviceVariables({ name: 'effects', port: 0 }), EVENT_TYPES: z.coerce.number().int().min(1).default(1) }, process.env);
