/**
 * For what stands on a running platform (e2e/, tools/fuzz): a scratch folder in which `npm start` really runs.
 *
 *   const scratch = await Scratch.make();
 *   const run = scratch.start();
 *   await run.says('is ready after');     // scratch.urls now tells where everything is
 *   await scratch.remove();               // ends all and leaves nothing
 */
export { apps, type App } from './apps.js';
export { Run, Scratch } from './spec-run.js';
