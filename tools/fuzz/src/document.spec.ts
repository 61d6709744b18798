import { expect, test } from 'vitest';
import { operationOf, operationsOf, withoutStreams, withRealIds, type Document } from './document.js';

const id = { type: 'string', format: 'uuid' };
const [award, program, group] = ['019a0000-0000-7000-8000-00000000000a', '019a0000-0000-7000-8000-00000000000b', '019a0000-0000-7000-8000-00000000000c'];
const ids = { grant_award: [award], grant_program: [program], group: [group] };
const orReal = (real: string[]) => ({ anyOf: [{ type: 'string', enum: real }, { ...id, 'x-or-a-real-one': true }] });

const document: Document = {
  paths: {
    '/grant-awards/{id}': { get: { parameters: [{ in: 'path', name: 'id', schema: id }], security: [{ signIn: ['a'] }, { signIn: ['b', 'c'] }], responses: { 200: {}, 404: {} } } },
    '/grant-awards/mine': { get: { parameters: [], security: [], responses: { 200: {} } } },
    '/grant-applications': { post: {
      parameters: [], security: [], responses: { 201: {} },
      requestBody: { schema: { properties: { programId: id, groupIds: { items: id }, title: { type: 'string' } }, example: { programId: '019a4f00-0000-7000-8000-000000000001', title: 'as it is' } } },
    } },
  },
};

test('ids in paths, fields and examples become real ones of their kind, and stay possible as anything', () => {
  const { paths } = withRealIds(document, ids);
  expect(paths['/grant-awards/{id}']?.['get']?.parameters[0]?.schema).toEqual(orReal([award]));
  expect(paths['/grant-applications']?.['post']).toMatchObject({
    requestBody: { schema: { properties: { programId: orReal([program]), groupIds: { items: orReal([group]) }, title: { type: 'string' } }, example: { programId: program, title: 'as it is' } } },
  });
});

test('a city without any content is asked as the document stands', () => {
  expect(withRealIds(document, {})).toBe(document);
});

test('an address belongs to the operation with the fewest placeholders, and tells who may call it', () => {
  const operations = operationsOf(document);
  expect(operationOf(operations, 'GET', '/grant-awards/mine?limit=1')?.path).toBe('/grant-awards/mine');
  expect(operationOf(operations, 'GET', '/grant-awards/1')).toMatchObject({ path: '/grant-awards/{id}', waysIn: [['a'], ['b', 'c']], statuses: new Set(['200', '404']) });
  expect(operationOf(operations, 'DELETE', '/grant-awards/1')).toBeUndefined();
});

test('a stream that never ends is not asked; the rest of its address is', () => {
  const stream = { get: { parameters: [], security: [], responses: { 200: { content: { 'text/event-stream': {} } } } } };
  const post = { post: { parameters: [], security: [], responses: { 200: {} } } };
  expect(Object.keys(withoutStreams({ paths: { ...document.paths, '/inbox/stream': stream } }).paths)).toEqual(Object.keys(document.paths));
  expect(withoutStreams({ paths: { '/inbox/stream': { ...stream, ...post } } }).paths).toEqual({ '/inbox/stream': post });
});
