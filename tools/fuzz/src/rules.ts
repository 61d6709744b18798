import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { ApiOperation } from './document.js';

export interface Answer {
  /** 0 where none came. */
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Fault {
  kind: 'server error' | 'no answer' | 'refusal that is no problem+json' | 'stored by a refused request' | 'stored by a read' | 'answer that is not in the document';
  detail: string;
}

const Problem = z.looseObject({ type: z.string().min(1), title: z.string().min(1), status: z.int(), detail: z.string().optional() });

/** A read of personal data is on record, and nothing else of it is. */
const records = new Set(['audit_entry', 'audit_entry_seq']);

/**
 * What every service promises about every request, whatever was sent.
 * @param stored tables that are another after the request than before
 */
export function faultsOf(method: string, operation: ApiOperation | undefined, answer: Answer, stored: readonly string[]): Fault[] {
  const { status } = answer;
  const text = answer.body.toString().slice(0, 500);
  const faults: Fault[] = [];
  if (status === 0) faults.push({ kind: 'no answer', detail: text });
  if (status >= 500) faults.push({ kind: 'server error', detail: text });
  const refused = status === 0 || status >= 400;
  if (status >= 400 && method !== 'HEAD') faults.push(...notAProblem(answer, text));
  if (refused && stored.length > 0) faults.push({ kind: 'stored by a refused request', detail: stored.join(', ') });
  const more = stored.filter((table) => !records.has(table));
  if (!refused && (method === 'GET' || method === 'HEAD') && more.length > 0) faults.push({ kind: 'stored by a read', detail: more.join(', ') });
  if (operation && status !== 0 && status !== 304 && !operation.statuses.has(String(status))) faults.push({ kind: 'answer that is not in the document', detail: `${status} ${text}` });
  return faults;
}

function notAProblem({ status, headers, body }: Answer, text: string): Fault[] {
  const kind = 'refusal that is no problem+json';
  const type = headers['content-type'] ?? 'none';
  if (!/^application\/problem\+json(;|$)/.test(type)) return [{ kind, detail: `content-type ${type}: ${text}` }];
  try {
    const problem = Problem.parse(JSON.parse(body.toString()));
    return problem.status === status ? [] : [{ kind, detail: `the problem says ${problem.status}, the answer ${status}` }];
  } catch (error) {
    return [{ kind, detail: `${error instanceof Error ? error.message : String(error)}: ${text}` }];
  }
}
