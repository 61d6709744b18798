import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { pointerPart } from './json-body.js';
import { InvalidInput, type FieldError } from './problem.js';
import { fieldText, required } from './field-text.js';

const places: Readonly<Partial<Record<ArgumentMetadata['type'], FieldError['in']>>> = { body: 'body', query: 'query', param: 'path' };

/** What a route's zod schema refuses, field by field, in both languages. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { schema, type, data }: ArgumentMetadata): unknown {
    const place = places[type];
    if (!place || !(schema instanceof z.ZodType)) return value;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const root = data === undefined ? '#' : `#/${pointerPart(data)}`;
    throw new InvalidInput(result.error.issues.slice(0, 100).flatMap((issue) => fieldErrors(issue, value, place, root)));
  }
}

function fieldErrors(issue: z.core.$ZodIssue, value: unknown, place: FieldError['in'], root: string): FieldError[] {
  const pointer = [root, ...issue.path.map(pointerPart)].join('/');
  const found = issue.path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), value);
  if (found === undefined) return [{ in: place, pointer, code: 'required', detail: required }];
  // The one branch of a union that can have been meant tells more than "no branch fits".
  if (issue.code === 'invalid_union' && issue.errors.length === 1) return (issue.errors[0] ?? []).flatMap((inner) => fieldErrors(inner, found, place, pointer));
  if (issue.code !== 'unrecognized_keys') return [{ in: place, pointer, code: issue.code, detail: fieldText(issue) }];
  return issue.keys.slice(0, 20).map((key) => ({ in: place, pointer: `${pointer}/${pointerPart(key)}`, code: issue.code, detail: fieldText(issue) }));
}
