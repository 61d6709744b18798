/**
 * What every service needs. An app reads like this:
 *
 *   // config.ts      — every environment variable it reads
 *   export const config = readConfig({ ...serviceVariables({ name: 'participation', port: 3001 }), OBJECT_STORE_URL: variables.objectStore }, process.env);
 *   // data-source.ts — schema, entities, migrations
 *   export const dataSourceOptions = databaseOptions({ service: 'participation', url: config.DATABASE_URL,
 *     entities: [Grant], migrations: [...messagingMigrations, ...platformMigrations, CreateGrant1763900000000] });
 *   // migrate.ts     — await runMigrations(dataSourceOptions, config.DATABASE_MIGRATION_URL);
 *   // main.ts        — await runService({ name: 'participation', module: AppModule, config, dataSource: dataSourceOptions });
 *
 * AppModule imports slices only: the platform adds TypeOrmModule, messaging, guards, filters, `Transactions`, `Clock`.
 *
 * A route says who may call it and what it leaves behind, or the service does not start:
 *
 *   @Post(':id/decide') @HttpCode(200) @Scopes('grants:decide', { assurance: 2 }) @Audit('grant-award') @Returns(AwardView)
 *   decide(@Param({ schema: AwardId }) { id }: …, @Body({ schema: Decide }) body: …, @IfMatch() version: number, @Caller() caller: Caller)
 *
 * - Every route: `@Scopes`, `@AnyScope`, `@SignedIn` (what is the caller's own) or `@Public`. Every route that changes state: `@Audit` or `@NotAudited('reason')`.
 * - Schemas of `@Body` and `@Query` are `z.strictObject` all the way down, so that an unknown field is refused with its path;
 *   the service does not start otherwise. A refinement's words are bilingual: `.refine(check, { params: { ja: '…', en: '…' } })`.
 * - What `Transactions.run` returns is the reply: the controller returns it unchanged. It is stored with the `Idempotency-Key`,
 *   and a repeated request is answered from there without running the handler's work again. One `run` per request.
 *   A hot write that needs no answer on its way uses `Transactions.send`: one round trip for all of it.
 * - Refusals are thrown: `NotAllowed` (@tomoni/procedure) for a rule of the procedure, the classes of problem.ts for the rest.
 */
export { audit, type AuditRecord } from './audit/audit.js';
export { Audit, NotAudited } from './audit/audit.decorator.js';
export { AnyScope, Public, Scopes, SignedIn, type Access } from './auth/access.decorators.js';
export { Caller, callerKinds, type CallerKind } from './auth/caller.js';
export { CitySetting } from './city-settings/city-setting.entity.js';
export { CitySettings, type SettingInForce, type SettingsShape, type SettingValues } from './city-settings/city-settings.js';
export { CitySettingsModule } from './city-settings/city-settings.module.js';
export { Clock } from './clock.js';
export { InvalidConfig, parseConfig, readConfig } from './config/read-config.js';
export { roles, serviceVariables, variables, type Role, type ServiceConfig } from './config/variables.js';
export { databaseOptions } from './database/database-options.js';
export { runMigrations } from './database/run-migrations.js';
export { SnakeNamingStrategy } from './database/snake-naming.strategy.js';
export { Transactions, type Sending, type Statement } from './database/transactions.js';
export { Files } from './files/files.service.js';
export { FilesModule } from './files/files.module.js';
export { TakesFile } from './files/takes-file.decorator.js';
export { ObjectStore, ScanPort, type FileRule, type ReceivedFile, type ScanStatus, type StoredObject } from './files/ports.js';
export { etagOf, expectVersion, IfMatch } from './http/if-match.js';
export { languageOf, type Language } from './http/language.js';
export { decodeCursor, encodeCursor, page, pageOf, pageQuery, type Page } from './http/page.js';
export * from './http/problem.js';
export { problems, type ProblemCode } from './http/problem-catalogue.js';
export { Refuses } from './http/refuses.decorator.js';
export { Returns } from './http/returns.decorator.js';
export { RateLimit, type RateLimitRule } from './rate-limit/rate-limit.decorator.js';
export { Streams } from './http/streams.decorator.js';
export { createServiceApp, runService, type ServiceOptions } from './service.js';
export { serviceClient, type ServiceClient, type ServiceReply, type ServiceRequest } from './service-client/service-client.js';

import { CreateAudit1763800000200 } from './audit/create-audit.migration.js';
import { CreateIdempotencyKey1763800000100 } from './idempotency/create-idempotency-key.migration.js';

/** Tables of the platform; listed in data-source.ts after messaging's and before the service's own. */
export const platformMigrations = [CreateIdempotencyKey1763800000100, CreateAudit1763800000200];
