import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { grantAwardDecided } from '@tomoni/contracts';
import { Run } from '@tomoni/stack';
import { beforeAll, expect, test } from 'vitest';
import { place, urlOf } from './spec/city.js';
import { readTopics } from './spec/topics.js';

const run = promisify(execFile);
const audit = (args: string[]) => run(process.execPath, [join(import.meta.dirname, '../../libs/platform/dist/audit/cli.js'), ...args], { env: { AUDIT_DATABASE_URL: urlOf('postgres') }, maxBuffer: 1 << 28 });

let tour: Run;
beforeAll(async () => {
  tour = new Run('tour/tour', [], place.environment);
  await tour.ended;
});

test('the tour leads one grant from its announcement to its books', async () => {
  expect(await tour.ended, tour.output).toBe(0);
});

test('its award stands on the public topic, where a plain Kafka consumer reads it and finds no person', async () => {
  const messages = await readTopics((topic) => topic === grantAwardDecided.topic);
  const awards = messages.filter(({ headers }) => headers['ce_type'] === grantAwardDecided.type);
  const [award] = awards.map(({ value }) => grantAwardDecided.payload.parse(JSON.parse(value)));
  expect(award).toMatchObject({ groupName: '見本ひまわり会', yen: 150_000, rank: 1, recusals: 1 });
  expect(awards[0]?.headers).toMatchObject({ ce_specversion: '1.0', ce_visibility: 'pub', ce_dataclass: 'C0', ce_personal: 'false' });
});

test.each(['participation', 'notification'])('the audit chain of %s verifies without its database, and a changed byte is found', async (service) => {
  const file = join(place.home, `${service}.jsonl`);
  await writeFile(file, (await audit(['export', service])).stdout);
  expect((await audit(['verify', file])).stdout).toMatch(/^OK: \d+ links/);

  const bytes = await readFile(file);
  const middle = bytes.indexOf('"action":"', bytes.length / 2) + '"action":"'.length;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(file, bytes);
  await expect(audit(['verify', file])).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('BROKEN: 1 faults') as string });
});
