import { runService } from '@tomoni/platform';
import { service } from './service.js';

await runService(service);
