/**
 * A procedure of the city as data: states, who may do what, by when, by which law. From the one declaration come the
 * refusals, the actions a caller may take now, the timeline a citizen sees and the diagrams of the documentation.
 *
 * An entity keeps its state in `status` and moves by a method with an official's verb:
 * `submit(deed) { const step = procedure.transition(this, 'submit', { ...deed, context: this }); this.status = step.to; return step; }`
 * Roles are declared too: one of the case (`is`, such as "officer of the applying group") is decided by the case, any other by
 * the token.
 */
export type { Text } from '@tomoni/calendar';
export { ProcedureMistake } from './check.js';
export { defineProcedure } from './define-procedure.js';
export type * from './definition.js';
export { toMermaid } from './mermaid.js';
export { NotAllowed, type Possible, type Refusal, type RefusalReason } from './not-allowed.js';
export * from './procedure.js';
export type { NextStep, Timeline, TimelineQuestion, TimelineStep } from './timeline.js';
