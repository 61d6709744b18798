import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import type { Logger } from 'pino';
import { createClient } from 'redis';

export type Redis = ReturnType<typeof connectRedis>;

/** A client that keeps trying by itself; while Redis is away every command fails at once instead of waiting. */
export function connectRedis(url: string, log: Logger) {
  const redis = createClient({ url, disableOfflineQueue: true, commandOptions: { timeout: 2_000 }, socket: { connectTimeout: 2_000, reconnectStrategy: 500 } });
  let said = false;
  redis.on('error', (error: Error) => {
    if (!said) log.error({ error: error.message }, 'Redis is away: nobody can sign in until it is back');
    said = true;
  });
  redis.on('ready', () => { said = false; });
  redis.connect().catch(() => undefined);
  return redis;
}

/** Two uses of a code or refresh token in the same millisecond: only the server can tell the first from the second. An expired record does not come back. */
const consumeOnce = "return redis.call('EXISTS', KEYS[1]) == 1 and redis.call('HSETNX', KEYS[1], 'consumed', ARGV[1]) or 0";
/** A grant's set of members outlives all of them. */
const grantSeconds = 30 * 86_400;

/**
 * Where sessions, grants, codes and refresh tokens live: one hash per record, one set per grant for revocation.
 * Every write sets the record's lifetime, so nothing has to be cleaned up.
 */
export function redisAdapter(redis: Redis, prefix: string): (model: string) => Adapter {
  const grantKey = (grantId: string) => `${prefix}grant:${grantId}`;
  const uidKey = (uid: string) => `${prefix}uid:${uid}`;

  async function revoke(grantId: string): Promise<void> {
    const members = await redis.sMembers(grantKey(grantId));
    await redis.del([...members, grantKey(grantId)]);
  }

  return (model) => {
    const key = (id: string) => `${prefix}${model}:${id}`;

    async function find(id: string): Promise<AdapterPayload | undefined> {
      const { payload, consumed } = await redis.hGetAll(key(id));
      if (payload === undefined) return undefined;
      return { ...(JSON.parse(payload) as AdapterPayload), ...(consumed ? { consumed: Number(consumed) } : {}) };
    }

    return {
      find,
      async upsert(id, payload, expiresIn) {
        const write = redis.multi().hSet(key(id), 'payload', JSON.stringify(payload));
        if (expiresIn) write.expire(key(id), expiresIn);
        if (payload.grantId && model !== 'Session' && model !== 'Interaction') {
          write.sAdd(grantKey(payload.grantId), key(id)).expire(grantKey(payload.grantId), grantSeconds);
        }
        if (model === 'Session' && payload.uid) write.set(uidKey(payload.uid), id, expiresIn ? { EX: expiresIn } : {});
        await write.exec();
      },
      async consume(id) {
        if (await redis.eval(consumeOnce, { keys: [key(id)], arguments: [String(Math.floor(Date.now() / 1000))] })) return;
        const grantId = (await find(id))?.grantId;
        if (grantId) await Promise.all([revoke(grantId), redis.del(`${prefix}Grant:${grantId}`)]);
        throw new errors.InvalidGrant('already used');
      },
      async destroy(id) {
        await redis.del(key(id));
      },
      async findByUid(uid) {
        const id = await redis.get(uidKey(uid));
        return id === null ? undefined : find(id);
      },
      findByUserCode: () => Promise.reject(new Error('The device flow is switched off')),
      revokeByGrantId: revoke,
    };
  };
}
