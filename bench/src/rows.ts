import type { Row } from './row.js';
import { awardList } from './rows/award-list.js';
import { cpuVersusLease, cpuVersusPoller, drainVersusLease, drainVersusPoller, latencyVersusLease, latencyVersusPoller } from './rows/backbone.js';
import { campaignAcceptance, campaignRate } from './rows/campaign.js';
import { alertBesideCampaign, alertFirst, alertHandOver, alertMemory } from './rows/dispatch.js';
import { consumerRate, poisonVersusClean, poisonVersusNest, rebuildRate } from './rows/consuming.js';
import { endToEndCpu, endToEndRate } from './rows/end-to-end.js';
import { consumerPartitions, consumerRetained, consumerTypes, relayPartitions, relayRetained, relayTypes } from './rows/growth.js';
import { telegramToAlert } from './rows/telegram.js';
import { planLinearity, planMemory, planSeconds } from './rows/dispatch-plan.js';
import { versusHabitual, versusRawFastify } from './rows/grant-application.js';
import { commitsVersusNotify, commitsVersusNotifySlowDisk, commitsWithRelay, effectLatency } from './rows/messaging.js';
import { lossProofCost } from './rows/proof.js';
import { duplicatesAfterPowerCut } from './rows/power-cut.js';
import { platformMemory, serviceCpu, serviceMemory, startSeconds } from './rows/platform.js';

/** In the order they run. */
export const rows: readonly Row[] = [
  versusHabitual, versusRawFastify, campaignAcceptance, campaignRate, alertHandOver, alertMemory, alertFirst, alertBesideCampaign, telegramToAlert, planSeconds, planLinearity, planMemory, commitsWithRelay, effectLatency,
  drainVersusLease, drainVersusPoller, latencyVersusLease, latencyVersusPoller, cpuVersusLease, cpuVersusPoller,
  endToEndRate, endToEndCpu, commitsVersusNotify, commitsVersusNotifySlowDisk, consumerRate, poisonVersusClean, poisonVersusNest, rebuildRate, duplicatesAfterPowerCut,
  relayRetained, relayPartitions, relayTypes, consumerRetained, consumerPartitions, consumerTypes, lossProofCost,
  awardList, startSeconds, platformMemory, serviceMemory, serviceCpu,
];
