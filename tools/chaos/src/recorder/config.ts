import { readConfig, serviceVariables } from '@tomoni/platform';

export const config = readConfig(serviceVariables({ name: 'recorder', port: 4190 }), process.env);
