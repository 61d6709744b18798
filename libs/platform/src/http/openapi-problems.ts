import type { OpenAPIObject } from '@nestjs/swagger';
import { problems, type ProblemCode } from './problem-catalogue.js';

const text = { type: 'string' };
const problemSchema = {
  type: 'object',
  description: 'RFC 9457; `type` is an address of this service that explains it.',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri-reference', examples: ['/problems/invalid-input'] },
    title: text,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: text,
    instance: { type: 'string', description: 'Of this very request; quote it when you ask about it.' },
    code: { type: 'string', description: 'The rule that forbids it, where it is a rule of the procedure.' },
    law: { type: 'string', description: 'What the rule rests on.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['in', 'pointer', 'code', 'detail'],
        properties: { in: { enum: ['body', 'query', 'path', 'header'] }, pointer: { type: 'string', examples: ['#/budgetLines/0/yen'] }, code: text, detail: text },
      },
    },
  },
  additionalProperties: true,
};

/** Entry of an operation's `responses`. */
export const problemReference = (code: ProblemCode): [string, { $ref: string }] => [String(problems[code].status), { $ref: `#/components/responses/${code}` }];

/** Adds the schema of all refusals, and one response for each kind with an example. */
export function describeProblems(document: OpenAPIObject): void {
  const responses = Object.entries(problems).map(([code, { status, title, about }]) => [code, {
    description: `${title.ja} / ${title.en}`,
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        example: { type: `/problems/${code}`, title: title.ja, status, detail: about.ja, instance: 'urn:tomoni:request:019a0000-0000-7000-8000-000000000000' },
      },
    },
  }]);
  const { components } = document;
  document.components = {
    ...components,
    schemas: { ...components?.schemas, Problem: problemSchema },
    responses: { ...components?.responses, ...(Object.fromEntries(responses) as NonNullable<OpenAPIObject['components']>['responses']) },
  };
}
