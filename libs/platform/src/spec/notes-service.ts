import { randomUUIDv7 } from 'node:crypto';
import { specDatabase, specServices, specTopicPrefix, startSpecIssuer, type SpecDatabase, type SpecIssuer } from '@tomoni/backing-services';
import { messagingMigrations } from '@tomoni/messaging';
import { Body, Controller, Get, HttpCode, Injectable, Module, Param, Post, Put, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NotAllowed } from '@tomoni/procedure';
import { Column, DataSource, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { z } from 'zod';
import {
  Audit, Caller, createServiceApp, databaseOptions, expectVersion, IfMatch, NotFound, page, pageOf, pageQuery, parseConfig, platformMigrations, Public,
  RateLimit, Returns, runMigrations, Scopes, serviceVariables, SignedIn, Transactions, type ServiceConfig, type ServiceOptions,
} from '../index.js';

// The smallest service there can be, for the platform's own specs.

@Entity()
export class Note {
  @PrimaryColumn('uuid') id: string;
  @Column() owner: string;
  @Column() title: string;
  @Column('int') yen: number;
  @Column('int') version: number;
  @Column('timestamptz', { default: () => 'now()' }) writtenAt: Date;
}

class CreateNote1763900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE note (
      id uuid PRIMARY KEY, owner text NOT NULL, title text NOT NULL, yen int NOT NULL, version int NOT NULL, written_at timestamptz NOT NULL DEFAULT now())`);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE note');
  }
}

const WriteNote = z.strictObject({
  title: z.string().min(3).max(200),
  lines: z.array(z.strictObject({ label: z.string().min(1), yen: z.int().min(0).max(1_000_000) })).max(50),
  mail: z.email().optional(),
});
const EditNote = z.strictObject({ title: z.string().min(3) });
const NoteId = z.object({ id: z.uuid() });
const NoteView = z.object({ id: z.uuid(), title: z.string(), yen: z.int(), version: z.int() }).meta({ id: 'Note' });
const NoteQuery = pageQuery({ title: z.string().max(200).optional() });

@Injectable()
export class NotesService {
  /** How often the work of a write began: an idempotent twin must not add to it. */
  runs = 0;

  constructor(private readonly db: DataSource, private readonly transactions: Transactions) {}

  write({ title, lines }: z.infer<typeof WriteNote>, owner: string): Promise<Note> {
    return this.transactions.run(async (tx) => {
      const yen = lines.reduce((sum, line) => sum + line.yen, 0);
      const note = Object.assign(new Note(), { id: randomUUIDv7(), owner, title, yen, version: 1 });
      await tx.query('INSERT INTO note (id, owner, title, yen, version) VALUES ($1, $2, $3, $4, 1)', [note.id, owner, title, yen]);
      this.runs += 1;
      return note;
    });
  }

  edit(id: string, title: string, version: number): Promise<Note> {
    return this.transactions.run(async (tx) => {
      const note = await tx.findOne(Note, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!note) throw new NotFound();
      expectVersion(note, version);
      if (note.title === 'sealed') throw new NotAllowed({ code: 'already-sealed', ja: '確定済みです。', en: 'It is sealed.', law: '条例5条' });
      Object.assign(note, { title, version: note.version + 1 });
      await tx.update(Note, id, { title, version: note.version });
      return note;
    });
  }

  async get(id: string): Promise<Note> {
    const note = await this.db.getRepository(Note).findOneBy({ id });
    if (!note) throw new NotFound();
    return note;
  }

  list({ title, ...where }: z.infer<typeof NoteQuery>) {
    const query = this.db.getRepository(Note).createQueryBuilder('note');
    if (title !== undefined) query.where('note.title = :title', { title });
    return page(query, where, { by: ['writtenAt', 'id'], direction: 'DESC' });
  }

  async fail(how: string): Promise<void> {
    if (how === 'date') await this.db.query(`SELECT $1::date`, ['山田 花子 hanako@example.jp']);
    throw new Error('The mail of "山田 花子", hanako@example.jp, 090-1234-5678, could not be read');
  }
}

@Controller('notes')
class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Post()
  @Scopes('notes:write')
  @Audit('note')
  @Returns(NoteView)
  write(@Body({ schema: WriteNote }) body: z.infer<typeof WriteNote>, @Caller() caller: Caller): Promise<Note> {
    return this.notes.write(body, caller.sub);
  }

  @Put(':id')
  @Scopes('notes:write', { assurance: 2, units: ['協働推進課'] })
  @Audit('note')
  @Returns(NoteView)
  edit(@Param({ schema: NoteId }) { id }: z.infer<typeof NoteId>, @Body({ schema: EditNote }) { title }: z.infer<typeof EditNote>, @IfMatch() version: number): Promise<Note> {
    return this.notes.edit(id, title, version);
  }

  @Get()
  @Public()
  @Returns(pageOf(NoteView))
  list(@Query({ schema: NoteQuery }) query: z.infer<typeof NoteQuery>) {
    return this.notes.list(query);
  }

  @Get(':id')
  @Scopes('notes:read')
  @Audit('note', { reads: ['title'] })
  @Returns(NoteView)
  get(@Param({ schema: NoteId }) { id }: z.infer<typeof NoteId>): Promise<Note> {
    return this.notes.get(id);
  }

  @Get('own/owner')
  @SignedIn('citizen')
  own(@Caller() { sub, expiresAt }: Caller): { owner: string; expiresAt: number } {
    return { owner: sub, expiresAt };
  }

  @Post('fail/:how')
  @HttpCode(200)
  @Public()
  @Audit('note')
  fail(@Param('how') how: string): Promise<void> {
    return this.notes.fail(how);
  }

  @Get('limited/softly')
  @Public()
  @RateLimit({ limit: 3, seconds: 60 })
  limited(): { served: true } {
    return { served: true };
  }

  @Get('limited/strictly')
  @Public()
  @RateLimit({ limit: 3, seconds: 60, strict: true })
  limitedStrictly(): { served: true } {
    return { served: true };
  }
}

@Module({ controllers: [NotesController], providers: [NotesService] })
export class NotesModule {}

type Database = Pick<SpecDatabase, 'databaseUrl' | 'migrationUrl' | 'adminUrl' | 'drop'>;

export interface SpecService { readonly app: NestFastifyApplication; readonly issuer: SpecIssuer; readonly database: Database; readonly options: ServiceOptions; headers(claims?: Record<string, unknown>): Record<string, string>; close(): Promise<void> }

/** The notes service on a database of the spec file’s own, or on another. */
export async function startSpecService(change: Partial<ServiceConfig> = {}, own?: Database, more: Partial<ServiceOptions> = {}): Promise<SpecService> {
  const [database, issuer] = await Promise.all([own ?? specDatabase('notes'), startSpecIssuer()]);
  const { kafkaBrokers, redisUrl } = specServices();
  const config = { ...parseConfig(serviceVariables({ name: 'notes', port: 0 }), {
    TENANT: '123421', NODE_ENV: 'test', LOG_LEVEL: 'silent', TOMONI_ROLES: 'http', DATABASE_URL: database.databaseUrl, DATABASE_MIGRATION_URL: database.migrationUrl,
    KAFKA_BROKERS: kafkaBrokers, KAFKA_TOPIC_PREFIX: specTopicPrefix(), KAFKA_PARTITIONS: '1', REDIS_URL: redisUrl, OIDC_ISSUER: issuer.issuer, RATE_LIMIT_PER_MINUTE: '0',
  }), ...change };
  const dataSource = databaseOptions({ service: 'notes', url: config.DATABASE_URL, entities: [Note], migrations: [...messagingMigrations, ...platformMigrations, CreateNote1763900000000] });
  await runMigrations(dataSource, database.migrationUrl);
  const options: ServiceOptions = { name: 'notes', module: NotesModule, config, dataSource, ...more };
  const app = await createServiceApp(options);
  return {
    app, issuer, database, options,
    headers: (claims = {}) => ({ authorization: `Bearer ${issuer.token({ sub: 'person-1', aud: 'notes', kind: 'staff', unit: '協働推進課', acr: 'L2', scope: 'notes:write notes:read', ...claims })}` }),
    close: async () => {
      await app.close();
      await Promise.all([issuer.stop(), database.drop()]);
    },
  };
}
