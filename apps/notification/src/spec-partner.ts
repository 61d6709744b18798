import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** For specs: a partner's server that keeps what it is told. */
export async function specPartner() {
  const partner = {
    url: '',
    answers: 200 as number | 'silent',
    told: [] as { headers: IncomingHttpHeaders; body: Buffer }[],
    events: () => partner.told.map(({ body }) => JSON.parse(body.toString()) as { id: string; type: string; subject: string; data: { edition: number } }),
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      partner.told.push({ headers: request.headers, body: Buffer.concat(chunks) });
      if (partner.answers !== 'silent') reply.writeHead(partner.answers, partner.answers === 302 ? { location: partner.url } : {}).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  partner.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return partner;
}
