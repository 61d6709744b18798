import type { CommittedEvent, Effect, Observation } from './observation.js';

/** Bugs a backbone could have. The checker must catch each, or its silence proves nothing. */
export const plants = ['drop', 'double', 'swap', 'publish-without-row', 'acknowledge-early'] as const;
export type Plant = (typeof plants)[number];

export const isPlant = (text: string): text is Plant => (plants as readonly string[]).includes(text);

/** The observation as it would be with the bug. @param where chooses the event */
export function plantIn(run: Observation, plant: Plant, where: number): Observation {
  switch (plant) {
    case 'drop':
      return withEffects(run, (effects) => effects.filter((_, index) => index !== where % effects.length));
    case 'double':
      return withEffects(run, (effects) => [...effects, at(effects, where)]);
    case 'swap':
      return withEffects(run, (effects) => swapped(effects, where));
    case 'publish-without-row': {
      const { key, version } = at(run.committed, where);
      return { ...run, records: [...run.records, { id: 'nobody-committed-this', key, version: version + 1_000, partition: 0 }] };
    }
    case 'acknowledge-early': {
      // The client has its answer, and the transaction behind it was rolled back.
      const newest = lastOfItsKey(run.committed, at(run.committed, where));
      const others = <Fact extends { id: string }>(facts: readonly Fact[]) => facts.filter(({ id }) => id !== newest.id);
      return withEffects({ ...run, committed: others(run.committed), records: others(run.records) }, others);
    }
  }
}

function withEffects(run: Observation, change: (effects: readonly Effect[]) => readonly Effect[]): Observation {
  return { ...run, consumers: run.consumers.map((consumer) => ({ ...consumer, effects: change(consumer.effects) })) };
}

/** Two facts of one key change places. */
function swapped(effects: readonly Effect[], where: number): Effect[] {
  const { key } = at(effects, where);
  const [one = 0, other = 0] = effects.flatMap((effect, index) => (effect.key === key ? [index] : []));
  return effects.map((effect, index) => (index === one ? at(effects, other) : index === other ? at(effects, one) : effect));
}

const lastOfItsKey = (rows: readonly CommittedEvent[], { key }: CommittedEvent): CommittedEvent => at(rows.filter((row) => row.key === key), -1);

function at<Item>(items: readonly Item[], where: number): Item {
  const item = items.at(where < 0 ? where : where % items.length);
  if (!item) throw new Error('There is nothing to plant a bug in');
  return item;
}
