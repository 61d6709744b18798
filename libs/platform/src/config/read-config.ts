import { z } from 'zod';

/** One line for every variable that is missing or wrong. */
export class InvalidConfig extends Error {
  constructor(readonly lines: readonly string[]) {
    super(['The configuration cannot be used:', ...lines].join('\n'));
    this.name = 'InvalidConfig';
  }
}

/** The environment as the shape describes it. An empty variable counts as absent. */
export function parseConfig<Shape extends z.ZodRawShape>(shape: Shape, env: Readonly<Record<string, string | undefined>>): z.output<z.ZodObject<Shape>> {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = z.object(shape).safeParse(present);
  if (result.success) return result.data;
  throw new InvalidConfig(result.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '');
    // Never the value: it may be a secret.
    return `  ${name}: ${present[name] === undefined ? 'is missing' : issue.message}${hint(shape[name])}`;
  }));
}

const hint = (piece: z.core.$ZodType | undefined): string => {
  const description = piece instanceof z.ZodType ? piece.description : undefined;
  return description ? ` (${description})` : '';
};

/** `parseConfig` for a service's config.ts: tells what is wrong in words, without a stack, and ends the process. */
export function readConfig<Shape extends z.ZodRawShape>(shape: Shape, env: Readonly<Record<string, string | undefined>>): z.output<z.ZodObject<Shape>> {
  try {
    return parseConfig(shape, env);
  } catch (error) {
    if (!(error instanceof InvalidConfig)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
