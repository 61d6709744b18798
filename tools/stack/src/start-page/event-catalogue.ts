import { allEvents } from '@tomoni/contracts';
import { asyncApiSite, wholeAsyncApi, type SiteFile } from '@tomoni/docs';

export { sitePolicy } from '@tomoni/docs';

let site: Promise<Map<string, SiteFile>> | undefined;

/** A file of the catalogue's page, by its name; the empty name is the page. Read when somebody first looks. */
export async function catalogueFile(name: string): Promise<SiteFile | undefined> {
  site ??= asyncApiSite(wholeAsyncApi(allEvents));
  return (await site).get(name || 'index.html');
}
