import { readConfig, serviceVariables } from '@tomoni/platform';

export const config = readConfig(serviceVariables({ name: 'effects', port: 0 }), process.env);
