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
  // Only the first mistake of each variable; and never the value, which may be a secret.
  const byName = new Map(result.error.issues.toReversed().map((issue) => [String(issue.path[0]), issue.message]));
  throw new InvalidConfig(Object.keys(shape).flatMap((name) => {
    const mistake = byName.get(name);
    return mistake === undefined ? [] : [`  ${name}: ${present[name] === undefined ? 'is missing' : mistake}${hint(shape[name])}`];
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
