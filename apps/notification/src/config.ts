import { readConfig, serviceVariables, variables } from '@tomoni/platform';
import { z } from 'zod';

export const config = readConfig(
  {
    ...serviceVariables({ name: 'notification', port: 4103 }),
    PARTICIPATION_URL: variables.address.describe('where participation resolves its contact references'),
    SMTP_URL: variables.smtp,
    MASTER_KEY_FILE: z.string().min(1).describe('the master key of subscribers’ addresses'),
    CITY_NAME: z.string().min(1).default('見本市').describe('the sender as mails name it'),
    // One fixed domain: receivers with domain allow-lists are told it when they subscribe.
    MAIL_FROM: z.email().default('oshirase@city.example.jp').describe('the one address all mails come from'),
    SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(20).default(3).describe('connections to the gateway at once'),
    MAIL_RETRY_SECONDS: z.coerce.number().positive().default(60).describe('wait after the first "try later" of the gateway; it doubles up to an hour'),
    MAIL_GIVE_UP_HOURS: z.coerce.number().positive().default(48).describe('how long "try later" is believed'),
    MAIL_LEASE_SECONDS: z.coerce.number().positive().default(180).describe('after so long without an outcome a hand-over counts as unknown'),
    CITY_FILE: z.string().optional().describe('the seeded city; read by seed.js only'),
  },
  process.env,
);
