import type { CommittedEvent, Consumer, EventFacts, Observation, Write } from './observation.js';

/** Broken promises, each named; duplicates below the inbox are allowed and counted apart. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly phantom: readonly string[];
  readonly inverted: readonly string[];
  readonly doubleEffects: readonly string[];
  readonly kafkaDuplicates: number;
  /** Writes whose client never learned the outcome, by what became of them. */
  readonly unknown: { readonly happened: number; readonly didNot: number };
}

export const isBroken = ({ lost, phantom, inverted, doubleEffects }: Verdict): boolean => lost.length + phantom.length + inverted.length + doubleEffects.length > 0;

/** Compares what was promised with what is there. Pure: the same observation gives the same verdict. */
export function check(observation: Observation): Verdict {
  const findings = { lost: [] as string[], phantom: [] as string[], inverted: [] as string[], doubleEffects: [] as string[] };
  const committed = new Map(observation.committed.map((event) => [event.id, event]));
  const unknown = checkWrites(observation, committed, findings);
  checkVersions(observation.committed, findings);
  const kafkaDuplicates = checkTopic(observation, committed, findings);
  for (const consumer of observation.consumers) checkConsumer(consumer, observation.committed, committed, findings);
  return { ...findings, kafkaDuplicates, unknown };
}

/** Of several services. */
export const together = (verdicts: readonly Verdict[]): Verdict => verdicts.reduce((one, other) => ({
  lost: [...one.lost, ...other.lost], phantom: [...one.phantom, ...other.phantom], inverted: [...one.inverted, ...other.inverted], doubleEffects: [...one.doubleEffects, ...other.doubleEffects],
  kafkaDuplicates: one.kafkaDuplicates + other.kafkaDuplicates, unknown: { happened: one.unknown.happened + other.unknown.happened, didNot: one.unknown.didNot + other.unknown.didNot },
}));

interface Findings { lost: string[]; phantom: string[]; inverted: string[]; doubleEffects: string[] }
type Committed = ReadonlyMap<string, CommittedEvent>;

/** An acknowledged write stands once, a refused one not at all, one of unknown outcome at most once. */
function checkWrites({ writes, committed: rows }: Observation, committed: Committed, { lost, phantom, doubleEffects }: Findings) {
  const byWrite = Map.groupBy(rows, ({ writeId }) => writeId);
  const unknown = { happened: 0, didNot: 0 };
  for (const write of writes) {
    const own = byWrite.get(write.id) ?? [];
    if (own.length > 1) doubleEffects.push(`${nameOf(write)} stands ${own.length} times in the outbox`);
    if (write.outcome === 'refused' && own.length > 0) phantom.push(`${nameOf(write)} was refused (${write.why}) and stands in the outbox`);
    if (write.outcome === 'unknown') unknown[own.length > 0 ? 'happened' : 'didNot'] += 1;
    if (write.outcome !== 'acknowledged') continue;
    if (own.length === 0) lost.push(`${nameOf(write)} was acknowledged and is not committed`);
    for (const id of write.eventIds) if (!committed.has(id)) lost.push(`${nameOf(write)} was acknowledged with the event ${id}, which is not committed`);
  }
  return unknown;
}

/** Versions of a key have no gap: a missing one is a fact that was forgotten. */
function checkVersions(rows: readonly CommittedEvent[], { lost }: Findings): void {
  for (const [key, events] of Map.groupBy(rows, (row) => row.key)) {
    const versions = new Set(events.map(({ version }) => version));
    if (versions.size !== events.length) lost.push(`${key} has two facts of one version`);
    for (let version = 1; version <= Math.max(...versions); version += 1) if (!versions.has(version)) lost.push(`${key} has no version ${version}`);
  }
}

function checkTopic({ records, committed: rows, topicWasDeleted, strangers }: Observation, committed: Committed, findings: Findings): number {
  const ours = strangers ? records.filter(({ id }) => !strangers.has(id)) : records;
  const first = firstAppearances(ours);
  for (const record of first) if (!committed.has(record.id)) findings.phantom.push(`Kafka holds ${tell(record)}, which is not committed`);
  if (!topicWasDeleted) {
    const there = new Set(first.map(({ id }) => id));
    for (const row of rows) if (!there.has(row.id)) findings.lost.push(`${tell(row)} is not in Kafka`);
    findings.inverted.push(...inversions(first).map((text) => `in Kafka ${text}`));
  }
  return ours.length - first.length;
}

function checkConsumer(consumer: Consumer, rows: readonly CommittedEvent[], committed: Committed, { lost, phantom, inverted, doubleEffects }: Findings): void {
  const { name, effects, parked, handles, ordered } = consumer;
  const first = firstAppearances(effects);
  const counts = Map.groupBy(effects, ({ id }) => id);
  for (const [id, of] of counts) if (of.length > 1) doubleEffects.push(`${name} has ${of.length} effects of ${id}`);
  for (const effect of first) {
    const fact = committed.get(effect.id);
    if (!fact) phantom.push(`${name} has an effect of ${tell(effect)}, which is not committed`);
    else if (parked.has(effect.id)) doubleEffects.push(`${name} has an effect of ${tell(effect)} and holds it as a dead letter`);
  }
  for (const row of rows) if (handles(row) && !counts.has(row.id) && !parked.has(row.id)) lost.push(`${name} has no effect of ${tell(row)}`);
  if (ordered) inverted.push(...inversions(first).map((text) => `at ${name} ${text}`));
}

/** Consumers with committed events that stand in `dead_letter`. */
export function standing({ consumers, committed }: Observation): { readonly name: string; readonly parked: number }[] {
  return consumers.map(({ name, parked }) => ({ name, parked: committed.filter(({ id }) => parked.has(id)).length })).filter(({ parked }) => parked > 0);
}

function firstAppearances<Fact extends EventFacts>(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function inversions(facts: readonly EventFacts[]): string[] {
  const last = new Map<string, number>();
  const found: string[] = [];
  for (const { key, version } of facts) {
    const before = last.get(key) ?? 0;
    if (version <= before) found.push(`version ${version} of ${key} comes after version ${before}`);
    last.set(key, Math.max(version, before));
  }
  return found;
}

const nameOf = ({ id, key }: Write): string => `write ${id} of ${key}`;
const tell = ({ id, key, version }: EventFacts): string => `${id} (${key} version ${version})`;

/** From this many milliseconds on, a write or an effect counts as held up. */
const heldUpMs = 1_000;

/**
 * From the fault until nothing was held up any more: the last late answer to a client, or the last effect later than a second
 * after its commit. Milliseconds; 0 when nothing was held up at all.
 */
export function recoveryMs({ writes, committed, consumers }: Observation, faultAt: number): number {
  const rows = new Map(committed.map((row) => [row.id, row]));
  const answers = writes.filter(({ begunAt, endedAt }) => endedAt - begunAt > heldUpMs).map(({ endedAt }) => endedAt);
  const effects = consumers.flatMap((consumer) => consumer.effects)
    .filter(({ id, at }) => at - (rows.get(id)?.at ?? at) > heldUpMs).map(({ at }) => at);
  const last = [...answers, ...effects].reduce((latest, at) => Math.max(latest, at), faultAt);
  return last - faultAt;
}
