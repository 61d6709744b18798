import { connect } from 'node:net';
import { join } from 'node:path';
import { plainEnvironment } from './config.js';
import { redisBinary } from './java.js';
import { freePort, requireFreePort } from './ports.js';
import { serverFolder, type ServerOptions } from './server-folder.js';
import { startServer, type Server } from './server-process.js';

export interface Redis extends Server {
  url: string;
  port: number;
}

/** A real Redis 6.2 on 127.0.0.1; every write is in its append-only file. @throws CannotStart */
export async function startRedis({ dir, port: wanted, logFile, javaDir }: ServerOptions & { javaDir?: string } = {}): Promise<Redis> {
  const command = await redisBinary(javaDir);
  const port = wanted ?? (await freePort());
  await requireFreePort(port, 'Redis');
  const { folder, cleanUp } = await serverFolder(dir, 'redis');
  const settings = { port, bind: '127.0.0.1', dir: folder, appendonly: 'yes', save: '', 'protected-mode': 'yes', daemonize: 'no' };
  const server = await startServer({
    name: 'Redis',
    folder,
    logFile: logFile ?? join(folder, 'redis.log'),
    command,
    args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
    env: plainEnvironment(),
    stopSignal: 'SIGTERM',
    readyWithinMs: 30_000,
    isReady: () => answers(port),
    cleanUp,
  });
  return { ...server, url: `redis://127.0.0.1:${port}`, port };
}

/** While it loads its file it answers "-LOADING". */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const answer = (ready: boolean) => {
      socket.destroy();
      resolve(ready);
    };
    socket.once('data', (reply) => answer(reply.toString().startsWith('+PONG')));
    socket.once('error', () => answer(false));
  });
}
