import { parseConfig, variables } from '@tomoni/platform';
import { demoTenant } from './telegram-areas.js';

/** The command line tool needs nothing: for which city it decides is `TENANT`, else the demo city. @throws InvalidConfig */
export function inspectedTenant(): { tenant: string; isDemo: boolean } {
  const { TENANT } = parseConfig({ TENANT: variables.tenant.optional() }, process.env);
  return { tenant: TENANT ?? demoTenant, isDemo: TENANT === undefined };
}
