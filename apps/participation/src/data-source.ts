import { CreatePersonKeys1763700100000, PersonKey } from '@tomoni/encryption';
import { messagingMigrations } from '@tomoni/messaging';
import { databaseOptions, platformMigrations } from '@tomoni/platform';
import { DataSource } from 'typeorm';
import { ApplicationFile } from './application-files/application-file.entity.js';
import { CaseStep } from './case-history/case-step.entity.js';
import { CitySetting } from './city-settings/city-setting.entity.js';
import { config } from './config.js';
import { Contact } from './contacts/contact.entity.js';
import { GrantApplication } from './grant-applications/grant-application.entity.js';
import { GrantAward } from './grant-awards/grant-award.entity.js';
import { GrantDesignation, GrantDesignationCount } from './grant-designations/grant-designation.entity.js';
import { GrantProgram } from './grant-programs/grant-program.entity.js';
import { ChangeRequest } from './grant-reports/change-request.entity.js';
import { GrantCost } from './grant-reports/grant-cost.entity.js';
import { GrantReport } from './grant-reports/grant-report.entity.js';
import { GrantReview } from './grant-reviews/grant-review.entity.js';
import { GrantSettlement } from './grant-settlements/grant-settlement.entity.js';
import { CreateCitySetting1763900000000 } from './migrations/1763900000000-create-city-setting.js';
import { CreateGrantApplication1763900001000 } from './migrations/1763900001000-create-grant-application.js';
import { CreateGrantReview1763900002000 } from './migrations/1763900002000-create-grant-review.js';
import { CreateGrantAward1763900003000 } from './migrations/1763900003000-create-grant-award.js';
import { CreateContact1763900004000 } from './migrations/1763900004000-create-contact.js';
import { CreateGrantDesignation1764200000000 } from './migrations/1764200000000-create-grant-designation.js';
import { PanelSeat } from './review-panels/panel-seat.entity.js';
import { Reviewer } from './review-panels/reviewer.entity.js';

export const dataSourceOptions = databaseOptions({
  service: 'participation',
  url: config.DATABASE_URL,
  entities: [
    CitySetting, CaseStep, Contact, PersonKey,
    GrantProgram, GrantApplication, ApplicationFile, Reviewer, PanelSeat, GrantReview, GrantDesignation, GrantDesignationCount,
    GrantAward, ChangeRequest, GrantReport, GrantCost, GrantSettlement,
  ],
  migrations: [
    ...messagingMigrations, CreatePersonKeys1763700100000, ...platformMigrations,
    CreateCitySetting1763900000000, CreateGrantApplication1763900001000, CreateGrantReview1763900002000, CreateGrantAward1763900003000,
    CreateContact1763900004000, CreateGrantDesignation1764200000000,
  ],
});

// The default export is what TypeORM's command line opens.
export default new DataSource(dataSourceOptions);
