import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { grantApplicationSubmitted } from '@tomoni/contracts';
import { reply } from '@tomoni/client';
import { expect, test } from 'vitest';
import { announceProgram, as, day, mailsWith, place, spans } from './spec/city.js';
import { readTopics } from './spec/topics.js';
import { typed } from './spec/typed.js';

const patiently = { timeout: 30_000, interval: 500 };

test('one trace id leads from the request through the event on Kafka to the work of the notification service', async () => {
  const traceId = randomBytes(16).toString('hex');
  const { id: programId } = await announceProgram(as('secretariat'));
  const officer = as('officer-2');
  const [group] = officer.person.groups;
  if (!group) throw new Error('officer-2 is no officer');
  const { id } = await reply(officer.participation.POST('/grant-applications', {
    body: {
      programId, groupId: group.id, groupName: group.name, title: '見本 川べりの清掃', requestedYen: 100_000,
      plan: { purpose: '川をきれいにする', activities: '月に1回ごみを拾う', benefit: '毎日およそ300人が通る', completesOn: day() },
      budgetLines: [{ category: 'supplies', label: '軍手・袋', yen: 100_000 }],
    },
  }));
  const params = { path: { id } };
  await reply(officer.participation.PUT('/grant-applications/{id}/representative', { params, body: typed }));
  const traced = as('officer-2', { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` });
  await reply(traced.participation.POST('/grant-applications/{id}/submit', { params }));

  await expect.poll(() => mailsWith(id), patiently).toHaveLength(1);
  const submitted = (await readTopics((topic) => topic === grantApplicationSubmitted.topic)).find(({ key, headers }) => key === id && headers['ce_type'] === grantApplicationSubmitted.type);
  expect(submitted?.headers['ce_traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
  await expect.poll(spans, patiently).toEqual(expect.arrayContaining([
    expect.objectContaining({ service: 'participation', traceId, name: 'POST /grant-applications/:id/submit' }),
    expect.objectContaining({ service: 'notification', traceId, name: `process ${grantApplicationSubmitted.type}` }),
  ]));
  await expect.poll(() => readFile(join(place.home, 'logs/participation.log'), 'utf8'), patiently).toContain(`"traceId":"${traceId}"`);
});
