import { PATH_METADATA, RouteParamtypes, ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { HealthController } from '../health/health.controller.js';
import type { Access } from '../auth/access.decorators.js';
import type { ServiceOptions } from '../service.js';
import { routesOf, type DeclaredRoute } from './check-routes.js';
import { readIfMatch } from './if-match.js';
import { describeProblems, problemReference } from './openapi-problems.js';
import type { ProblemCode } from './problem-catalogue.js';
import { ProblemsController } from './problems.controller.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];

const header = (name: string, description: string, schema: object, required = false): Parameter => ({ name, in: 'header', required, description, schema });
const idempotencyKey = header('Idempotency-Key', 'Makes the request safe to repeat: the same key and body are answered with the first reply, for 72 hours. A UUID.',
  { type: 'string', pattern: '^[\\x21-\\x7e]{8,255}$', minLength: 8, maxLength: 255, examples: ['7c0d3c1e-0f0b-4c55-9a55-0d9c5b0a5f1e'] });
const ifMatch = header('If-Match', 'The `ETag` of what was read.', { type: 'string', pattern: '^"v[0-9]{1,9}"$', examples: ['"v3"'] }, true);
const position = header('Tomoni-Position', 'Of the reply to a write elsewhere: this read waits until it is visible here.', { type: 'string', maxLength: 8_000 });
const language = header('Accept-Language', 'Language of the texts: ja or en.', { type: 'string', examples: ['ja', 'en'] });
const fileBody = { required: true, content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } } } };

/**
 * The OpenAPI 3.1 document of the service's own routes, from the same schemas that validate. Its generator is loaded here,
 * at the first question, because it is a fifth of a service's memory.
 */
export async function describeApi(app: NestFastifyApplication, { name, title, config }: ServiceOptions): Promise<OpenAPIObject> {
  const { ApiResponse, DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  const routes = routesOf(app).filter(({ controller }) => controller !== HealthController && controller !== ProblemsController);
  for (const { controller, handler, route } of routes) {
    const { prototype } = controller as { prototype: object };
    const method = Object.getOwnPropertyDescriptor(prototype, handler.name);
    if (method) ApiResponse({ status: route.status, description: 'Done', ...(route.returns ? { standardSchema: route.returns } : {}) })(prototype, handler.name, method);
  }
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.1').setTitle(title ? `${title.ja} / ${title.en}` : name).setVersion('1')
    .addServer(config.PUBLIC_URL ?? '/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token, pasted: `npm run --silent token -- citizen`' }, 'token')
    .addSecurity('signIn', { type: 'openIdConnect', openIdConnectUrl: `${config.OIDC_ISSUER}/.well-known/openid-configuration` })
    .build();
  const document = SwaggerModule.createDocument(app, base, { operationIdFactory: operationId, autoTagControllers: true });
  const paths = operationsOf(document);
  for (const declared of routes) {
    const operation = paths.get(operationId(declared.controller.name, declared.handler.name));
    if (operation) describe(operation, declared);
  }
  dropUndocumented(document, new Set(routes.map(({ controller, handler }) => operationId(controller.name, handler.name))));
  describeProblems(document);
  return document;
}

const operationId = (controller: string, method: string): string => `${controller.replace(/Controller$/, '')}.${method}`;

function operationsOf({ paths }: OpenAPIObject): Map<string, Operation> {
  const operations = Object.values(paths).flatMap((path) => Object.values(path as Record<string, Operation>));
  return new Map(operations.flatMap((operation) => (operation.operationId ? [[operation.operationId, operation]] : [])));
}

function dropUndocumented({ paths }: OpenAPIObject, known: ReadonlySet<string>): void {
  for (const [address, path] of Object.entries(paths)) {
    if (Object.values(path as Record<string, Operation>).every(({ operationId: id = '' }) => !known.has(id))) Reflect.deleteProperty(paths, address);
  }
}

function describe(operation: Operation, { controller, handler, route }: DeclaredRoute): void {
  const inputs = inputsOf(controller, handler.name);
  const signedIn = route.access?.public !== true;
  const hasPath = String(Reflect.getMetadata(PATH_METADATA, handler)).includes(':') || String(Reflect.getMetadata(PATH_METADATA, controller)).includes(':');
  const hasBody = inputs.body || route.takesFile === true;
  const refusals: (ProblemCode | false)[] = [
    // A token that is no longer good is not overlooked where none is needed.
    'invalid-input', 'sign-in-required', signedIn && 'forbidden', hasPath && 'not-found',
    route.changesState && 'conflict', inputs.ifMatch && 'changed-meanwhile', hasBody && 'too-large', hasBody && 'wrong-media-type',
    route.changesState && 'unprocessable', !route.changesState && 'too-early', inputs.ifMatch && 'precondition-required',
    ...(route.refuses ?? []), 'too-many-requests', 'internal-error', 'unavailable',
  ];
  if (route.takesFile) operation.requestBody = fileBody;
  if (route.summary) operation.summary = `${route.summary.ja} / ${route.summary.en}`;
  operation.security = signedIn ? waysIn(route.access) : [];
  operation.parameters = [
    ...(operation.parameters ?? []).filter((parameter) => !('in' in parameter && parameter.in === 'header')), language, ...(route.changesState ? [idempotencyKey] : [position]), ...(inputs.ifMatch ? [ifMatch] : []),
  ];
  if (route.streams) operation.responses = { 200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: { type: 'string' } } } } };
  operation.responses = { ...operation.responses, ...Object.fromEntries(refusals.filter((code) => code !== false).map(problemReference)) };
}

/** All `scopes` are needed, and one of `anyOf`: each of them is a way of its own, by signing in or by a token one has. */
function waysIn({ scopes = [], anyOf = [] }: Partial<Access> = {}): Record<string, string[]>[] {
  const ways = anyOf.length > 0 ? anyOf.map((scope) => [...scopes, scope]) : [[...scopes]];
  return ['signIn', 'token'].flatMap((scheme) => ways.map((way) => ({ [scheme]: way })));
}

function inputsOf(controller: object, method: string): { body: boolean; ifMatch: boolean } {
  const parameters = Object.entries((Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, { factory?: unknown }>);
  return {
    body: parameters.some(([key]) => Number(key.split(':')[0]) === Number(RouteParamtypes.BODY)),
    ifMatch: parameters.some(([, { factory }]) => factory === readIfMatch),
  };
}
