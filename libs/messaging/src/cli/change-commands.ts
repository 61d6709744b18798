import { CannotBeDone } from '../errors.js';
import { countDeadLetters, deadLetters, type DeadLetter } from '../inbox/dead-letters.js';
import { discard, redrive, type Queryable } from '../operations/dead-letter-operations.js';
import { replay } from '../operations/replay.js';
import { eventId, NotUnderstood, range, rateOf, required } from './arguments.js';
import { agreed, inService, kafkaOf, knownTopic, namingOf, type Command } from './terminal.js';

export const showDeadLetters: Command = (given, config, terminal) => inService(given, config(), async (db, _, service) => {
  const id = given.id === undefined ? undefined : eventId(given.id, 'id');
  const topic = given.topic?.[0] && (await knownTopic(db, given.topic[0], 'inbox_key', service));
  const filter = { id, topic, key: given.key };
  const letters = await deadLetters(db, filter);
  if (id && letters.length === 0) throw await whyNone(db, service, id);
  for (const { state, topic, key, type, eventId, attempts, cause, recordedAt } of letters)
    terminal.print(`${state.padEnd(8)} ${topic}/${key} ${type} ${eventId} ${recordedAt.toISOString()} attempts ${attempts}: ${cause}`);
  const count = await countDeadLetters(db, filter);
  terminal.print(`${count} dead letters${count > letters.length ? `, of which the first ${letters.length} are shown: --topic, --key and --id choose` : ''}`);
});

/** Keys a second: each may bring many events that waited behind its first. */
const redriveRate = 10;

export const redriveCommand: Command = (given, config, terminal) => inService(given, config(), async (db, _, service) => {
  if (!given.id && !given.key && !given.all) throw new NotUnderstood('Which: --id, --key or --all?');
  if (given.all && (given.id ?? given.key) !== undefined) throw new NotUnderstood('--all is every key: without --id and --key');
  const rate = rateOf(given.rate, redriveRate);
  const id = given.id === undefined ? undefined : eventId(given.id, 'id');
  const topic = given.topic?.[0] && (await knownTopic(db, given.topic[0], 'inbox_key', service));
  const filter = { id, topic, key: given.key };
  const heads = await redrive(db, filter);
  if (heads.length === 0 && id) throw await whyNone(db, service, id);
  if (heads.length === 0 && given.key) throw new CannotBeDone(`${service} has no dead letters of the key "${given.key}": there is nothing to redrive.`);
  const due = heads.filter(({ state }) => state !== 'redrive');
  if (id && due.length === 0) throw new CannotBeDone(`${id} was released before; ${service} hands it to its handler within seconds.`);
  for (const { topic, key, type, eventId, cause } of due) terminal.print(`${topic}/${key} from ${type} ${eventId}: ${cause}`);
  terminal.print(`${due.length} keys would be released, ${rate} a second; those that wait behind follow in order`);
  if (due.length === 0) return;
  const operator = await agreed(given, terminal, `Redrive ${due.length} keys of ${service}?`);
  if (!operator) return;
  const released = await redrive(db, filter, operator, rate);
  terminal.print(`${released.length} keys released; their service handles them within seconds`);
});

export const discardCommand: Command = (given, config, terminal) => inService(given, config(), async (db, _, service) => {
  const id = eventId(given.id, 'id');
  const [letter] = await discard(db, id);
  if (!letter) throw await whyNone(db, service, id);
  if (letter.state === 'discard') throw new CannotBeDone(`${id} was given up before; ${service} drops it within seconds.`);
  terminal.print(`${describe(letter)} would be given up for good; those that wait behind it follow`);
  const operator = await agreed(given, terminal, 'Give it up for good?');
  if (!operator) return;
  await discard(db, id, operator);
  terminal.print(`${letter.type} ${id} is given up for good; its service drops it within seconds`);
});

/** Events a second: a relay that sends live events beside it must not feel it. */
const replayRate = 500;

export const replayCommand: Command = (given, config, terminal) => inService(given, config(), async (db, sql, service) => {
  const { from, to } = range(given);
  const rate = rateOf(given.rate, replayRate);
  const topic = await knownTopic(db, required(given.topic?.[0], 'topic'), 'outbox_key', service);
  const wanted = { topic, key: given.key, from, to };
  const naming = namingOf(config());
  const kafka = kafkaOf(config());
  const count = await replay(sql, wanted, kafka, naming);
  const of = `${topic}${given.key ? ` of the key "${given.key}"` : ''}`;
  if (count === 0) throw new CannotBeDone(`${service} has recorded no events of ${of} from ${from.toISOString()} to ${to.toISOString()}.`);
  terminal.print(`${count} events of ${of} would be sent again, ${rate} a second; consumers that handled them take no notice`);
  const operator = await agreed(given, terminal, `Send ${count} events again?`);
  if (!operator) return;
  const sent = await replay(sql, wanted, kafka, naming, operator, rate);
  terminal.print(`${sent} events were sent again`);
});

const describe = ({ topic, key, type, eventId }: DeadLetter) => `${topic}/${key} ${type} ${eventId}`;

/** Nothing stands in the way of this event: it was handled, or never came. */
async function whyNone(db: Queryable, service: string, id: string): Promise<CannotBeDone> {
  const [row] = await db.query<{ at: Date | null }[]>('SELECT at FROM inbox WHERE id = $1', [id]);
  if (!row) return new CannotBeDone(`${service} knows no event ${id}: it has not come, or is of a type that ${service} does not handle.`);
  return new CannotBeDone(`${service} has handled ${id}${row.at ? ` at ${row.at.toISOString()}` : ''}: there is no dead letter of it.`);
}
