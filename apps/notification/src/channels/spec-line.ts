import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';

interface Multicast { readonly to: readonly string[]; readonly messages: readonly { readonly type: string; readonly text: string }[] }

/** For specs: LINE as its published description says, with every request and every answer checked against it. */
export async function specLine(port: number, token: string) {
  const description: unknown = parse(await readFile(new URL('line-messaging-api.yml', import.meta.url), 'utf8'));
  const ajv = new Ajv({ strict: false, formats: { uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, int32: true, int64: true, uri: true } }).addSchema(description as object, 'line');
  const validator = (name: string): ValidateFunction => ajv.compile({ $ref: `line#/components/schemas/${name}` });
  const [request, text, success, failure] = ['MulticastRequest', 'TextMessage', 'MulticastResponse', 'ErrorResponse'].map(validator) as [ValidateFunction, ValidateFunction, ValidateFunction, ValidateFunction];
  const retryKey = ajv.compile({ $ref: 'line#/paths/~1v2~1bot~1message~1multicast/post/parameters/0/schema' });
  const line = {
    /** What happens to the next requests, in turn; afterwards all is well. */
    script: [] as ('silent' | 'silent-after' | 'cut-after' | number)[],
    asked: [] as { key: string; request: Multicast }[],
    /** What people see: by retry key. */
    accepted: new Map<string, Multicast>(),
    /** Requests that are not as the description says. */
    wrong: [] as string[],
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
  const server = createServer((incoming, reply) => {
    void bodyOf(incoming).then((content) => {
      const answer = (status: number, body: object): void => {
        const fits = status < 300 ? success : failure;
        if (!fits(body)) line.wrong.push(`answer ${status}: ${ajv.errorsText(fits.errors)}`);
        reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      };
      if (incoming.method !== 'POST' || incoming.url !== '/v2/bot/message/multicast') return void line.wrong.push(`${incoming.method} ${incoming.url}`);
      if (incoming.headers.authorization !== `Bearer ${token}`) return answer(401, { message: 'Authentication failed' });
      const body = JSON.parse(content) as Multicast;
      const key = incoming.headers['x-line-retry-key'];
      if (!request(body)) line.wrong.push(ajv.errorsText(request.errors));
      for (const message of body.messages) if (!text(message) || message.text.length > 5_000) line.wrong.push(ajv.errorsText(text.errors));
      if (typeof key !== 'string' || !retryKey(key)) return void line.wrong.push('retry key');
      line.asked.push({ key, request: body });
      const happens = line.script.shift();
      if (happens === 'silent') return;
      if (typeof happens === 'number') return answer(happens, { message: 'as the script says' });
      if (line.accepted.has(key)) return answer(409, { message: 'The retry key is already accepted' });
      line.accepted.set(key, body);
      if (happens === 'silent-after') return;
      if (happens === 'cut-after') return void incoming.socket.destroy();
      answer(200, {});
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return line;
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
