import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
}
interface RequestQueueClass {
  prototype: RequestQueue & { scheduleCheckPendingRequests: (this: RequestQueue) => void };
}

/**
 * kafkajs 2.2.4 re-arms a timer for every connection even when nothing is pending and nothing throttled; the delay is then
 * negative, Node makes it 1 ms, and an idle service spends 9 % of a core on it (its issue 1751). Nothing pending: no timer.
 */
export function patchKafkajsIdle(): void {
  const load = createRequire(import.meta.url);
  const { prototype } = load('kafkajs/src/network/requestQueue/index.js') as RequestQueueClass;
  const schedule = prototype.scheduleCheckPendingRequests;
  if (schedule.name === 'scheduleWhenPending') return;
  prototype.scheduleCheckPendingRequests = function scheduleWhenPending() {
    if (this.pending.length > 0) schedule.call(this);
  };
}
