// What participation publishes, a file per capability.
export * from './participation/grants.js';
export * from './participation/grant-designations.js';
export * from './participation/mail-requests.js';
