import { CannotStart } from '@tomoni/backing-services';
import { z } from 'zod';
import { readJson, type Home } from './home.js';

/** Where the running platform is. @throws CannotStart when it does not run (or is still starting) */
export function readUrls(home: Home): Record<string, string> {
  const urls = readJson(home.urls, z.record(z.string(), z.string()));
  if (!urls) throw new CannotStart(`Tomoni does not run from ${home.root}: start it with \`npm start\` and wait until it says that it is ready.`);
  return urls;
}
