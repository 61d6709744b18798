import autocannon, { type Options } from 'autocannon';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Load {
  readonly url: string;
  readonly connections: number;
  /** Requests in all; each call is asked for once. */
  readonly amount: number;
  readonly next: () => Call;
}

export interface Answered {
  readonly perSecond: number;
  /** Of each request, milliseconds. */
  readonly times: readonly number[];
}

/** Sends so many different requests over so many connections, each as soon as the one before is answered. @throws unless every answer is a success */
export function send({ url, connections, amount, next }: Load): Promise<Answered> {
  const options: Options = { url, connections, amount, sampleInt: 100, timeout: 30, requests: [{ setupRequest: (request) => Object.assign(request, next()) }] };
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    const began = performance.now();
    let ended = began;
    const run = autocannon(options, (error: unknown, result) => {
      if (error) return reject(new Error(`No load on ${url}`, { cause: error }));
      if (result.non2xx > 0 || result.errors > 0 || times.length !== amount) return reject(new Error(`${url} answered ${JSON.stringify(result.statusCodeStats)} with ${result.errors} errors`));
      resolve({ perSecond: (amount / (ended - began)) * 1_000, times });
    });
    run.on('response', (_client, _status, _bytes, time) => {
      times.push(time);
      ended = performance.now();
    });
  });
}
