import { Controller, Get, Headers, Module } from '@nestjs/common';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AnyScope } from '../auth/access.decorators.js';
import { startSpecService, type SpecService } from '../spec/notes-service.js';
import { Refuses } from './refuses.decorator.js';

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
    security: [{ signIn: ['notes:write'] }, { token: ['notes:write'] }],
    requestBody: { content: { 'application/json': { schema: { additionalProperties: false, properties: { title: { type: 'string', minLength: 3, maxLength: 200 } } } } } },
    responses: { 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } } },
  });
  expect(Object.keys(write?.responses ?? {})).toEqual(['201', '400', '401', '403', '409', '413', '415', '422', '429', '500', '503']);
  expect(write?.parameters.map(({ name }) => name)).toContain('Idempotency-Key');
  expect(paths['/notes/{id}']?.['put']?.parameters).toContainEqual(expect.objectContaining({ name: 'If-Match', in: 'header', required: true }));
  const open = paths['/notes']?.['get'];
  expect(open?.security).toEqual([]);
  // A token that ended is refused there too.
  expect(Object.keys(open?.responses ?? {})).toContain('401');
  const references = JSON.stringify(paths).match(/#\/components\/responses\/[a-z-]+/g) ?? [];
  for (const reference of references) expect(Object.keys(components.responses)).toContain(reference.split('/').at(-1));
});

@Controller('letters')
class LettersController {
  @Get() @AnyScope('letters:read', 'letters:audit') @Refuses('conflict')
  list(@Headers('accept-language') language = 'ja'): { language: string } { return { language }; }
}
@Module({ controllers: [LettersController] })
class LettersModule {}

test('one of several scopes is a way in of its own; a route adds the refusals that nobody could guess; a header stands once', async () => {
  const letters = await startSpecService({}, undefined, { module: LettersModule });
  const operation = (await letters.app.inject('/openapi.json')).json<Awaited<ReturnType<typeof document>>>().paths['/letters']?.['get'];
  await letters.close();
  expect(operation?.security).toEqual([{ signIn: ['letters:read'] }, { signIn: ['letters:audit'] }, { token: ['letters:read'] }, { token: ['letters:audit'] }]);
  expect(Object.keys(operation?.responses ?? {})).toContain('409');
  expect(operation?.parameters.map(({ name }) => name.toLowerCase())).toEqual(['accept-language', 'tomoni-position']);
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
