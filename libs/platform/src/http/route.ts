import { HttpStatus, RequestMethod, SetMetadata, type Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import type { Texts } from '@tomoni/contracts';
import type { z } from 'zod';
import type { Access } from '../auth/access.decorators.js';
import type { AuditRule } from '../audit/audit.decorator.js';
import type { RateLimitRule } from '../rate-limit/rate-limit.decorator.js';
import type { ProblemCode } from './problem-catalogue.js';

const metadataKey = 'tomoni:route';

/** What the decorators of a route say, read once. */
export interface Route {
  /** `GrantAwardsController.decide`: scopes idempotency keys, names metrics. */
  readonly name: string;
  readonly handler: string;
  readonly path: string;
  readonly method: string;
  /** Status of a success. */
  readonly status: number;
  readonly changesState: boolean;
  readonly access?: Access;
  readonly audit?: AuditRule;
  readonly returns?: z.ZodType;
  /** What of a reply leaves, by `returns`; set at start. */
  project?: (value: unknown) => unknown;
  readonly summary?: Texts;
  /** The reply is an open stream of server-sent events. */
  readonly streams?: boolean;
  /** The body is multipart/form-data with one file. */
  readonly takesFile?: boolean;
  /** Documented refusals beside those that follow from the rest. */
  readonly refuses?: readonly ProblemCode[];
  readonly rateLimit?: RateLimitRule;
}
type Declared = Pick<Route, 'access' | 'audit' | 'returns' | 'summary' | 'streams' | 'takesFile' | 'refuses' | 'rateLimit'>;
/** A method of a controller, as Nest hands it on. */
interface Handler { readonly name: string }

/** A decorator for a route, or for all routes of a controller; the route's own word wins. */
export const declare = (part: Declared): MethodDecorator & ClassDecorator => (target: object, _name?: string | symbol, method?: PropertyDescriptor): void => {
  const holder = (method?.value ?? target) as Type;
  SetMetadata(metadataKey, { ...(Reflect.getMetadata(metadataKey, holder) as Declared | undefined), ...part })(holder);
};

const routes = new WeakMap<Handler, Route>();

export function routeOf(handler: Handler, controller: Type): Route {
  const known = routes.get(handler);
  if (known) return known;
  const method = RequestMethod[(Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined) ?? RequestMethod.GET];
  const declared = { ...(Reflect.getMetadata(metadataKey, controller) as Declared | undefined), ...(Reflect.getMetadata(metadataKey, handler) as Declared | undefined) };
  const route: Route = {
    name: `${controller.name}.${handler.name}`,
    handler: handler.name,
    path: [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)].map((part) => String(part ?? '').replace(/^\/|\/$/g, '')).filter(Boolean).join('/'),
    method,
    status: (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ?? (method === 'POST' ? HttpStatus.CREATED : HttpStatus.OK),
    changesState: !['GET', 'HEAD', 'OPTIONS'].includes(method),
    ...declared,
  };
  routes.set(handler, route);
  return route;
}
