import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import DKIM from 'nodemailer/lib/dkim';
import { config } from './config.js';

/** Receivers that offer one click to unsubscribe want both of its headers signed (RFC 8058 §4). */
const signedHeaders = [
  'From', 'Subject', 'Date', 'Message-ID', 'To', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'Auto-Submitted', 'List-Unsubscribe', 'List-Unsubscribe-Post',
].join(':');

/** Signs every mail of the city (RFC 6376, rsa-sha256); undefined where the city has given no key. @throws Error for a key that could sign nothing */
export const dkim = config.DKIM_KEY_FILE === undefined ? undefined : signerOf(config.DKIM_KEY_FILE);

function signerOf(file: string): DKIM {
  const privateKey = readFileSync(file, 'utf8');
  // The library would send what it cannot sign unsigned, and say nothing.
  if (createPrivateKey(privateKey).asymmetricKeyType !== 'rsa') throw new Error(`DKIM_KEY_FILE: ${file} holds no RSA key`);
  return new DKIM({ domainName: config.DKIM_DOMAIN ?? config.MAIL_FROM.slice(config.MAIL_FROM.lastIndexOf('@') + 1), keySelector: config.DKIM_SELECTOR, privateKey, headerFieldNames: signedHeaders });
}
