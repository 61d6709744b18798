import type { Type } from '@nestjs/common';
import { METHOD_METADATA, ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { routeOf, type Route } from './route.js';

/** One route, with what its decorators say and where it stands. */
export interface DeclaredRoute { readonly controller: Type; readonly handler: (...args: never[]) => unknown; readonly route: Route }

export function routesOf(app: NestFastifyApplication): DeclaredRoute[] {
  return [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]).flatMap(({ metatype }) => {
    const controller = metatype as Type;
    return handlersOf(controller).map((handler) => ({ controller, handler, route: routeOf(handler, controller) }));
  });
}

function handlersOf(controller: Type): DeclaredRoute['handler'][] {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype)
    .map((name) => Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown)
    .filter((value): value is DeclaredRoute['handler'] => typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value));
}

/** @throws when a route does not say who may call it, what it leaves in the audit, or lets unknown fields in. */
export function checkRoutes(routes: readonly DeclaredRoute[]): void {
  const mistakes = routes.flatMap(({ controller, handler, route }) => [
    ...(route.access ? [] : [`${route.name}: say who may call it, with @Scopes, @SignedIn or @Public`]),
    ...(route.changesState && !route.audit ? [`${route.name}: say what it leaves in the audit, with @Audit or @NotAudited`] : []),
    ...looseSchemas(controller, handler).map((pointer) => `${route.name}: ${pointer} lets unknown fields in; use z.strictObject`),
  ]);
  if (mistakes.length > 0) throw new Error(['Some routes are not complete:', ...mistakes].join('\n  '));
}

function looseSchemas(controller: Type, handler: DeclaredRoute['handler']): string[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler.name) ?? {}) as Record<string, { schema?: unknown; data?: unknown }>;
  return Object.entries(parameters).flatMap(([key, { schema, data }]) => {
    const kind = Number(key.split(':')[0]) as RouteParamtypes;
    const place = kind === RouteParamtypes.BODY ? '@Body' : kind === RouteParamtypes.QUERY ? '@Query' : undefined;
    if (!place || data !== undefined || !(schema instanceof z.ZodType)) return [];
    return looseObjects(schema, place, new Set());
  });
}

/** Where in a schema an object takes fields it does not name. */
export function looseObjects(schema: z.core.$ZodType, pointer: string, seen: Set<unknown>): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const isLoose = schema instanceof z.ZodObject && schema.def.catchall?._zod.def.type !== 'never';
  return [...(isLoose ? [pointer] : []), ...innerSchemas(schema).flatMap(([step, inner]) => looseObjects(inner, pointer + step, seen))];
}

function innerSchemas(schema: z.core.$ZodType): (readonly [step: string, inner: z.core.$ZodType])[] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.def.shape).map(([name, inner]) => [`/${name}`, inner as z.core.$ZodType]);
  if (schema instanceof z.ZodArray) return [['/*', schema.def.element]];
  if (schema instanceof z.ZodRecord) return [['/*', schema.def.valueType]];
  if (schema instanceof z.ZodTuple) return schema.def.items.map((inner, index) => [`/${index}`, inner]);
  if (schema instanceof z.ZodUnion) return schema.def.options.map((inner) => ['', inner]);
  if (schema instanceof z.ZodIntersection) return [['', schema.def.left], ['', schema.def.right]];
  if (schema instanceof z.ZodPipe) return [['', schema.def.in]];
  if (schema instanceof z.ZodLazy) return [['', schema.def.getter()]];
  // optional, nullable, default, readonly and their like
  const { innerType } = schema._zod.def as { innerType?: z.core.$ZodType };
  return innerType ? [['', innerType]] : [];
}
