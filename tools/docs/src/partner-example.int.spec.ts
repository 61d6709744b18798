import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { specServices, specTopicPrefix } from '@tomoni/backing-services';
import { asyncApiDocument, grantAwardDecided } from '@tomoni/contracts';
import { Kafka, type IHeaders } from 'kafkajs';
import { afterAll, beforeAll, expect, test } from 'vitest';

const example = join(import.meta.dirname, '../../../docs/partners/consume.mjs');
const { kafkaBrokers } = specServices();
const kafka = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: 1 });
const [producer, admin] = [kafka.producer(), kafka.admin()];
const topic = `${specTopicPrefix()}${grantAwardDecided.topic}`;

/** What the documents say a message looks like. */
function documentedMessage(): { headers: IHeaders; payload: object } {
  const { components } = asyncApiDocument([grantAwardDecided], { title: 'spec', version: '0', description: 'spec' });
  const { messages } = components as { messages: Record<string, { examples: { headers: IHeaders; payload: object }[] }> };
  const [message] = messages[grantAwardDecided.type]?.examples ?? [];
  if (!message) throw new Error('The document has an example of every event');
  return message;
}

beforeAll(async () => {
  await Promise.all([producer.connect(), admin.connect()]);
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1 }] });
}, 60_000);
afterAll(() => Promise.all([producer.disconnect(), admin.disconnect()]));

test("a stranger's twenty lines read what was published before they came, each event once", { timeout: 60_000 }, async () => {
  const { headers, payload } = documentedMessage();
  const [first, second] = [randomUUID(), randomUUID()];
  const messages = [first, first, second].map((id) => ({ key: grantAwardDecided.example.awardId, value: JSON.stringify(payload), headers: { ...headers, ce_id: id } }));
  await producer.send({ topic, messages });

  const child = spawn(process.execPath, [example], {
    env: { KAFKA_BROKERS: kafkaBrokers, TOPICS: topic, GROUP_ID: `spec-${randomUUID()}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: { id: string; type: string; data: object }[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(JSON.parse(line) as (typeof printed)[number]);
    if (printed.at(-1)?.id === second) child.kill('SIGTERM');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

  expect(printed.map(({ id }) => id)).toEqual([first, second]);
  expect(printed[0]).toMatchObject({ type: grantAwardDecided.type, data: grantAwardDecided.example });
});
