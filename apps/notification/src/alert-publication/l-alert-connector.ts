import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { config } from '../config.js';
import { writeWhole } from './whole-file.js';

/** Who hands documents to the Lアラート, whose endpoint is open to contracted systems only. */
export abstract class LAlertConnector {
  /** False: the city hands none over, so none are made. */
  abstract readonly isConnected: boolean;
  /**
   * The same document may come twice, with the same name and the same bytes.
   * @param name sorts as the documents were told
   * @throws Error when it has to be tried again
   */
  abstract post(name: string, document: string): Promise<void>;
}

/** A folder from which the city's connector takes them: each file is whole from the moment it has its name. */
@Injectable()
export class LAlertFolder extends LAlertConnector {
  readonly isConnected = config.L_ALERT_FOLDER !== undefined;

  async post(name: string, document: string): Promise<void> {
    await writeWhole(join(config.L_ALERT_FOLDER ?? '', name), document);
  }
}
