/** Why a server cannot start, as one sentence for the person at the keyboard: print `message`, not the stack. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC', 'EDQUOT']);

/** Runs work that writes into a folder; a refusal of the file system becomes one sentence naming the folder. */
export async function writing<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const code = errorCode(cause);
    if (!code || !notWritable.has(code)) throw cause;
    const reason = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : `no permission (${code})`;
    throw new CannotStart(`Cannot write in ${folder}: ${reason}. Make the folder writable for this user, or choose another one.`, { cause });
  }
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
