import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { consumerNames, topic } from '../data-source.js';
import { produceStrangers, type Stranger } from '../kafka.js';
import type { Behaviour } from '../recorder/behaviour.js';
import type { Fault, Scene } from './fault.js';

const misbehave = async ({ city }: Scene, name: Behaviour, ofHundred: number, ms: number) => {
  await city.database.setBehaviour(name, ofHundred);
  await sleep(ms);
};

/** The cause is gone: the operator redrives until nothing is left. */
async function redriveAll({ city, load, complain, settle }: Scene): Promise<void> {
  await city.database.setBehaviour('good');
  for (let rounds = 0; rounds < 60 && (await city.database.letters()).length > 0; rounds += 1) {
    await city.database.redrive();
    await sleep(1_000);
  }
  const left = (await city.database.letters()).length;
  if (left > 0) complain(`${left} dead letters are left after the redrive`);
  if (!(await settle())) complain(`of ${load.keys.length} keys some did not go on after the redrive`);
}

const [hugeRecords, hugeMayTakeMb] = [600, 250];

/** Headers of an event, each time another. */
const headersOf = (key: string) => ({
  'content-type': 'application/json', ce_specversion: '1.0', ce_source: '/123421/participation', ce_type: 'participation.grant-application.submitted.v1', ce_subject: key,
  ce_time: new Date().toISOString(), ce_tenant: '123421', ce_visibility: 'int', ce_dataclass: 'C1', ce_fiscalyear: '2026', ce_correlationid: 'chaos', ce_drill: 'normal', ce_personal: 'false',
  ce_id: randomUUID(), ce_aggregateversion: '0',
});
const hugeRecord = (key: string): Stranger => ({ key, value: JSON.stringify({ applicationId: key, what: 'x'.repeat(900_000) }), headers: headersOf(key) });

/** What a stranger with the right to write might put into the topic, in the middle of a key's events. */
const brokenRecords = (key: string): Stranger[] => [
  { key, value: '{"broken":', headers: headersOf(key) },
  { key, value: '{}', headers: headersOf(key) },
  hugeRecord(key),
  { key, value: '[1,2,3]', headers: { ce_id: randomUUID() } },
];

/** What a newer producer publishes amid a key's events, with the versions of the key: of type $3, or of the last one's, with $4 in the payload. */
const ofNewerProducer = `
  WITH bumped AS (UPDATE participation.outbox_key SET version = version + 1 WHERE topic = $1 AND key = $2 RETURNING version)
  INSERT INTO participation.outbox (id, topic, key, type, payload, aggregate_version, occurred_at, tenant, visibility, data_class, fiscal_year, correlation_id, drill)
  SELECT uuidv7(), topic, key, coalesce($3, type), payload || $4, bumped.version, now(), tenant, visibility, data_class, fiscal_year, 'chaos-newer-producer', drill
  FROM bumped, LATERAL (SELECT * FROM participation.outbox WHERE topic = $1 AND key = $2 ORDER BY seq DESC LIMIT 1) AS like_this`;

export const poisonFaults: readonly Fault[] = [
  {
    name: 'poison', quick: true,
    proves: 'One event of a hundred cannot be handled: it and what follows of its key wait visibly in dead_letter, the others go on; redriven, all have their effect, in order.',
    inject: (scene) => misbehave(scene, 'poison', 1, 8_000),
    afterwards: redriveAll,
  },
  {
    name: 'poison-all',
    proves: 'No event can be handled: all wait in dead_letter, none is lost; redriven, all have their effect, in order.',
    inject: (scene) => misbehave(scene, 'poison', 100, 8_000),
    afterwards: redriveAll,
  },
  {
    name: 'handler-hangs', settleMs: 420_000,
    proves: 'A handler never ends for one event of a hundred: after its time it counts as failed and becomes a dead letter, and the service does not come to stand.',
    inject: (scene) => misbehave(scene, 'hang', 1, 5_000),
    afterwards: redriveAll,
  },
  {
    name: 'handler-hangs-all', settleMs: 420_000,
    proves: 'For ten seconds no handler ends: after its time each counts as failed and runs again, and nothing is lost.',
    inject: async (scene) => {
      await misbehave(scene, 'hang', 100, 10_000);
      await scene.city.database.setBehaviour('good');
    },
    afterwards: redriveAll,
  },
  {
    name: 'records-broken',
    proves: 'Somebody writes what is no JSON, breaks the contract, is huge or no event into the topic: each is a dead letter of its key; discarded by the operator, the key goes on in order.',
    inject: async ({ city, load, strangers }) => {
      const records = load.keys.slice(0, 3).flatMap(brokenRecords);
      for (const { headers } of records) strangers.add(headers['ce_id'] ?? '');
      await produceStrangers(city.brokers, topic, records);
      await sleep(3_000);
    },
    afterwards: async ({ city, complain, settle }) => {
      for (const consumer of consumerNames) {
        const failed = async () => (await city.database.letters(consumer)).filter(({ state }) => state === 'failed');
        const first = await failed();
        if (first.length !== 3) complain(`${first.length} keys of ${consumer} stand still instead of three`);
        for (let rounds = 0; rounds < 40 && (await city.database.letters(consumer)).length > 0; rounds += 1) {
          for (const { eventId } of await failed()) await city.database.discard(eventId, consumer);
          await sleep(1_000);
        }
        if ((await city.database.letters(consumer)).length > 0) complain(`keys of ${consumer} did not go on after what was broken had been discarded`);
      }
      if (!(await settle())) complain('not everything came to its end after what was broken had been discarded');
    },
  },
  {
    name: 'records-huge', settleMs: 180_000,
    proves: 'Half a gigabyte of records that are no events, of almost a megabyte each, before a consumer that is slow: no memory fills up, each is a dead letter, the others go on.',
    inject: async ({ city, strangers, complain }) => {
      const before = consumerNames.map((name) => city.processes.memoryMb(name));
      await city.database.setBehaviour('slow');
      await sleep(2_000);
      for (let portion = 0; portion < hugeRecords / 50; portion += 1) {
        const records = Array.from({ length: 50 }, () => hugeRecord(`huge-${randomUUID()}`));
        for (const { headers } of records) strangers.add(headers['ce_id'] ?? '');
        await produceStrangers(city.brokers, topic, records);
      }
      for (let seconds = 0; seconds < 15; seconds += 1) {
        consumerNames.forEach((name, index) => {
          const grown = city.processes.memoryMb(name) - (before[index] ?? 0);
          if (grown > hugeMayTakeMb) complain(`${name} grew by ${grown} MB`);
        });
        await sleep(1_000);
      }
      await city.database.setBehaviour('good');
    },
    afterwards: async ({ city, complain }) => {
      for (const consumer of consumerNames) {
        for (let rounds = 0; rounds < 120 && (await city.database.letters(consumer)).length < hugeRecords; rounds += 1) await sleep(1_000);
        const letters = await city.database.letters(consumer);
        if (letters.length !== hugeRecords) complain(`${consumer} has ${letters.length} dead letters of ${hugeRecords} huge records`);
        for (const { eventId } of letters) await city.database.discard(eventId, consumer);
        for (let rounds = 0; rounds < 60 && (await city.database.letters(consumer)).length > 0; rounds += 1) await sleep(1_000);
      }
    },
  },
  {
    name: 'types-unknown',
    proves: 'A newer producer publishes a type and a version the consumers do not know, and known types with a field they do not know, amid a key’s other events: the former are skipped visibly, the latter have their effect, in order.',
    inject: async ({ city, load }) => {
      for (let times = 0; times < 10; times += 1) {
        const key = load.keys[times % 3];
        for (const type of ['participation.grant-application.submitted.v9', 'participation.grant-application.reconsidered.v1']) await city.database.query(ofNewerProducer, [topic, key, type, {}]);
        await city.database.query(ofNewerProducer, [topic, key, null, { addedLater: 'a newer producer’s' }]);
        await sleep(300);
      }
    },
  },
  {
    name: 'redriven-under-load',
    proves: 'Dead letters are redriven while new events of their keys arrive: in vain, the key stops where it stood; twice at once and by two operators, each has one effect, in order.',
    inject: async (scene) => {
      const { city, complain } = scene;
      await misbehave(scene, 'poison', 3, 5_000);
      const [first] = await city.database.letters();
      await city.database.redrive();
      await sleep(3_000);
      const [still] = await city.database.letters();
      if (first && (still?.eventId !== first.eventId || still.attempts <= first.attempts)) complain('a redrive in vain did not leave the key where it stood');
      await city.database.setBehaviour('good');
      for (let rounds = 0; rounds < 20; rounds += 1) {
        const heads = (await city.database.letters()).filter(({ state }) => state === 'failed');
        if (heads.length === 0) break;
        const one = heads[0] ?? { eventId: '', key: '' };
        await Promise.allSettled([city.database.redrive({ id: one.eventId }), city.database.redrive({ id: one.eventId }), city.database.redrive({ key: one.key }), city.database.redrive()]);
        await sleep(1_000);
      }
    },
    afterwards: redriveAll,
  },
];
