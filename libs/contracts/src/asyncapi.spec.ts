import { Parser } from '@asyncapi/parser';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { asyncApiDocument } from './asyncapi.js';
import { allEvents } from './index.js';
import { payloadSchema } from './json-schema.js';

const info = { title: 'Tomoni', version: '0.1.0', description: 'Events' };
// Severity 0 is an error; a newer AsyncAPI than 3.0 is only a hint.
const errorsIn = ({ diagnostics }: Awaited<ReturnType<Parser['parse']>>) => diagnostics.filter(({ severity }) => Number(severity) === 0).map(({ message }) => message);
const document = asyncApiDocument(allEvents, info);

test("AsyncAPI's own parser finds nothing to say", { timeout: 30_000 }, async () => {
  const parsed = await new Parser().parse(JSON.stringify(document));
  expect(errorsIn(parsed)).toEqual([]);
  expect(parsed.document?.allMessages().all().map((message) => message.id()).sort()).toEqual(allEvents.map(({ type }) => type).sort());
});

test('the same parser refuses a document with a mistake', { timeout: 30_000 }, async () => {
  const mistaken = { ...document, channels: { ...document.channels, 'pub.city.topic': { address: 5 } } };
  expect(errorsIn(await new Parser().parse(JSON.stringify(mistaken)))).toContain('"address" property type must be string,null');
});

test('every topic is a channel, and nothing but public topics is in the public document', () => {
  expect(Object.keys(document.channels).sort()).toEqual([...new Set(allEvents.map(({ topic }) => topic))].sort());
  const open = asyncApiDocument(allEvents.filter(({ visibility }) => visibility === 'pub'), info);
  expect(Object.keys(open.channels).every((topic) => topic.startsWith('pub.'))).toBe(true);
  expect(JSON.stringify(open)).not.toMatch(/contactRef|"(int|ptn|rst)\./);
});

test('the JSON Schema reads back as a schema that accepts the example and refuses another payload', () => {
  for (const event of allEvents) {
    const schema = payloadSchema(event);
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `urn:tomoni:event:${event.type}` });
    const read = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    expect(read.safeParse(event.example).success).toBe(true);
    expect(read.safeParse({ ...event.example, [event.key]: undefined }).success).toBe(false);
  }
});
