import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

let service: SpecService;
beforeAll(async () => { service = await startSpecService(); });
afterAll(() => service.close());

interface Operation { parameters: { name: string; in: string; required: boolean }[]; responses: Record<string, object>; security: object[] }
const document = async () => (await service.app.inject('/openapi.json')).json<{ openapi: string; paths: Record<string, Record<string, Operation>>; components: { responses: object } }>();

test('the document is made from the schemas that validate, and names every refusal', async () => {
  const { openapi, paths, components } = await document();
  expect(openapi).toBe('3.1.1');
  const write = paths['/notes']?.['post'];
  expect(write).toMatchObject({
    security: [{ signIn: ['notes:write'] }],
    requestBody: { content: { 'application/json': { schema: { additionalProperties: false, properties: { title: { type: 'string', minLength: 3, maxLength: 200 } } } } } },
    responses: { 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } } },
  });
  expect(Object.keys(write?.responses ?? {})).toEqual(['201', '400', '401', '403', '409', '413', '415', '422', '429', '500', '503']);
  expect(write?.parameters.map(({ name }) => name)).toContain('Idempotency-Key');
  expect(paths['/notes/{id}']?.['put']?.parameters).toContainEqual(expect.objectContaining({ name: 'If-Match', in: 'header', required: true }));
  expect(paths['/notes']?.['get']?.security).toEqual([]);
  const references = JSON.stringify(paths).match(/#\/components\/responses\/[a-z-]+/g) ?? [];
  for (const reference of references) expect(Object.keys(components.responses)).toContain(reference.split('/').at(-1));
});

test('health, metrics and the explanations of problems are no part of it', async () => {
  expect(Object.keys((await document()).paths).filter((path) => /health|metrics|problems|reference/.test(path))).toEqual([]);
});

test('the reference comes whole from this service, under a policy of its own', async () => {
  const page = await service.app.inject('/reference/');
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/(src|href)="?(https?:)?\/\//);
  expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[\w+/]+=*'/);
  const script = await service.app.inject('/reference/js/scalar.js');
  expect(script.statusCode).toBe(200);
  expect(script.headers['content-type']).toContain('javascript');
  expect((await service.app.inject('/notes')).headers['content-security-policy']).toMatch(/^default-src 'none'/);
});
