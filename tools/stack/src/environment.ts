import type { ServiceSchema } from '@tomoni/backing-services';
import { pathToFileURL } from 'node:url';
import { apps, type App } from './apps.js';
import type { City } from './city/city.js';
import type { Home } from './home.js';
import { clientSecrets } from './keys.js';
import type { SmsAccess } from './servers.js';

/** Everything an app must be told; what differs between machines and runs. */
export interface Surroundings {
  home: Home;
  city: City;
  /** By app. */
  urls: Record<string, string>;
  /** By app that has a schema. */
  schemas: Record<string, ServiceSchema>;
  kafka: string;
  redis: string;
  smtp: string;
  sms: SmsAccess | undefined;
  /** Where the notification service takes empty mails and bounces. */
  emptyMailPort: number;
  issuer: string;
  startPage: string;
  /** What the person at the terminal set, for example LOG_LEVEL. */
  inherited: NodeJS.ProcessEnv;
}

/** Clients of the identity provider that act for themselves: the services, and a demo partner agency. */
export const clientsWithSecrets = [...apps.map(({ name }) => name).filter((name) => name !== 'identity'), 'partner-demo'];

/** The environment of one app, the same for its migration, its seed and itself. */
export function environmentOf(app: App, around: Surroundings): NodeJS.ProcessEnv {
  const { home, schemas, urls } = around;
  const secrets = clientSecrets(home, clientsWithSecrets);
  const url = urls[app.name] ?? '';
  return {
    NODE_ENV: 'development',
    CORS_ORIGINS: around.startPage,
    // Compiled code of the packages is kept: the second start is faster.
    NODE_COMPILE_CACHE: home.path('compile-cache'),
    ...(app.name === 'notification' && around.sms ? { SMS_URL: around.sms.url, SMS_TOKEN: around.sms.token, SMS_RECEIPT_SECRET: around.sms.receiptSecret } : {}),
    ...around.inherited,
    ...Object.fromEntries(Object.entries(urls).map(([name, address]) => [`${name.toUpperCase().replaceAll('-', '_')}_URL`, address])),
    HOST: '127.0.0.1',
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    TENANT: around.city.lgCode,
    CITY_NAME: around.city.name,
    CITY_FILE: home.city,
    DATABASE_URL: schemas[app.name]?.databaseUrl,
    DATABASE_MIGRATION_URL: schemas[app.name]?.migrationUrl,
    KAFKA_BROKERS: around.kafka,
    REDIS_URL: around.redis,
    SMTP_URL: around.smtp,
    ...(app.name === 'notification' ? { EMPTY_MAIL_PORT: String(around.emptyMailPort), ALERT_FOLDER: home.path('data', 'alerts'), L_ALERT_FOLDER: home.path('data', 'l-alert') } : {}),
    OIDC_ISSUER: around.issuer,
    OIDC_AUDIENCE: app.name,
    OBJECT_STORE_URL: pathToFileURL(home.path('data', 'files', app.name)).href,
    // Made by the app itself when it is missing.
    MASTER_KEY_FILE: home.path('keys', 'master', `${app.name}.json`),
    ...(app.name === 'identity'
      ? { IDENTITY_KEY_FILE: home.path('keys', 'identity.json'), OIDC_CLIENT_SECRETS: JSON.stringify(secrets) }
      : { OIDC_CLIENT_SECRET: secrets[app.name] }),
  };
}
