import { auditCommand } from './audit-command.js';
import { auditDatabaseUrl } from './config.js';

try {
  process.exitCode = await auditCommand(process.argv.slice(2), auditDatabaseUrl, process.stdout);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
