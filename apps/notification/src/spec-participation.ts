import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Contact { name: string; mail: string; lang: 'ja' | 'en' }

/** For specs: participation as far as its contact endpoints go. Set `status` to play a bad day. */
export async function specParticipation(port: number) {
  const participation = {
    contacts: new Map<string, Contact>(),
    /** Claims that are good, each for one contact reference. */
    claims: new Map<string, string>(),
    status: undefined as number | undefined,
    /** What was asked, and with which token. */
    asked: [] as { contactRef: string; body: unknown; authorization: string }[],
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
  const server = createServer((request, response) => {
    const [, contactRef = '', deed] = /^\/contacts\/([^/]+)\/(resolve|claim)$/.exec(request.url ?? '') ?? [];
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString() || 'null') as { claim?: string } | null;
      participation.asked.push({ contactRef, body, authorization: request.headers.authorization ?? '' });
      const contact = deed === 'claim' ? { contactRef } : participation.contacts.get(contactRef);
      const isBad = deed === 'claim' && participation.claims.get(body?.claim ?? '') !== contactRef;
      const status = participation.status ?? (isBad ? 422 : contact ? 200 : 404);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(status === 200 ? contact : { status }));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return participation;
}
