import { setTimeout as sleep } from 'node:timers/promises';
import { grants, topic } from '../data-source.js';
import { administer } from '../kafka.js';
import type { Fault, Scene } from './fault.js';

/** What the topic demands of its replicas, changed by an operator's hand. */
async function demandInSync({ city }: Scene, replicas: number): Promise<void> {
  await administer(city.brokers, async (admin) => {
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name: topic }] });
    const standing = (resources[0]?.configEntries ?? []).filter(({ configSource }) => Number(configSource) === 1).map(({ configName, configValue }) => ({ name: configName, value: configValue }));
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: 2, name: topic, configEntries: [...standing.filter(({ name }) => name !== 'min.insync.replicas'), { name: 'min.insync.replicas', value: String(replicas) }] }],
    });
  });
}

const leaderOfSome = ({ city, random }: Scene): Promise<number> => administer(city.brokers, async (admin) => {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const leaders = topics.flatMap(({ partitions }) => partitions.map(({ leader }) => leader));
  return leaders[random.below(leaders.length)] ?? 1;
});

const counted = async ({ city: { database }, load }: Scene) => ({
  rows: (await database.committed(load.keys)).length, outstanding: await database.outstanding(load.keys, { ...grants, mailed: [] }),
});

export const clusterFaults: readonly Fault[] = [
  {
    name: 'leader-lost', brokers: 3,
    proves: 'Of three brokers one that leads is killed for ten seconds: another leads, nothing acknowledged is missing, nothing changes its order.',
    inject: async (scene) => {
      const brokers = scene.city.threeBrokers;
      const node = await leaderOfSome(scene);
      await brokers.kill(node);
      await sleep(10_000);
      await brokers.start(node);
    },
  },
  {
    name: 'brokers-rolling-restart', brokers: 3,
    proves: 'Three brokers are restarted one after the other, as for an upgrade: leaders move twice and more, and events flow on in order.',
    inject: async ({ city }) => {
      const brokers = city.threeBrokers;
      for (const node of brokers.nodes) {
        await brokers.stopNode(node);
        await brokers.start(node);
        await sleep(3_000);
      }
    },
  },
  {
    name: 'insync-not-met', brokers: 3,
    proves: 'Fewer replicas are in sync than the topic demands, for ten seconds: Kafka refuses, the relay waits with its events, and sends them in order when it may.',
    inject: async (scene) => {
      const { city, random, complain } = scene;
      const brokers = city.threeBrokers;
      const node = brokers.nodes[random.below(3)] ?? 1;
      await demandInSync(scene, 3);
      await brokers.kill(node);
      await sleep(5_000);
      const before = await counted(scene);
      await sleep(5_000);
      const after = await counted(scene);
      if (after.outstanding - before.outstanding < (after.rows - before.rows) / 2) complain('events still came through: the demand was met');
      await brokers.start(node);
      await demandInSync(scene, 2);
    },
  },
  {
    name: 'majority-lost', brokers: 3,
    proves: 'Two of three brokers are killed for ten seconds, and with them the majority of the controllers: nothing is acknowledged, nobody new leads, citizens’ requests go on, and their events arrive in order when the two are back.',
    inject: async (scene) => {
      const { city, random, complain } = scene;
      const brokers = city.threeBrokers;
      const left = brokers.nodes[random.below(3)] ?? 1;
      const lost = brokers.nodes.filter((node) => node !== left);
      await Promise.all(lost.map((node) => brokers.kill(node)));
      await sleep(2_000);
      const before = await counted(scene);
      await sleep(8_000);
      const after = await counted(scene);
      if (after.rows === before.rows) complain('citizens could not write while the brokers stood still');
      const [waiting, written] = [after.outstanding - before.outstanding, after.rows - before.rows];
      if (waiting < written / 2) complain(`events still came through: of ${written} only ${waiting} wait`);
      // Together: one alone would wait for the other.
      await Promise.all(lost.map((node) => brokers.start(node)));
    },
  },
];
