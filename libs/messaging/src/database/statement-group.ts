import pg, { Query, type Connection, type FieldDef, type QueryConfig, type QueryResult } from 'pg';
import valueConversion from 'pg/lib/utils.js';

type Value = Buffer | string | null;
interface Part { readonly text: string; readonly name: string | undefined; readonly values: readonly Value[]; readonly answer: Answer; readonly settle: (error?: Error) => void }
/** What `pg` builds of the server's messages, as its own extensions (pg-cursor) use it; its types do not tell. */
interface Answer extends QueryResult { addFields(fields: FieldDef[]): void; parseRow(values: unknown[]): object; addRow(row: object): void; addCommandComplete(message: object): void }
const { Result } = pg as unknown as { Result: new () => Answer };
type Wire = Connection & { readonly parsedStatements: Record<string, string>; readonly submittedNamedStatements: Record<string, string> };

/**
 * Statements that leave together and are answered together: one Sync behind all of them, where `pg` alone sends one behind each and
 * makes PostgreSQL answer as often. The first that fails ends the group, and PostgreSQL does not run those behind it, so everything
 * in a group belongs to one transaction.
 */
export class StatementGroup extends Query {
  private readonly parts: Part[] = [];
  private answered = 0;

  constructor() {
    super('');
  }

  /** @returns its answer. @throws at once when a value cannot be sent; PostgreSQL's error when it fails; `25P02` when one before it did */
  add({ text, name, values }: QueryConfig): Promise<QueryResult> {
    const sendable = (values as unknown[] | undefined)?.map((value) => valueConversion.prepareValue(value)) ?? [];
    return new Promise((resolve, reject) => {
      const answer = new Result();
      this.parts.push({ text, name, values: sendable, answer, settle: (error) => { if (error) reject(error); else resolve(answer); } });
    });
  }

  // From here on what `pg` calls: `name` and `text` are those of the statement whose answer comes next, by which it keeps account of what is prepared.
  get name(): string | undefined {
    return this.parts?.[this.answered]?.name;
  }
  set name(_: string | undefined) {}
  get text(): string | undefined {
    return this.parts?.[this.answered]?.text;
  }
  set text(_: string | undefined) {}

  override submit = (connection: Connection): null => {
    const wire = connection as Wire;
    wire.stream.cork();
    for (const part of this.parts) write(wire, part);
    wire.sync();
    wire.stream.uncork();
    return null;
  };

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.parts[this.answered]?.answer.addFields(fields);
  }

  handleDataRow({ fields }: { fields: unknown[] }): void {
    const { answer } = this.parts[this.answered] ?? {};
    answer?.addRow(answer.parseRow(fields));
  }

  handleCommandComplete(message: object): void {
    const part = this.parts[this.answered];
    this.answered += 1;
    part?.answer.addCommandComplete(message);
    part?.settle();
  }

  handleError(error: Error, connection: Connection): void {
    const [failed, ...skipped] = this.parts.slice(this.answered);
    this.answered = this.parts.length;
    failed?.settle(error);
    for (const { name, settle } of skipped) {
      if (name !== undefined) delete (connection as Wire).submittedNamedStatements[name];
      settle(aborted());
    }
  }

  handleReadyForQuery(): void {
    // Each was told when its own answer came.
  }
}

function write(wire: Wire, { text, name, values }: Part): void {
  if (name === undefined || !(name in wire.parsedStatements || name in wire.submittedNamedStatements)) {
    wire.parse({ text, name: name ?? '', types: [] }, true);
    if (name !== undefined) wire.submittedNamedStatements[name] = text;
  }
  wire.bind({ statement: name, values: values as Value[] }, true);
  wire.describe({ type: 'P' }, true);
  wire.execute({}, true);
}

/** With PostgreSQL's code for a statement behind one that failed. */
const aborted = (): Error => Object.assign(new Error('The transaction was rolled back: a statement before this one failed'), { code: '25P02' });
