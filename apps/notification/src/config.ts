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
    CITY_WEBSITE: z.url({ protocol: /^https?$/ }).default('https://city.example.jp/').describe('where all news of the city stand; mails that cannot list all lead there'),
    MAIL_FROM: z.email().default('oshirase@city.example.jp').describe('the one address all mails come from'),
    EMPTY_MAIL_PORT: z.coerce.number().int().min(1).max(65_535).optional().describe('where the city’s mail server passes on empty mails (空メール) and bounces, by SMTP; without it neither is taken'),
    EMPTY_MAIL_ADDRESS: z.email().default('touroku@city.example.jp').describe('an empty mail to it is a sign-up'),
    SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(20).default(3).describe('connections to the gateway at once'),
    MAIL_RETRY_SECONDS: z.coerce.number().positive().default(60).describe('wait after the first "try later" of the gateway; it doubles up to an hour'),
    MAIL_GIVE_UP_HOURS: z.coerce.number().positive().default(48).describe('how long "try later" is believed'),
    MAIL_LEASE_SECONDS: z.coerce.number().positive().default(180).describe('after so long without an outcome a hand-over counts as unknown'),
    SMS_URL: z.url({ protocol: /^https?$/ }).optional().describe('the SMS provider; without it the city sends no SMS'),
    SMS_TOKEN: z.string().min(1).optional().describe('bearer token at the SMS provider'),
    SMS_RECEIPT_SECRET: z.string().min(16).optional().describe('signs what the SMS provider reports'),
    LINE_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.line.me').describe('LINE’s Messaging API'),
    LINE_CHANNEL_TOKEN: z.string().min(1).optional().describe('channel access token of the city’s LINE account; without it nothing is sent there'),
    LINE_CHANNEL_SECRET: z.string().min(1).optional().describe('signs what LINE reports'),
    VAPID_KEY_FILE: z.string().min(1).optional().describe('the key pair for web push; beside the master key when absent'),
    CHANNEL_TIMEOUT_SECONDS: z.coerce.number().positive().default(10).describe('how long a provider or partner may take to answer'),
    CHANNEL_RETRY_SECONDS: z.coerce.number().positive().default(60).describe('wait after the first failure of a channel; it doubles up to an hour'),
    CHANNEL_GIVE_UP_HOURS: z.coerce.number().positive().default(72).describe('how long a post is tried again'),
    JMA_FEED_URL: variables.address.optional().describe('the folder of the agency’s Atom feeds (https://www.data.jma.go.jp/developer/xml/feed); off when absent'),
    JMA_FEEDS: z.string().default('eqvol,extra,regular,other').transform((list) => list.split(',').map((name) => name.trim()).filter(Boolean)).pipe(z.array(z.string().regex(/^[a-z]{1,20}$/))).describe('which feeds; each has a long one (_l) that is read hourly'),
    JMA_POLL_SECONDS: z.coerce.number().positive().default(60).describe('how often a feed is asked whether it changed; feeds change each minute and keep ten'),
    JMA_TIMEOUT_SECONDS: z.coerce.number().positive().default(20).describe('for a feed or a file with all of its body'),
    TELEGRAM_FOLDER: z.string().min(1).optional().describe('telegrams that are dropped in here are read and moved to its folders done and refused'),
    CITY_FILE: z.string().optional().describe('the seeded city; read by seed.js only'),
  },
  process.env,
);
