import { audit, expectVersion, NotFound, Transactions } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MailGateway } from './mail-gateway.entity.js';

const rememberMs = 5_000;
export type GatewayRules = Omit<MailGateway, 'code' | 'version'>;

/** Which gateway takes whose mail, and by which rules. */
@Injectable()
export class MailGatewaysService {
  private known?: { readonly gateways: readonly MailGateway[]; readonly until: number };

  constructor(private readonly db: DataSource, private readonly transactions: Transactions) {}

  /** Not older than a few seconds; what was known while the database is away. */
  async list(): Promise<readonly MailGateway[]> {
    if (this.known && this.known.until > Date.now()) return this.known.gateways;
    try {
      const gateways = await this.db.manager.find(MailGateway, { order: { code: 'ASC' } });
      this.known = { gateways, until: Date.now() + rememberMs };
    } catch (error) {
      if (!this.known) throw error;
    }
    return this.known?.gateways ?? [];
  }

  /** The code of the gateway that takes mail for this address. */
  async gatewayOf(address: string): Promise<string> {
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    const covers = ({ domains }: MailGateway) => domains.some((known) => domain === known || domain.endsWith(`.${known}`));
    return (await this.list()).find(covers)?.code ?? 'general';
  }

  change(code: string, version: number, rules: GatewayRules): Promise<MailGateway> {
    return this.transactions.run(async (tx) => {
      const gateway = await tx.findOne(MailGateway, { where: { code }, lock: { mode: 'pessimistic_write' } });
      if (!gateway) throw new NotFound();
      expectVersion(gateway, version);
      Object.assign(gateway, rules, { version: version + 1 });
      await tx.save(gateway);
      await audit(tx, { action: 'mail-gateway.changed', subject: { type: 'mail-gateway', id: code } });
      this.known = undefined;
      return gateway;
    });
  }
}
