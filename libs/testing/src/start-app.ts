import { createServiceApp, runMigrations, type Role, type ServiceOptions } from '@tomoni/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { clock } from './clock.js';

export interface StartedApp {
  app: NestFastifyApplication;
  /** As the app's own role, so what the app may not do a spec cannot do either. */
  db: DataSource;
  /** Without a port: `inject({ method: 'POST', url: '/grant-programs', headers: signIn('secretariat'), payload })`. */
  inject: NestFastifyApplication['inject'];
  /** Opens a free port. @returns `http://127.0.0.1:PORT` */
  listen: () => Promise<string>;
  close: () => Promise<void>;
}

/**
 * The service as in production, on this spec file's own migrated database, with the spec's `clock`.
 * @param options what main.ts gives to `runService`; a spec that stops a server names its own one in `config`
 * @param roles all, as in production; a spec that needs no event starts faster with `['http']`
 */
export async function startApp(options: ServiceOptions, roles: readonly Role[] = options.config.TOMONI_ROLES): Promise<StartedApp> {
  if (options.dataSource) await runMigrations(options.dataSource, options.config.DATABASE_MIGRATION_URL);
  const app = await createServiceApp({ clock, ...options, config: { ...options.config, TOMONI_ROLES: [...roles] } });
  return {
    app,
    db: app.get(DataSource),
    inject: app.inject.bind(app),
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    close: () => app.close(),
  };
}
