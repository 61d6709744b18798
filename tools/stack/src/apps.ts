/** A service of the platform as the stack starts it: `apps/<name>`, with `dist/main.js` and, where they exist, `dist/migrate.js` and `dist/seed.js`. */
export interface App {
  name: string;
  /** The port it takes unless `<NAME>_PORT` says another or it is busy. */
  port: number;
  /** Has a schema of its own in PostgreSQL. */
  database: boolean;
  /** Path of its interactive API reference. */
  reference?: string;
  /** In words a citizen may read. */
  does: { ja: string; en: string };
}

/** In starting order. A new service is a line here. */
export const apps: readonly App[] = [
  { name: 'identity', port: 4101, database: false, does: { ja: 'デモ用のサインイン', en: 'Demo sign-in' } },
  { name: 'participation', port: 4102, database: true, reference: '/reference', does: { ja: '市民公益活動補助金', en: 'Civic-benefit grants' } },
  { name: 'notification', port: 4103, database: true, reference: '/reference', does: { ja: 'お知らせメール', en: 'Notices by mail' } },
];

/** What else listens, with the port it usually takes. */
export const serverPorts = { start: 4100, mail: 4110, smtp: 4111, sms: 4112, 'empty-mail': 4113, postgres: 4120, kafka: 4121, redis: 4122 };

export type ServerName = keyof typeof serverPorts;
