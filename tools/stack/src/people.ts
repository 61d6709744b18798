import { z } from 'zod';

const Person = z.object({
  id: z.string(),
  name: z.string(),
  role: z.object({ ja: z.string(), en: z.string() }),
  unit: z.string().optional(),
  groups: z.array(z.object({ id: z.string(), name: z.string(), kana: z.string() })),
  scopes: z.record(z.string(), z.array(z.string())).default({}),
});
/** Somebody invented who can sign in at the demo identity provider. */
export type DemoPerson = z.output<typeof Person>;

/** @throws when the demo identity provider does not answer */
export async function demoPeople(identityUrl: string): Promise<DemoPerson[]> {
  const response = await fetch(`${identityUrl}/demo-people`, { signal: AbortSignal.timeout(5_000) });
  return z.array(Person).parse(await response.json());
}

export function groupsOf(people: readonly DemoPerson[]): DemoPerson['groups'] {
  return [...new Map(people.flatMap(({ groups }) => groups).map((group) => [group.id, group])).values()];
}
