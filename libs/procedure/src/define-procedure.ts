import { mistakesOf, ProcedureMistake } from './check.js';
import type { ProcedureDefinition } from './definition.js';
import { Procedure } from './procedure.js';

/**
 * Declares a procedure. States, actions and roles become literal unions; the facts its guards look at are inferred
 * from the guards' first parameter.
 * @throws ProcedureMistake when a state cannot be reached, leads to no end, or nobody may perform a transition
 */
export function defineProcedure<State extends string, Action extends string, Role extends string, Context = unknown>(
  definition: ProcedureDefinition<State, Action, Role, Context>,
): Procedure<State, Action, Role, Context> {
  const mistakes = mistakesOf(definition);
  if (mistakes.length > 0) throw new ProcedureMistake(definition.name, mistakes);
  return new Procedure(definition);
}
