import { specDatabase, type SpecDatabase } from '@tomoni/backing-services';
import { Client, type QueryConfig, type QueryResult } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { StatementGroup } from './statement-group.js';

let database: SpecDatabase;
let client: Client;
beforeAll(async () => {
  database = await specDatabase('participation');
  client = new Client({ connectionString: database.migrationUrl, pipeline: true });
  await client.connect();
  await client.query('CREATE TABLE thing (id integer PRIMARY KEY, note jsonb)');
});
beforeEach(() => client.query('TRUNCATE thing'));
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Sends them as one group. */
function together(...statements: QueryConfig[]): Promise<PromiseSettledResult<QueryResult>[]> {
  const group = new StatementGroup();
  const answers = statements.map((statement) => group.add(statement));
  client.query(group);
  return Promise.allSettled(answers);
}
const insert = (id: number, name?: string): QueryConfig => ({ name, text: 'INSERT INTO thing VALUES ($1, $2) RETURNING *', values: [id, { id }] });
const [begin, commit, rollback] = ['BEGIN', 'COMMIT', 'ROLLBACK'].map((text) => ({ text })) as [QueryConfig, QueryConfig, QueryConfig];
const count = async () => Number((await client.query<{ count: string }>('SELECT count(*) FROM thing')).rows[0]?.count);
const codes = (answers: PromiseSettledResult<QueryResult>[]) => answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.command : (answer.reason as { code: string }).code));

test('each statement has its own answer, with rows, types and numbers', async () => {
  const answers = await together(begin, insert(1), insert(2, 'insert-thing'), { text: 'UPDATE thing SET note = NULL' }, { text: 'SELECT id FROM thing ORDER BY id' }, commit);
  expect(codes(answers)).toEqual(['BEGIN', 'INSERT', 'INSERT', 'UPDATE', 'SELECT', 'COMMIT']);
  const results = answers.map((answer) => (answer as PromiseFulfilledResult<QueryResult>).value);
  expect(results[1]).toMatchObject({ rows: [{ id: 1, note: { id: 1 } }], rowCount: 1 });
  expect(results[3]).toMatchObject({ rows: [], rowCount: 2 });
  expect(results[4]?.rows).toEqual([{ id: 1 }, { id: 2 }]);
  expect(await count()).toBe(2);
});

test('what stands behind a failure is not run, the COMMIT neither, and the connection goes on after a ROLLBACK', async () => {
  expect(codes(await together(begin, insert(1, 'before'), insert(1, 'fails'), insert(2, 'behind'), commit))).toEqual(['BEGIN', 'INSERT', '23505', '25P02', '25P02']);
  expect(codes(await together(rollback))).toEqual(['ROLLBACK']);
  expect(await count()).toBe(0);
  // What was prepared is known, what was not is prepared now: neither twice nor not at all.
  expect(codes(await together(begin, insert(1, 'before'), insert(2, 'fails'), insert(3, 'behind'), insert(4, 'behind'), commit))).toEqual(['BEGIN', 'INSERT', 'INSERT', 'INSERT', 'INSERT', 'COMMIT']);
  expect(await count()).toBe(4);
});

test('a statement that cannot even be prepared fails alone, and is prepared when its table is there', async () => {
  const wrong = { name: 'no-table', text: 'SELECT * FROM later' };
  expect(codes(await together(begin, wrong, wrong, commit))).toEqual(['BEGIN', '42P01', '25P02', '25P02']);
  await together(rollback);
  await client.query('CREATE TABLE later ()');
  expect(codes(await together(begin, wrong, wrong, commit))).toEqual(['BEGIN', 'SELECT', 'SELECT', 'COMMIT']);
});

test('groups and single statements follow each other in the order in which they were sent', async () => {
  const [first, single, second] = await Promise.all([together(begin, insert(1)), client.query('SELECT count(*)::integer FROM thing'), together(insert(2), commit)]);
  expect(codes([...first, ...second])).toEqual(['BEGIN', 'INSERT', 'INSERT', 'COMMIT']);
  expect(single.rows).toEqual([{ count: 1 }]);
});

test('each statement sees what others committed before it began, as in READ COMMITTED', async () => {
  const other = new Client(database.migrationUrl);
  await other.connect();
  await client.query('INSERT INTO thing VALUES (1)');
  await other.query('BEGIN; SELECT FROM thing WHERE id = 1 FOR UPDATE; INSERT INTO thing VALUES (2)');
  const answers = together(begin, { text: 'SELECT FROM thing WHERE id = 1 FOR UPDATE' }, { text: 'SELECT count(*)::integer FROM thing' }, commit);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await other.query('COMMIT');
  await other.end();
  expect(((await answers)[2] as PromiseFulfilledResult<QueryResult>).value.rows).toEqual([{ count: 2 }]);
});

test('a value that cannot be sent is refused before anything leaves', () => {
  const circular: Record<string, unknown> = {};
  circular['itself'] = circular;
  expect(() => new StatementGroup().add({ text: 'SELECT $1', values: [circular] })).toThrow(/circular/);
});

test('when the connection ends everything on its way is told', async () => {
  const lost = new Client({ connectionString: database.migrationUrl, pipeline: true });
  lost.on('error', () => undefined);
  await lost.connect();
  const group = new StatementGroup();
  const answers = [begin, { text: 'SELECT pg_terminate_backend(pg_backend_pid())' }, commit].map((statement) => group.add(statement));
  lost.query(group);
  expect((await Promise.allSettled(answers)).map(({ status }) => status).slice(1)).toEqual(['rejected', 'rejected']);
});
