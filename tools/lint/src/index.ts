/** For specs that need a workspace beside the real one. */
export { linkPackages } from './scratch-workspace.js';
