import { connectKafka } from '@tomoni/messaging';
import { ensureDatabase } from '@tomoni/backing-services';
import { announceProgram, draftRequests, programId } from '../grant-applications.js';
import { send } from '../load.js';
import { eventTopic } from '../peers/habitual/event-topic.js';
import { inTurns, type Pair, type Row } from '../row.js';
import { besideServers, ownProgram, tenant, withClient, type Program, type Servers } from '../servers.js';
import { statementsDuring } from '../statement-log.js';

const connections = 32;

/** Both answer until their code is compiled; then ours and the peer take turns. */
async function* compared(servers: Servers, runs: number, ours: Program, peer: Program, amounts: Pair): AsyncGenerator<Pair> {
  const posts = async (to: Program, amount: number) => (await post(servers, to, amount, connections)).perSecond;
  await posts(ours, amounts.ours);
  await posts(peer, amounts.peer);
  yield* inTurns(runs, () => posts(ours, amounts.ours), () => posts(peer, amounts.peer));
}

export const versusHabitual: Row = {
  name: 'post-grant-application-vs-habitual',
  unit: 'requests/s',
  demanded: 3,
  better: 'higher',
  peer: 'Nest + Express + class-validator, TypeORM save() in a transaction, emit to Kafka after the commit; 20 connections to PostgreSQL (ours 10); each token is used four times',
  measure: (runs) =>
    besideServers(async function* (servers) {
      const database = await servers.database('ours');
      await withClient(database.adminUrl, announceProgram);
      const [ours, peer] = [await servers.participation(database, 'http,relay'), await habitual(servers)];
      yield* compared(servers, runs, ours, peer, { ours: 6_000, peer: 2_000 });
    }),
};

export const versusRawFastify: Row = {
  name: 'post-grant-application-vs-raw-fastify',
  unit: 'requests/s',
  demanded: 0.9,
  better: 'higher',
  peer: 'one Fastify handler with zod, jose and pg; the same statements (compared in PostgreSQL’s log) prepared and pipelined in one transaction; as many connections; each token is used four times',
  measure: (runs) =>
    besideServers(async function* (servers) {
      const [database, rawDatabase] = [await servers.database('ours'), await servers.database('raw')];
      for (const { adminUrl } of [database, rawDatabase]) await withClient(adminUrl, announceProgram);
      const ours = await servers.participation(database, 'http');
      const raw = await servers.program('raw-fastify', ownProgram('peers/raw-fastify'), { DATABASE_URL: rawDatabase.databaseUrl, OIDC_ISSUER: servers.issuer.issuer, TENANT: tenant });
      await requireSameStatements(servers, ours, raw);
      yield* compared(servers, runs, ours, raw, { ours: 6_000, peer: 6_000 });
    }),
};

async function habitual(servers: Servers): Promise<Program> {
  const url = await ensureDatabase(servers.postgres.url, 'habitual');
  const admin = await connectKafka('platformatic', servers.kafkaBrokers, 'bench').admin();
  await admin.createTopics([{ topic: eventTopic, partitions: 12, config: {} }]).finally(() => admin.close());
  const program = await servers.program('habitual', ownProgram('peers/habitual'), { DATABASE_URL: url, KAFKA_BROKERS: servers.kafkaBrokers, OIDC_ISSUER: servers.issuer.issuer });
  await withClient(url, (client) => client.query(`INSERT INTO grant_program VALUES ($1, 2026, '0310', '2099-03-31')`, [programId]));
  return program;
}

async function requireSameStatements(servers: Servers, ours: Program, raw: Program): Promise<void> {
  const [ofOurs, ofRaw] = [await statementsOf(servers, 'ours', ours), await statementsOf(servers, 'raw', raw)];
  if (ofOurs.length > 0 && ofOurs.join('\n') === ofRaw.join('\n')) return;
  throw new Error(`The raw peer no longer does what ours does. Ours:\n${ofOurs.join('\n')}\nThe peer:\n${ofRaw.join('\n')}`);
}

/** Of one request, after some others on the same connection: ours prepares what comes again. */
async function statementsOf(servers: Servers, database: string, program: Program): Promise<string[]> {
  await post(servers, program, 20, 1);
  return statementsDuring(servers.postgres, database, () => post(servers, program, 1, 1));
}

/** The client asks for one call more on each connection. */
const post = ({ issuer }: Servers, { url }: Program, amount: number, over: number) => send({ url, connections: over, amount, next: draftRequests(issuer, amount + over) });
