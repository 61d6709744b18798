/**
 * Typed clients of the services, for frontend teams, the tour and the end-to-end specs.
 *
 *   const session = new Session({ token, language: 'ja' });
 *   const participation = participationClient('http://127.0.0.1:4102', session);
 *   const application = await reply(participation.POST('/grant-applications', { body: { … } }));   // throws ServiceProblem when refused
 *
 * `participation.ts` and the like are generated from the services' OpenAPI documents: `npm run client:generate`.
 * Everything a call needs beside its content is added by `Session`: token, language, Idempotency-Key (and with it safe
 * repeats), If-Match of what was read before, Tomoni-Position of one's own writes.
 */
export { clientSignIn, demoPeople, demoSignIn, type DemoPerson, type DemoSignIn } from './demo-sign-in.js';
export { ServiceProblem, type FieldProblem, type ProblemBody } from './problem.js';
export { notificationClient, participationClient, type NotificationClient, type ParticipationClient } from './clients.js';
export type { components as Notification } from './notification.js';
export type { components as Participation } from './participation.js';
export { reply } from './reply.js';
export { Session, type SessionOptions } from './session.js';
