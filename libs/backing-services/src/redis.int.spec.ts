import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { expect, test } from 'vitest';
import { startRedis } from './redis.js';

test('what was written survives a stop and a kill', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tomoni-redis-spec-'));
  let redis = await startRedis({ dir });
  for (const end of ['kill', 'stop'] as const) {
    const client = await createClient({ url: redis.url }).connect();
    await client.set(end, '値');
    client.destroy();
    await redis[end]();
    redis = await startRedis({ dir, port: redis.port });
  }
  const client = await createClient({ url: redis.url }).connect();
  expect(await client.mGet(['kill', 'stop'])).toEqual(['値', '値']);
  client.destroy();
  await redis.stop();
  await rm(dir, { recursive: true });
});
