// What notification publishes, a file per capability.
export * from './notification/alerts.js';
export * from './notification/campaigns.js';
export * from './notification/channels.js';
export * from './notification/telegrams.js';
export * from './notification/subscriptions.js';
export * from './notification/announcements.js';
