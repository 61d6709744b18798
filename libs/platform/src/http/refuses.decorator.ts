import type { ProblemCode } from './problem-catalogue.js';
import { declare } from './route.js';

/** Documents refusals that do not follow from the route's form: a token in the query that nobody has, a file that is not yet scanned. */
export const Refuses = (...codes: ProblemCode[]): MethodDecorator & ClassDecorator => declare({ refuses: codes });
