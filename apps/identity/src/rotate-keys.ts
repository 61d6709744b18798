import { processConfig } from './config.js';
import { rotateKeys } from './keys.js';

// `node dist/rotate-keys.js`: a new signing key from the next start on; tokens of the old ones stay valid.
const { signing } = await rotateKeys(processConfig().IDENTITY_KEY_FILE);
process.stdout.write(`New signing key ${signing[0]?.kid ?? ''}; ${signing.length} keys are published after a restart.\n`);
