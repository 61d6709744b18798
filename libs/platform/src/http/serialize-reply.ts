import type { Route } from './route.js';

/** The reply as JSON text, with nothing in it that the route's schema does not name; empty where there is no body. */
export function serializeReply(route: Route | undefined, value: unknown): string {
  if (value === undefined || value === null) return '';
  return JSON.stringify(route?.project ? route.project(value) : value);
}

/** ETag, where what is returned is one thing with a version. */
export function versionOf(value: unknown): number | undefined {
  const { version } = (value ?? {}) as { version?: unknown };
  return typeof version === 'number' ? version : undefined;
}
