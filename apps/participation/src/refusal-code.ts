import { NotAllowed } from '@tomoni/procedure';

/** What a deed that a rule may refuse comes to: the refusal's code, or `allowed`. For specs. */
export function refusalCode(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof NotAllowed) return error.code;
    throw error;
  }
  return 'allowed';
}
