import { compatibilityPartitioner } from '@platformatic/kafka';
import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { expect, test } from 'vitest';
import { positionOf } from './murmur2.js';

test('a key stands where the partitioners of both clients, ported from Java, would put it', () => {
  const kafkajs = Partitioners.DefaultPartitioner();
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.integer({ min: 1, max: 50 }), (key, count) => {
    const partitionMetadata = Array.from({ length: count }, (_, partitionId) => ({ partitionId, leader: 1, replicas: [], isr: [], partitionErrorCode: 0, offlineReplicas: [] }));
    const ours = positionOf(key) % count;
    expect(ours).toBe(kafkajs({ topic: 't', partitionMetadata, message: { key, value: null } }));
    expect(ours).toBe(compatibilityPartitioner({} as never, Buffer.from(key)) % count);
  }), { numRuns: 500 });
});
