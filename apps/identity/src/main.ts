import { processConfig } from './config.js';
import { startIdentity } from './server.js';

try {
  const identity = await startIdentity(processConfig());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void identity.stop());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
