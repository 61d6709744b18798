import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Contact { name: string; mail: string; lang: 'ja' | 'en' }

/** For specs: participation as far as its contact endpoint goes. Set `status` to play a bad day. */
export async function specParticipation(port: number) {
  const participation = {
    contacts: new Map<string, Contact>(),
    status: undefined as number | undefined,
    /** What was asked, and with which token. */
    asked: [] as { contactRef: string; body: unknown; authorization: string }[],
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
  const server = createServer((request, response) => {
    const contactRef = /^\/contacts\/([^/]+)\/resolve$/.exec(request.url ?? '')?.[1] ?? '';
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      participation.asked.push({ contactRef, body: JSON.parse(Buffer.concat(chunks).toString() || 'null'), authorization: request.headers.authorization ?? '' });
      const contact = participation.contacts.get(contactRef);
      const status = participation.status ?? (contact ? 200 : 404);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(status === 200 ? contact : { status }));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return participation;
}
