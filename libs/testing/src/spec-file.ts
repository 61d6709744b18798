const open: (() => Promise<unknown>)[] = [];

/** Closes something when the spec file ends; the last opened first. */
export function onSpecFileEnd(close: () => Promise<unknown>): void {
  open.push(close);
}

/** Called by the setup of a spec file. */
export async function endSpecFile(): Promise<void> {
  for (let close = open.pop(); close; close = open.pop()) await close();
}
