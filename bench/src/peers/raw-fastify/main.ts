import { hash, randomUUID, randomUUIDv7 } from 'node:crypto';
import Fastify, { type FastifyRequest } from 'fastify';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Pool, type PoolConfig } from 'pg';
import { z } from 'zod';
import { config } from './config.js';
import { statements } from './statements.js';

const text = (max: number) => z.string().min(1).max(max);
const yen = z.int().min(1).max(999_999_999);
const Draft = z.strictObject({
  programId: z.uuid(),
  groupId: z.uuid(),
  groupName: text(120),
  title: text(200),
  plan: z.strictObject({ purpose: text(2_000), activities: text(4_000), benefit: text(2_000), completesOn: z.iso.date() }),
  budgetLines: z.array(z.strictObject({ category: text(60), label: text(100), yen })).min(1).max(100),
  requestedYen: yen,
});
const Claims = z.object({ sub: z.string(), kind: z.string(), roles: z.array(z.string()), groups: z.array(z.string()), scope: z.string() });
interface Program { readonly id: string; readonly fy: number; readonly deptCode: string; readonly closesOn: string }

/** Nothing but Fastify, zod, jose and pg: one function, one transaction sent in one go. As many connections as ours. */
const options: PoolConfig & { pipeline: boolean } = {
  connectionString: config.DATABASE_URL, max: 10, pipeline: true, options: '-c search_path=participation', keepAlive: true,
  statement_timeout: 10_000, lock_timeout: 5_000, idle_in_transaction_session_timeout: 30_000,
};
const pool = new Pool(options);
const keys = createRemoteJWKSet(new URL(`${config.OIDC_ISSUER}/jwks`));
const programs = new Map<string, Program>();
const server = Fastify({ bodyLimit: 1024 * 1024 });

server.post('/grant-applications', async (request, reply) => {
  const claims = await claimsOf(request);
  const draft = Draft.parse(request.body);
  if (!claims.scope.split(' ').includes('grants:apply') || !claims.groups.includes(draft.groupId)) return reply.status(403).send();
  const program = await programOf(draft.programId);
  const now = new Date();
  if (now > new Date(`${program.closesOn}T23:59:59.999+09:00`)) return reply.status(409).send();
  const application = {
    id: randomUUIDv7(), ...draft, fy: program.fy, deptCode: program.deptCode, closesOn: program.closesOn, costYen: draft.budgetLines.reduce((sum, line) => sum + line.yen, 0),
    status: 'draft', contactRef: randomUUIDv7(), submittedAt: null, checkDueOn: null, correctionDueOn: null, draftedAt: now.toISOString(), version: 1,
  };
  const json = JSON.stringify(application);
  await store(request, claims, application, json);
  return reply.status(201).type('application/json; charset=utf-8').header('etag', '"v1"').send(json);
});

async function store(request: FastifyRequest, claims: z.output<typeof Claims>, of: Stored, json: string): Promise<void> {
  const scope = `${claims.sub}\n${request.routeOptions.url}\n${String(request.headers['idempotency-key'])}`;
  const claim = hash('sha256', scope, 'buffer');
  const fingerprint = hash('sha256', JSON.stringify(request.body), 'buffer');
  const eventId = randomUUIDv7();
  const correlationId = randomUUID();
  const event = { applicationId: of.id, status: of.status, effectiveOn: of.draftedAt.slice(0, 10), fy: of.fy, deptCode: of.deptCode, lgCode: config.TENANT, programId: of.programId, groupId: of.groupId };
  const client = await pool.connect();
  try {
    const results = await Promise.all([
      client.query(statements.begin),
      client.query({ ...statements.claim, values: [claim, fingerprint] }),
      client.query({ ...statements.draft, values: [
        of.id, of.programId, of.fy, of.deptCode, of.groupId, of.groupName, of.title, JSON.stringify(of.plan), JSON.stringify(of.budgetLines), of.requestedYen,
        of.status, of.contactRef, of.closesOn, of.draftedAt,
      ] }),
      client.query({ ...statements.publish, values: [
        eventId, 'int.participation.grant-application', of.id, 'participation.grant-application.drafted.v1', JSON.stringify(event), of.draftedAt, config.TENANT,
        'int', 'C1', of.fy, `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, correlationId, null, 'normal',
      ] }),
      client.query({ ...statements.reply, values: [claim, 201, '{"etag":"\\"v1\\""}', Buffer.from(json)] }),
      client.query({ ...statements.audit, values: [claims.sub, claims.kind, claims.roles, null, null, 'grant-application.draft', 'grant-application', of.id, null, null, correlationId] }),
      client.query(statements.commit),
    ]);
    if (results.at(-1)?.command !== 'COMMIT') throw new Error('The transaction was rolled back');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

type Stored = z.output<typeof Draft> & { id: string; fy: number; deptCode: string; closesOn: string; status: string; contactRef: string; draftedAt: string };

async function claimsOf({ headers }: FastifyRequest): Promise<z.output<typeof Claims>> {
  const verified = await jwtVerify(headers.authorization?.replace('Bearer ', '') ?? '', keys, { issuer: config.OIDC_ISSUER, audience: 'participation', algorithms: ['ES256'], typ: 'at+jwt' });
  return Claims.parse(verified.payload);
}

/** Remembered, as ours does: what is published does not change. */
async function programOf(id: string): Promise<Program> {
  const known = programs.get(id);
  if (known) return known;
  const { rows } = await pool.query<Program>(`SELECT id, fy, dept_code AS "deptCode", closes_on::text AS "closesOn" FROM grant_program WHERE id = $1 AND status = 'open'`, [id]);
  const [program] = rows;
  if (!program) throw new Error('There is no such programme');
  programs.set(id, program);
  return program;
}

await server.listen({ port: config.PORT, host: '127.0.0.1' });
