import { z } from 'zod';

type Project = (value: unknown) => unknown;
const leaves = [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodNull, z.ZodStringFormat];

/**
 * What a reply's schema lets through, worked out once: fields it names are taken over, others stay behind, and what it transforms is
 * transformed. It does not validate our own values again; specs do that, with the schema itself.
 */
export function projectionOf(schema: z.core.$ZodType): Project {
  return projected(schema, new Map());
}

function projected(schema: z.core.$ZodType, known: Map<unknown, Project>): Project {
  const already = known.get(schema);
  if (already) return already;
  // A schema may contain itself: inside, the projection that is being made is asked when it is needed.
  known.set(schema, (value) => known.get(schema)?.(value));
  const project = make(schema, (inner) => projected(inner, known));
  known.set(schema, project);
  return project;
}

function make(schema: z.core.$ZodType, inside: (inner: z.core.$ZodType) => Project): Project {
  if (hasChecksThatChange(schema)) return (value) => z.parse(schema, value);
  // Whole objects never pass for a text or a number: there may be anything in them.
  if (leaves.some((leaf) => schema instanceof leaf)) return (value) => (typeof value === 'object' && value !== null ? z.parse(schema, value) : value);
  if (schema instanceof z.ZodObject && schema.def.catchall === undefined) return fields(Object.entries(schema.def.shape).map(([name, inner]) => [name, inside(inner as z.core.$ZodType)]));
  if (schema instanceof z.ZodArray) {
    const element = inside(schema.def.element);
    return (value) => (Array.isArray(value) ? value.map(element) : z.parse(schema, value));
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    const inner = inside(schema.def.innerType);
    return (value) => (value === undefined || value === null ? z.parse(schema, value) : inner(value));
  }
  // Unions, transforms, records and whatever else: the schema itself knows.
  return (value) => z.parse(schema, value);
}

function fields(all: readonly (readonly [name: string, project: Project])[]): Project {
  return (value) => {
    if (typeof value !== 'object' || value === null) throw new TypeError('The reply is no object, as its schema says');
    const from = value as Record<string, unknown>;
    const into: Record<string, unknown> = {};
    for (const [name, project] of all) {
      const found = from[name];
      const passed = project(found);
      if (passed !== undefined || name in from) into[name] = passed;
    }
    return into;
  };
}

/** `.trim()`, `.overwrite()` and their like change what passes. */
function hasChecksThatChange(schema: z.core.$ZodType): boolean {
  return (schema._zod.def.checks ?? []).some((check) => check._zod.def.check === 'overwrite');
}
