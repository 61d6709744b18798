import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart, errorCode, writing } from './cannot-start.js';
import { isRunning, markOf, type ProcessMark } from './process-mark.js';

interface Claim {
  owner: ProcessMark;
  child?: ProcessMark;
}

export interface FolderClaim {
  /** Notes the server's process, so that the next start can end it should it outlive us. */
  setChild: (pid: number) => Promise<void>;
  release: () => Promise<void>;
}

/** One server per folder: refuses a second copy, ends an orphan whose supervisor is gone. @throws CannotStart */
export async function claimFolder(folder: string, server: string): Promise<FolderClaim> {
  const file = join(folder, 'running.json');
  const self = markOf(process.pid);
  if (!self) throw new Error('This process does not find itself in the process table');
  await writing(folder, async () => {
    await mkdir(folder, { recursive: true });
    while (!(await createOnce(file, { owner: self }))) await giveWay(file, server, folder);
  });
  return {
    setChild: (pid) => writeFile(file, JSON.stringify({ owner: self, child: markOf(pid) } satisfies Claim)),
    release: () => rm(file, { force: true }),
  };
}

/** Ends the process a dead supervisor left behind; a living supervisor keeps its folder as long as its server lives. */
async function giveWay(file: string, server: string, folder: string): Promise<void> {
  const claim = await readClaim(file);
  const inUse = claim && isRunning(claim.owner) && (!claim.child || isRunning(claim.child));
  if (inUse)
    throw new CannotStart(
      `${server} already runs in ${folder}, started by process ${claim.owner.pid}: use that one, stop it first, or choose another folder.`,
    );
  if (claim?.child) await end(claim.child);
  await rm(file, { force: true });
}

async function createOnce(file: string, claim: Claim): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(claim), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readClaim(file: string): Promise<Claim | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Claim;
  } catch {
    return undefined; // gone, or cut short by a crash: nobody holds it
  }
}

async function end(mark: ProcessMark): Promise<void> {
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    if (!isRunning(mark)) return;
    process.kill(mark.pid, signal);
    for (let waited = 0; waited < 15_000 && isRunning(mark); waited += 50) await sleep(50);
  }
}
