import createClient, { type Client } from 'openapi-fetch';
import type { paths as NotificationPaths } from './notification.js';
import type { paths as ParticipationPaths } from './participation.js';
import { Session } from './session.js';

export type ParticipationClient = Client<ParticipationPaths>;
export type NotificationClient = Client<NotificationPaths>;

/** @param url where the service is, without a slash at the end */
export const participationClient = (url: string, session = new Session()): ParticipationClient => connect<ParticipationPaths>(url, session);
export const notificationClient = (url: string, session = new Session()): NotificationClient => connect<NotificationPaths>(url, session);

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the library's own bound
const connect = <Paths extends {}>(url: string, { fetch }: Session): Client<Paths> => createClient<Paths>({ baseUrl: url, fetch });
