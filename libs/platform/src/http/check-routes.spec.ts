import { Body, Controller, Get, Post, Query, type Type } from '@nestjs/common';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { NotAudited } from '../audit/audit.decorator.js';
import { Public, Scopes } from '../auth/access.decorators.js';
import { checkRoutes, looseObjects, type DeclaredRoute } from './check-routes.js';
import { routeOf } from './route.js';

const Loose = z.object({ lines: z.array(z.strictObject({ place: z.object({ name: z.string() }).optional() })) });
const Strict = z.strictObject({ lines: z.array(z.union([z.strictObject({ a: z.int() }), z.strictObject({ b: z.string() })])) });

@Controller('drafts')
class Drafts {
  @Get() forgotten(): void {}
  @Post() @Scopes('drafts:write') unaudited(): void {}
  @Post('loose') @Scopes('drafts:write') @NotAudited('spec') loose(@Body({ schema: Loose }) body: unknown): unknown { return body; }
  @Get('query') @Public() query(@Query({ schema: z.object({ a: z.string() }) }) asked: unknown): unknown { return asked; }
  @Post('whole') @Scopes('drafts:write') @NotAudited('spec') whole(@Body({ schema: Strict }) body: unknown): unknown { return body; }
}

@Controller('all')
@Public()
class Covered {
  @Get() list(): void {}
}

const routes = (controller: Type, ...names: string[]): DeclaredRoute[] => names.map((name) => {
  const handler = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value as DeclaredRoute['handler'];
  return { controller, handler, route: routeOf(handler, controller) };
});

test('a route that does not say who may call it stops the start', () => {
  expect(() => { checkRoutes(routes(Drafts, 'forgotten')); }).toThrow('Drafts.forgotten: say who may call it');
});

test('a change that leaves nothing in the audit stops the start', () => {
  expect(() => { checkRoutes(routes(Drafts, 'unaudited')); }).toThrow('Drafts.unaudited: say what it leaves in the audit');
});

test('a schema that lets unknown fields in stops the start, and is told where', () => {
  expect(() => { checkRoutes(routes(Drafts, 'loose', 'query')); }).toThrow(/Drafts\.loose: @Body lets[^]*Drafts\.loose: @Body\/lines\/\*\/place lets[^]*Drafts\.query: @Query lets/);
});

test('a complete route passes, and a word on the controller covers its routes', () => {
  expect(() => { checkRoutes([...routes(Drafts, 'whole'), ...routes(Covered, 'list')]); }).not.toThrow();
});

test('a schema that contains itself is looked at once', () => {
  interface Tree { children: Tree[] }
  const tree: z.ZodType<Tree> = z.strictObject({ children: z.array(z.lazy(() => tree)) });
  expect(looseObjects(tree, '@Body', new Set())).toEqual([]);
});
