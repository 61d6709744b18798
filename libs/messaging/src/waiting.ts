/** Waits for the work no longer than the signal allows; what comes of it afterwards is of no interest. @throws the signal's reason */
export async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason as Error);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** A broker that hangs must not keep us from stopping: ends after the limit whatever the work does. Never throws. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const timer = Promise.withResolvers<void>();
  const running = setTimeout(timer.resolve, milliseconds);
  await Promise.race([work.then(() => undefined, () => undefined), timer.promise]);
  clearTimeout(running);
}
