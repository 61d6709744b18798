/** One field that needs attention. */
export interface FieldProblem {
  in: 'body' | 'query' | 'path' | 'header';
  /** JSON pointer in a URI fragment: `#/budgetLines/0/yen`. */
  pointer: string;
  code: string;
  detail: string;
}

/** What every refusal of a service says (RFC 9457), in the language that was asked for. */
export interface ProblemBody {
  type: string;
  status: number;
  title: string;
  code?: string;
  detail?: string;
  errors?: FieldProblem[];
  [member: string]: unknown;
}

/** A refused call. `message` may be shown to a person. */
export class ServiceProblem extends Error {
  override readonly name = 'ServiceProblem';

  constructor(
    readonly problem: ProblemBody,
    readonly response: Response,
  ) {
    super([problem.title, problem.detail, ...(problem.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`)].filter(Boolean).join(' '));
  }

  get status(): number {
    return this.response.status;
  }
}

/** The problem of a reply that is not a success; what is no problem+json (a proxy's page) becomes one. */
export async function problemOf(response: Response): Promise<ServiceProblem> {
  const text = await response.clone().text();
  return new ServiceProblem(asProblem(text) ?? { type: 'about:blank', status: response.status, title: `${response.status} ${response.statusText}`.trim() }, response);
}

function asProblem(text: string): ProblemBody | undefined {
  try {
    const body: unknown = JSON.parse(text);
    const isProblem = typeof body === 'object' && body !== null && 'title' in body && typeof body.title === 'string';
    return isProblem ? { type: 'about:blank', status: 0, ...body, title: String(body.title) } : undefined;
  } catch {
    return undefined;
  }
}
