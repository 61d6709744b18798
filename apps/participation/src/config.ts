import { readConfig, serviceVariables, variables } from '@tomoni/platform';
import { z } from 'zod';

export const config = readConfig(
  {
    ...serviceVariables({ name: 'participation', port: 4102 }),
    OBJECT_STORE_URL: variables.objectStore,
    CLAMD_URL: variables.clamd.optional(),
    MASTER_KEY_FILE: z.string().min(1).describe('the file with the keys that seal personal data'),
    CITY_FILE: z.string().min(1).default('.tomoni/city.json').describe('the seeded city; read by seed.js only'),
  },
  process.env,
);
