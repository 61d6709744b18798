import { CreatePersonKeys1763700100000, PersonKey } from '@tomoni/encryption';
import { messagingMigrations } from '@tomoni/messaging';
import { databaseOptions, platformMigrations } from '@tomoni/platform';
import { config } from './config.js';
import { Delivery } from './deliveries/delivery.entity.js';
import { CreateDelivery1764000000000 } from './migrations/1764000000000-create-delivery.js';
import { Subscriber } from './subscriptions/subscriber.entity.js';

export const dataSourceOptions = databaseOptions({
  service: 'notification',
  url: config.DATABASE_URL,
  entities: [Delivery, Subscriber, PersonKey],
  migrations: [...messagingMigrations, CreatePersonKeys1763700100000, ...platformMigrations, CreateDelivery1764000000000],
});
