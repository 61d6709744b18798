import type { Counter, Metrics } from '../metrics.js';

export interface InboxMetrics {
  /** By `outcome`: handled, duplicate, waiting (behind a dead letter), skipped, skipped-version, dead, redriven, discarded. */
  readonly events: Counter;
  /** By `kind`: gap, step-back. */
  readonly oddities: Counter;
  readonly retries: Counter;
  readonly batches: Counter;
  readonly reconnects: Counter;
}

export function inboxMetrics(metrics: Metrics, inFlight: () => number): InboxMetrics {
  metrics.gauge('tomoni_inbox_in_flight', 'Events read and not yet handled', inFlight);
  const events = metrics.counter('tomoni_inbox_events_total', 'Events by what became of them');
  const oddities = metrics.counter('tomoni_inbox_version_oddities_total', 'Gaps and steps back in the versions of a key');
  // Prometheus sees an increase only from a sample before it: what alerts are made of begins at 0.
  events.add(0, { outcome: 'handled' });
  for (const kind of ['gap', 'step-back']) oddities.add(0, { kind });
  return {
    events,
    oddities,
    retries: metrics.counter('tomoni_inbox_retries_total', 'Batches and events run again, by reason'),
    batches: metrics.counter('tomoni_inbox_batches_total', 'Transactions of the inbox'),
    reconnects: metrics.counter('tomoni_inbox_reconnects_total', 'Consumers replaced after a failure'),
  };
}
