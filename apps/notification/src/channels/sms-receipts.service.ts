import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SmsReceipt } from './sms-receipt.entity.js';

const keyPattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

@Injectable()
export class SmsReceiptsService {
  private readonly log = new Logger(SmsReceiptsService.name);

  /** The first receipt of a message settles it; doubled, late and contradicting ones change nothing. */
  async record(tx: EntityManager, { key, status }: Pick<SmsReceipt, 'key' | 'status'>): Promise<{ taken: 'recorded' | 'repeated' | 'unknown' }> {
    const [, dispatchId, endpointId] = keyPattern.exec(key) ?? [];
    const ids = [dispatchId ?? null, endpointId ?? null];
    const [row] = await tx.query<{ known: boolean; repeated: number }[]>(
      `INSERT INTO sms_receipt (key, status, known)
       VALUES ($1, $2, EXISTS (SELECT FROM dispatch_recipient WHERE dispatch_id = $3::uuid AND endpoint_id = $4::uuid AND kind = 'sms'))
       ON CONFLICT (key) DO UPDATE SET repeated = sms_receipt.repeated + 1 RETURNING known, repeated`,
      [key, status, ...ids],
    );
    if (!row?.known) {
      if (row?.repeated === 0) this.log.warn('A receipt came for an SMS that was never sent');
      return { taken: 'unknown' };
    }
    if (row.repeated > 0) return { taken: 'repeated' };
    // Its hand-over may still be on its way here: the receipt is the later truth, and settling finds nothing left to do.
    await tx.query(
      `UPDATE dispatch_recipient SET status = $3, reason = $4, lease_owner = NULL, lease_until = NULL, handed_at = coalesce(handed_at, now())
       WHERE dispatch_id = $1 AND endpoint_id = $2 AND status IN ('handing', 'handed', 'unknown', 'deferred')`,
      [...ids, status === 'delivered' ? 'accepted' : 'failed', status === 'delivered' ? null : 'not-delivered'],
    );
    return { taken: 'recorded' };
  }

  /** Receipts of messages nobody here sent. */
  async unknown(tx: EntityManager): Promise<number> {
    const [row] = await tx.query<{ count: number }[]>('SELECT count(*)::int AS count FROM sms_receipt WHERE NOT known');
    return row?.count ?? 0;
  }
}
