/** How the recorder handles events while it runs: `hang` never ends, `slow` takes a second for each; drop, double and swap are bugs the checker must catch. */
export type Behaviour = 'good' | 'poison' | 'hang' | 'slow' | 'drop' | 'double' | 'swap';

/** How often it looks how it is to behave, milliseconds. */
export const behaviourMs = 250;
