import { z } from 'zod';

const Parameter = z.looseObject({ in: z.string(), name: z.string(), schema: z.unknown() });
const Operation = z.looseObject({
  parameters: z.array(Parameter).default([]),
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
  responses: z.record(z.string(), z.unknown()),
});
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });
export type Document = z.output<typeof Document>;

export interface ApiOperation {
  /** `GET` */
  method: string;
  /** `/grant-awards/{id}` */
  path: string;
  /** Each a set of scopes that lets in; none where anybody may call. */
  waysIn: readonly (readonly string[])[];
  /** Documented answers. */
  statuses: ReadonlySet<string>;
}

export async function fetchDocument(url: string): Promise<Document> {
  return withoutStreams(Document.parse(await (await fetch(`${url}/openapi.json`)).json()));
}

/** An open stream never answers, so a request to it says nothing and takes a timeout. */
export function withoutStreams(document: Document): Document {
  const ends = ([, { responses }]: [string, z.output<typeof Operation>]) => !JSON.stringify(responses['200'] ?? {}).includes('"text/event-stream"');
  const paths = Object.entries(document.paths).map(([path, operations]) => [path, Object.fromEntries(Object.entries(operations).filter(ends))] as const);
  return { ...document, paths: Object.fromEntries(paths.filter(([, operations]) => Object.keys(operations).length > 0)) };
}

export function operationsOf({ paths }: Document): ApiOperation[] {
  return Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, { security, responses }]) => ({
    method: method.toUpperCase(), path, statuses: new Set(Object.keys(responses)),
    waysIn: security.map((way) => Object.values(way).flat()),
  })));
}

/** Which operation an address belongs to: the one with the fewest placeholders. */
export function operationOf(operations: readonly ApiOperation[], method: string, url: string): ApiOperation | undefined {
  const path = url.split('?', 1)[0] ?? '';
  const fitting = operations.filter((one) => one.method === method && patternOf(one.path).test(path));
  return fitting.sort((one, other) => one.path.split('{').length - other.path.split('{').length)[0];
}

const patternOf = (path: string) => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);

/**
 * The same document, in which every second id is one that exists, and every example's: else nearly every request would end
 * at 404, and what lies behind would stay untried. The real ones of `/grant-awards/{id}` are of the table `grant_award`,
 * those of a field `programId` of `grant_program`, where there are such tables.
 * @param ids by table
 */
export function withRealIds(document: Document, ids: Readonly<Record<string, readonly string[]>>): Document {
  const all = Object.values(ids).flat();
  if (all.length === 0) return document;
  const named = (name: string) => Object.entries(ids).find(([table]) => `_${table}`.endsWith(`_${name}`))?.[1];
  const ofField = (name: string) => named(snake(name.replace(/(Id|Ids|Ref)$/, '')));

  const replace = (value: unknown, real: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item) => replace(item, real));
    if (isId(value)) return replaced in value ? value : { anyOf: [{ type: 'string', enum: real }, { ...value, [replaced]: true }] };
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => {
      if (typeof inner === 'string' && uuid.test(inner)) return [name, (ofField(name) ?? real)[0]];
      return [name, replace(inner, ofField(name) ?? real)];
    }));
  };

  const paths = Object.entries(document.paths).map(([path, operations]) => [path, Object.fromEntries(Object.entries(operations).map(([method, operation]) => {
    const own = named(tableOf(path)) ?? all;
    const parameters = operation.parameters.map((parameter) => (parameter.in === 'path' ? replace(parameter, ofField(parameter.name) ?? own) : parameter));
    return [method, replace({ ...operation, parameters }, all)];
  }))]);
  return { ...(replace(document, all) as Document), paths: Object.fromEntries(paths) as Document['paths'] };
}

/** `/grant-applications/{id}/submit` → `grant_application` */
const tableOf = (path: string) => (path.split('/')[1] ?? '').replaceAll('-', '_').replace(/ies$/, 'y').replace(/s$/, '');
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isId = (schema: unknown): schema is { format: 'uuid' } => typeof schema === 'object' && schema !== null && 'format' in schema && schema.format === 'uuid';
/** Keeps an id that was replaced from being replaced again. */
const replaced = 'x-or-a-real-one';
