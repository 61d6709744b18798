import { CannotStart } from '@tomoni/backing-services';
import { resolve } from 'node:path';
import { z } from 'zod';
import { apps, serverPorts } from './apps.js';
import type { PortWish } from './ports.js';

export const checkout = resolve(import.meta.dirname, '../../..');

const port = z.coerce.number().int().min(1).max(65_535).optional();
const portNames = [...Object.entries(serverPorts).map(([name, usual]) => ({ name, usual })), ...apps.map(({ name, port: usual }) => ({ name, usual }))];
const portVariable = (name: string) => `${name.toUpperCase().replaceAll('-', '_')}_PORT`;

const Environment = z.object({
  TOMONI_HOME: z.string().default('.tomoni'),
  TOMONI_MUNICIPALITIES: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  KAFKA_BROKERS: z.string().regex(/^[^\s,]+:\d+(,[^\s,]+:\d+)*$/, 'expected host:port, several with commas').optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  NO_COLOR: z.string().optional(),
  npm_lifecycle_event: z.string().optional(),
  ...Object.fromEntries(portNames.map(({ name }) => [portVariable(name), port])),
});

/** The user's own servers; what is missing we start ourselves. */
export interface OwnServers {
  postgres: string | undefined;
  kafka: string | undefined;
  redis: string | undefined;
  smtp: string | undefined;
  issuer: string | undefined;
}

export interface Config {
  /** Absolute path of the `.tomoni` folder. */
  home: string;
  municipalities: string | undefined;
  own: OwnServers;
  ports: PortWish[];
  color: boolean;
  /** We were started by npm and end with it, even when it is killed. */
  underNpm: boolean;
  /** What a child process inherits: the caller's environment without the administrator's database address. */
  inherited: NodeJS.ProcessEnv;
}

/** Empty variables count as missing. @throws CannotStart with one line per wrong variable */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(given);
  if (!result.success) throw new CannotStart(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const found = result.data;
  const wanted = new Map(Object.entries(found as Record<string, unknown>));
  return {
    home: resolve(checkout, found.TOMONI_HOME),
    municipalities: found.TOMONI_MUNICIPALITIES,
    own: { postgres: found.DATABASE_URL, kafka: found.KAFKA_BROKERS, redis: found.REDIS_URL, smtp: found.SMTP_URL, issuer: found.OIDC_ISSUER },
    ports: portNames.map(({ name, usual }) => ({ name, usual, variable: portVariable(name), wanted: wanted.get(portVariable(name)) as number | undefined })),
    color: found.NO_COLOR === undefined,
    underNpm: found.npm_lifecycle_event !== undefined,
    inherited: Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'DATABASE_URL')),
  };
}
