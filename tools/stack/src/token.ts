import { CannotStart } from '@tomoni/backing-services';
import { clientSignIn, demoPeople, demoSignIn } from '@tomoni/client';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from './config.js';
import { pad } from './display.js';
import { Home } from './home.js';
import { readUrls } from './running.js';

// `npm run --silent token` lists the demo users; with a user it prints an access token and nothing else.
try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { service: { type: 'string', default: 'participation' } } });
  const config = readConfig();
  if (config.own.issuer) throw new CannotStart('OIDC_ISSUER names your own provider: get tokens there. The demo users exist only in the demo sign-in.');
  const home = new Home(config.home);
  const { identity = '' } = readUrls(home);
  const [user] = positionals;
  process.stdout.write(`${user ? await token(identity, home, user, values.service) : await list(identity)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function token(issuer: string, home: Home, user: string, service: string): Promise<string> {
  if (user !== 'partner-demo') return (await demoSignIn({ issuer, person: user, service })).access_token;
  const secret = readFileSync(home.path('keys', 'clients', user), 'utf8').trim();
  return (await clientSignIn({ issuer, client: user, secret, service })).access_token;
}

async function list(identity: string): Promise<string> {
  const people = (await demoPeople(identity)).map(({ id, role, unit, groups }) => [id, `${role.ja} / ${role.en}`, unit ?? groups.map(({ name }) => name).join('、')]);
  const rows = [['USER', 'ROLE', 'UNIT OR GROUP'], ...people, ['partner-demo', '連携機関（クライアント） / Partner agency (client credentials)', '']];
  return rows.map(([id = '', role = '', unit = '']) => `${pad(id, 18)}${pad(role, 56)}${unit}`.trimEnd()).join('\n');
}
