import { mailRequestOf } from '../mail-request.js';

export const participationMailRequested = mailRequestOf('participation');
