import { z } from 'zod';

const variables = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('port to listen on; 0 picks a free one'),
    HOST: z.string().default('127.0.0.1').describe('address to listen on'),
    NODE_ENV: z.string().default('development'),
    TOMONI_ALLOW_DEMO_IDENTITY: z.string().optional().describe('"yes" allows NODE_ENV=production'),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000').describe('the issuer: where browsers and services reach it'),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).default('redis://127.0.0.1:6379'),
    REDIS_KEY_PREFIX: z.string().default('identity:'),
    IDENTITY_KEY_FILE: z.string().default('.tomoni/keys/identity.json').describe('signing keys, the secret of pairwise ids, cookie secrets; made when absent'),
    SIGNING_KEY_DAYS: z.coerce.number().positive().default(90).describe('a signing key is followed by a new one after so many days'),
    SIGN_INS_PER_MINUTE: z.coerce.number().int().positive().default(300).describe('from one address; scripts of a demonstration sign in often'),
    OIDC_CLIENT_SECRETS: z.string().default('{}').transform(json).pipe(z.record(z.string(), z.string().min(16)))
      .describe('JSON: the secret of each service by client id'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .refine(({ NODE_ENV, TOMONI_ALLOW_DEMO_IDENTITY }) => NODE_ENV !== 'production' || TOMONI_ALLOW_DEMO_IDENTITY === 'yes', {
    path: ['NODE_ENV'],
    message: 'This identity provider lets anybody be anybody and does not start in production; use your own OpenID provider, or set TOMONI_ALLOW_DEMO_IDENTITY=yes for a demonstration.',
  });
export type Config = z.output<typeof variables>;

/** Throws one readable sentence per wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const result = variables.safeParse(env);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}

function json(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
}

/** The variables of this process. */
export const processConfig = (): Config => readConfig(process.env);
