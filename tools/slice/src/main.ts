import { join } from 'node:path';
import { generateSlice } from './generate-slice.js';
import { BadName } from './names.js';

const root = join(import.meta.dirname, '../../..');
const usage = `npm run slice -- SERVICE SLICES AGGREGATE [JAPANESE NAME]
for example: npm run slice -- participation proposals proposal 提案
`;

function run([service, slices, aggregate, ja = aggregate, ...rest]: readonly string[]): string {
  if (!service || !slices || !aggregate || ja === undefined || rest.length > 0) throw new BadName(usage);
  const paths = generateSlice(root, { service, slices, aggregate, ja }, new Date());
  return `${paths.join('\n')}

Next: npm run build, npm run lint, npx vitest run --root apps/${service} ${slices}, npm run docs.
Then make it yours: the states and their law in ${aggregate}.procedure.ts, the columns in the entity and its migration, the scopes
${slices}:submit and ${slices}:handle for the demo people in apps/identity, and a line in apps/${service}/README.md.
`;
}

try {
  process.stdout.write(run(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof BadName)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
