import { adminDatabase } from './config.js';
import { prepareServiceSchema } from './service-schema.js';

// Schemas and roles of the services named on the command line, before their migrations run; may be repeated.
const { url, password } = adminDatabase();
for (const service of process.argv.slice(2)) {
  await prepareServiceSchema(url, service, password);
  process.stdout.write(`schema and roles of ${service} are ready\n`);
}
