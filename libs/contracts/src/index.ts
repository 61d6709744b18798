/**
 * Events and the values in them, declared once. `<service>.ts` lists what a service publishes, `<service>/<capability>.ts`
 * declares it and exports contracts only.
 * Statuses, actions and reasons are open words (`code`), so that a procedure can gain a state without a `.v2`.
 */
import type { EventContract } from './event.js';
import * as notification from './notification.js';
import * as participation from './participation.js';

/** Every event of the platform by its type: topics, documents and consumers' specs are made from it. */
export const allEvents: readonly EventContract[] = Object.values<EventContract>({ ...notification, ...participation }).sort((a, b) => (a.type < b.type ? -1 : 1));

export * from './asyncapi.js';
export * from './compatibility.js';
export * from './event.js';
export * from './json-schema.js';
export * from './mail-request.js';
export * from './notification.js';
export * from './participation.js';
export * from './personal-fields.js';
export * from './values.js';
