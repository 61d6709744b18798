import fc from 'fast-check';
import { expect, test } from 'vitest';
import { continueTrace, traceparentOf } from './trace-context.js';

const hex = (digits: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: digits, maxLength: digits }).filter((text) => !/^0+$/.test(text));

test('a good traceparent is continued under a new span', () => fc.assert(fc.property(hex(32), hex(16), fc.boolean(), (traceId, parentId, sampled) => {
  const trace = continueTrace(`00-${traceId}-${parentId}-${sampled ? '01' : '00'}`);
  expect(trace).toMatchObject({ traceId, parentId, sampled });
  expect(trace.spanId).not.toBe(parentId);
  expect(continueTrace(traceparentOf(trace))).toMatchObject({ traceId, parentId: trace.spanId, sampled });
})));

test('anything else begins a new trace', () => fc.assert(fc.property(fc.oneof(fc.string(), fc.constantFrom(undefined, '', `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`, `00-${'1'.repeat(32)}-${'0'.repeat(16)}-01`, `ff-${'1'.repeat(32)}-${'1'.repeat(16)}-01`)), (text) => {
  const trace = continueTrace(text);
  expect(trace.parentId).toBeUndefined();
  expect(traceparentOf(trace)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
})));
