/** What other tools show of the generated documents: the event catalogue as a page. */
export { asyncApiSite, sitePolicy, type SiteFile } from './asyncapi-site.js';
export { publicAsyncApi, wholeAsyncApi } from './event-catalogue.js';
