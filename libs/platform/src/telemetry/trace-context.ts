import { randomUUID } from 'node:crypto';

/** W3C trace context: one trace id from the first request to the last consumer. */
export interface TraceContext {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits: this service's part. */
  readonly spanId: string;
  /** The caller's part. */
  readonly parentId?: string;
  readonly sampled: boolean;
}

const pattern = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const zeros = /^0+$/;
const hex = (digits: number): string => randomUUID().replaceAll('-', '').slice(-digits);

/** The trace that `traceparent` names, or a new one when it is absent or malformed. */
export function continueTrace(traceparent: string | undefined): TraceContext {
  const [, version, traceId, parentId, flags] = (traceparent && pattern.exec(traceparent)) || [];
  if (!traceId || !parentId || version === 'ff' || zeros.test(traceId) || zeros.test(parentId)) {
    return { traceId: hex(32), spanId: hex(16), sampled: true };
  }
  return { traceId, spanId: hex(16), parentId, sampled: (Number.parseInt(flags ?? '00', 16) & 1) === 1 };
}

export const traceparentOf = ({ traceId, spanId, sampled }: TraceContext): string => `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
