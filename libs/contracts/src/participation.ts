// What participation publishes, a file per capability.
export * from './participation/grants.js';
export * from './participation/grant-designations.js';
