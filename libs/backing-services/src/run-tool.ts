import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CannotStart } from './cannot-start.js';
import { plainEnvironment } from './config.js';

/** Runs a server's own tool to its end. @throws CannotStart: what could not be done, and what the tool said last */
export async function runTool(problem: string, command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  await promisify(execFile)(command, args, { cwd, env: { ...plainEnvironment(), ...env } }).catch((cause: unknown) => {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
    throw new CannotStart(`${problem}: ${said.split('\n').slice(-3).join(' ') || String(cause)}`, { cause });
  });
}
