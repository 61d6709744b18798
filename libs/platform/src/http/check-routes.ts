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
    ...(route.access ? [] : [`${route.name}: say who may call it, with @Scopes or @Public`]),
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
  const into = (inner: z.core.$ZodType, step = ''): string[] => looseObjects(inner, pointer + step, seen);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return [
        ...(def.catchall?._zod.def.type === 'never' ? [] : [pointer]),
        ...Object.entries(def.shape).flatMap(([name, inner]) => into(inner, `/${name}`)),
      ];
    case 'array':
      return into(def.element, '/*');
    case 'tuple':
      return def.items.flatMap((inner, index) => into(inner, `/${index}`));
    case 'record':
      return into(def.valueType, '/*');
    case 'union':
      return def.options.flatMap((inner) => into(inner));
    case 'intersection':
      return [...into(def.left), ...into(def.right)];
    case 'pipe':
      return into(def.in);
    case 'lazy':
      return into(def.getter());
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'readonly':
    case 'default':
    case 'prefault':
    case 'catch':
      return into(def.innerType);
    default:
      return [];
  }
}
