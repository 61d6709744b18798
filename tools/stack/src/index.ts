/**
 * For what stands on a running platform (e2e/, tools/fuzz): a scratch folder in which `npm start` really runs.
 *
 *   const scratch = await Scratch.make();
 *   const run = scratch.start();
 *   await run.says('is ready after');     // scratch.urls now tells where everything is
 *   await scratch.remove();               // ends all and leaves nothing
 *
 * tools/chaos starts the apps one by one, because it ends them one by one: it takes the same environment and the same steps.
 */
export { apps, type App } from './apps.js';
export { chooseCity, defaultLgCode, type City } from './city/city.js';
export { readMunicipalities } from './city/municipalities.js';
export { checkout, readConfig } from './config.js';
export { environmentOf } from './environment.js';
export { Home } from './home.js';
export { Run, Scratch } from './spec-run.js';
