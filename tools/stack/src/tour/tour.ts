import { CannotStart } from '@tomoni/backing-services';
import { demoPeople, participationClient, reply, Session, demoSignIn, type DemoPerson } from '@tomoni/client';
import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { z } from 'zod';
import { apps } from '../apps.js';
import type { City } from '../city/city.js';
import { readConfig } from '../config.js';
import { Display } from '../display.js';
import { readFeedConfig } from '../event-feed/config.js';
import { Home, readJson } from '../home.js';
import { readUrls } from '../running.js';
import { announce, apply, checkForm } from './call-for-applications.js';
import { fiscalYearOf, todayInJapan } from './case.js';
import { Guide, type Places } from './guide.js';
import { Narrator } from './narrator.js';
import { decide, review } from './panel-and-decision.js';
import { settle, showTimeline, verifyAudit } from './report-and-settlement.js';
import { Watch } from './watch.js';

// `npm run tour`, while the platform runs: one grant from its announcement to its books, step by step. Ends with 1 when a step fails.
const config = readConfig();
const narrator = new Narrator(new Display(process.stdout, config.color));
const began = performance.now();
try {
  await tour();
  narrator.line();
  narrator.title(`The tour is done: every step worked, in ${((performance.now() - began) / 1_000).toFixed(1)} s.`);
  process.exit();
} catch (error) {
  narrator.line();
  narrator.failed(error instanceof Error ? error.message : String(error));
  if (!(error instanceof CannotStart) && error instanceof Error) narrator.line(inspect(error.cause ?? error.stack, { depth: 3 }));
  process.exit(1);
}

async function tour(): Promise<void> {
  const home = new Home(config.home);
  const urls = z.object({ identity: z.string(), participation: z.string(), notification: z.string(), mail: z.string(), kafka: z.string(), postgres: z.string(), start: z.string() }).parse(readUrls(home));
  const city = readJson(home.city, z.custom<City>());
  if (!city) throw new CannotStart(`${home.city} is missing: start the platform again.`);
  const people = await demoPeople(urls.identity);
  const today = todayInJapan();
  const officer = await someoneWhoMayApply(urls, people, today);

  const traceId = randomBytes(16).toString('hex');
  narrator.title(`A grant in ${city.prefecture}${city.name}`, `Watch it on ${urls.start} too. Every call, event and mail below belongs to trace ${traceId}.`);
  const watch = await Watch.begin(narrator, traceId, urls, readFeedConfig({ KAFKA_BROKERS: urls.kafka }).naming);
  const guide = new Guide(narrator, watch, urls, people, traceId);

  const program = await announce(guide, city, today);
  const grant = await apply(guide, guide.as(officer), program, today);
  await checkForm(guide, grant);
  await review(guide, grant);
  await decide(guide, grant);
  await settle(guide, grant, today);
  await verifyAudit(guide, apps.filter(({ database }) => database).map(({ name }) => name), urls.postgres);
  await showTimeline(guide, grant);
  watch.end();
}

/** A group applies once in a fiscal year, so each tour is another group's. */
async function someoneWhoMayApply({ identity, participation }: Places, people: readonly DemoPerson[], today: string): Promise<string> {
  for (const { id } of people.filter(({ scopes }) => scopes['participation']?.includes('grants:apply'))) {
    const { access_token: token } = await demoSignIn({ issuer: identity, person: id, service: 'participation' });
    const { items } = await reply(participationClient(participation, new Session({ token })).GET('/grant-applications/mine', {}));
    if (!items.some(({ fy, status }) => fy === fiscalYearOf(today) && status !== 'withdrawn' && status !== 'rejected')) return id;
  }
  throw new CannotStart('Every demo group has applied this fiscal year, and a group applies once: begin a new city with `npm start -- --fresh`.');
}
