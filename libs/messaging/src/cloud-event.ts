import type { KafkaRecord } from './kafka/port.js';

/** CloudEvents 1.0 in structured mode: what webhooks, streams and the start page show. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: unknown;
  /** Extensions: tenant, visibility, dataclass, fiscalyear, aggregateversion, correlationid, causationid, traceparent, drill, personal. */
  readonly [extension: string]: unknown;
}

/** Undefined when the record is no event. */
export function toCloudEvent({ headers, key, value }: KafkaRecord): CloudEvent | undefined {
  const attributes = Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('ce_')).map(([name, text]) => [name.slice(3), text]));
  const { id, source, type, time } = attributes;
  if (!id || !source || !type || !time) return undefined;
  try {
    const data: unknown = JSON.parse(value?.toString() ?? '');
    return { ...attributes, specversion: '1.0', id, source, type, time, subject: attributes['subject'] ?? key ?? '', datacontenttype: 'application/json', data };
  } catch {
    return undefined;
  }
}
