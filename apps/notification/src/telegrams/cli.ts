import { inspectedTenant } from './config.js';
import { inspectCommand } from './telegram-inspect.js';

try {
  process.exitCode = await inspectCommand(process.argv.slice(2), inspectedTenant(), process.stdout);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
