import { NotAllowed } from '@tomoni/procedure';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GrantApplication, type Deed } from '../grant-applications/grant-application.entity.js';
import { GrantProgram } from '../grant-programs/grant-program.entity.js';
import { GrantCost } from '../grant-reports/grant-cost.entity.js';
import { GrantReview, panelResult, type CoiReason } from '../grant-reviews/grant-review.entity.js';
import { GrantSettlement } from '../grant-settlements/grant-settlement.entity.js';
import { sampleContent, sampleProgram, sampleSettings as settings } from '../sample-case.js';
import { GrantAward } from './grant-award.entity.js';

/** P1, arrow by arrow, from the page of the domain and not from the code. */
const arrows = new Set([
  'draft→submitted', 'draft→withdrawn', 'submitted→correction-requested', 'resubmitted→correction-requested', 'correction-requested→resubmitted',
  'submitted→accepted', 'resubmitted→accepted', 'submitted→rejected', 'resubmitted→rejected', 'correction-requested→rejected', 'accepted→under-review',
  'under-review→presented', 'presented→scored', 'scored→presented', 'waitlisted→presented', 'scored→adopted', 'scored→waitlisted', 'scored→declined',
  'waitlisted→adopted', 'waitlisted→declined',
  ...['submitted', 'correction-requested', 'resubmitted', 'accepted', 'under-review', 'presented', 'scored', 'waitlisted'].map((from) => `${from}→withdrawn`),
  'awarded→advance-paid', 'change-approved→advance-paid', 'change-requested→change-approved', 'change-requested→awarded',
  ...['awarded', 'advance-paid', 'change-approved'].flatMap((from) => [`${from}→change-requested`, `${from}→change-approved`, `${from}→reported`]),
  'reported→fixed', 'fixed→settled', 'fixed→refunding', 'settled→closed', 'refunding→closed',
  ...['awarded', 'advance-paid', 'change-requested', 'change-approved', 'reported', 'fixed', 'settled', 'refunding'].map((from) => `${from}→revoked`),
]);

const groupId = 'the group';
const people = {
  officer: { sub: 'officer', roles: ['group-officer'], groups: [groupId] },
  secretariat: { sub: 'secretariat', roles: ['secretariat'], unit: sampleProgram.deptCode },
  decider: { sub: 'decider', roles: ['decider'], unit: sampleProgram.deptCode },
  accountant: { sub: 'accountant', roles: ['accountant'] },
  checkingDecider: { sub: 'secretariat', roles: ['decider'], unit: sampleProgram.deptCode },
  insider: { sub: 'insider', roles: ['secretariat', 'decider', 'accountant'], unit: sampleProgram.deptCode, groups: [groupId] },
  stranger: { sub: 'stranger', roles: ['citizen'] },
} as const;

/** One case with everything that belongs to it. `award` and `settlement` come with the decision. */
class GrantCase {
  readonly program = GrantProgram.prepare(sampleProgram);
  application: GrantApplication;
  reviews = ['r1', 'r2', 'r3', 'r4'].map((reviewer) => GrantReview.assign('case', reviewer));
  award?: GrantAward;
  settlement?: GrantSettlement;
  costs: GrantCost[] = [];

  constructor() {
    this.program.publish('2026-04-01');
    this.application = GrantApplication.draft(groupId, this.program, sampleContent, new Date('2026-04-02T10:00:00+09:00'));
  }

  get status(): string {
    return this.award?.status ?? this.application.status;
  }
}

type Act = (of: GrantCase, deed: Deed, number: number) => void;
const awarded = ({ award, settlement }: GrantCase): { award: GrantAward; settlement: GrantSettlement } => {
  if (!award || !settlement) throw new NotAllowed({ code: 'no-award', ja: '', en: '' });
  return { award, settlement };
};
const today = (deed: Deed): string => new Date(deed.now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
const reviewOf = ({ reviews }: GrantCase, number: number): GrantReview => reviews[number % reviews.length] ?? GrantReview.assign('case', 'none');

const acts: Record<string, Act> = {
  edit: ({ application }, deed) => application.edit(sampleContent, deed),
  submit: ({ application, program }, deed) => application.submit(program, settings.formCheckPeriod, deed),
  requestCorrection: ({ application }, deed) => application.requestCorrection('items', settings.correctionPeriod, deed),
  resubmit: ({ application, program }, deed) => application.resubmit(program, settings.formCheckPeriod, deed),
  accept: ({ application, program }, deed) => application.accept(program, deed),
  reject: ({ application }, deed) => application.reject('reason', deed),
  withdraw: ({ application }, deed, number) => number % 20 === 0 && application.withdraw(deed),
  openReview: ({ application }, deed) => application.openReview(deed),
  declare: (of, _, number) => reviewOf(of, number).declareInterests(number % 17 === 0 ? 'member-of-group' : null),
  score: (of, _, number) => reviewOf(of, number).score({ 'public-benefit': number % 12, feasibility: 9 }, of.program.criteria, of.application),
  seal: (of, deed, number) => reviewOf(of, number).seal(of.program.criteria, of.application, deed.now),
  findInterest: (of, deed, number) => {
    const reasons: CoiReason[] = ['funder-of-group', 'kin-within-third-degree'];
    if (number % 11 !== 0) return;
    reviewOf(of, number).findInterest(reasons[number % 2] ?? 'funder-of-group');
    if (of.application.awaitsDecision && of.reviews.filter(({ counts }) => counts).length < settings.panelQuorum) of.application.loseQuorum(deed.now);
  },
  present: ({ application }, deed) => application.recordPresentation(deed),
  confirm: ({ application, reviews, program }, deed) => {
    application.confirmScores(deed);
    panelResult(reviews, program.criteria, settings.panelQuorum);
  },
  waitlist: ({ application }, deed, number) => number % 5 === 0 && application.waitlist('reason', deed),
  decline: ({ application }, deed, number) => number % 4 === 0 && application.decline('reason', deed),
  adopt: (of, deed, number) => {
    of.application.adopt(deed, 'reason');
    const result = panelResult(of.reviews, of.program.criteria, settings.panelQuorum);
    const terms = { decidedYen: 100_000 + (number % 60_000), conditions: null, result, rank: 1, designatedYen: null, reportPeriod: settings.reportPeriod };
    of.award = GrantAward.decide(of.application, of.program, terms, deed).award;
    of.settlement = GrantSettlement.open(of.award, { rateBp: of.program.rateBp, advanceRateBp: settings.advanceRateBp, roundingUnitYen: 1_000 });
  },
  payAdvance: (of, deed, number) => {
    const { award, settlement } = awarded(of);
    award.payAdvance(deed);
    settlement.payAdvance(number * 400, today(deed));
  },
  requestChange: (of, deed) => void awarded(of).award.requestChange(deed),
  changeDirectly: (of, deed) => void awarded(of).award.changeDirectly(deed),
  approveChange: (of, deed, number) => {
    const { award, settlement } = awarded(of);
    award.approveChange(90_000 + number * 300, undefined, deed);
    settlement.lowerAward(award.decidedYen);
  },
  refuseChange: (of, deed) => void awarded(of).award.refuseChange('reason', deed),
  report: (of, deed, number) => {
    const { award } = awarded(of);
    award.report('2026-07-01', settings.reportPeriod, deed);
    of.costs = GrantCost.list(award, [{ category: 'supplies', label: 'a', paidOn: award.decidedOn, yen: 1 + number * 1_500 }, { category: 'fees', label: 'b', paidOn: '2026-06-01', yen: 90_000 }]);
  },
  fix: (of, deed) => {
    const { award, settlement } = awarded(of);
    award.fix(deed);
    for (const cost of of.costs) cost.assess(of.program);
    settlement.fix(of.costs.reduce((sum, { acceptedYen }) => sum + (acceptedYen ?? 0), 0), today(deed));
  },
  settle: (of, deed) => {
    const { award, settlement } = awarded(of);
    award.settle(settlement.settle(today(deed), settings.refundPeriod), deed);
  },
  recordRefund: (of, deed) => {
    const { award, settlement } = awarded(of);
    award.recordRefund(deed);
    settlement.recordRefund(today(deed));
  },
  close: (of, deed) => void awarded(of).award.close(deed),
  revoke: (of, deed, number) => {
    const { award, settlement } = awarded(of);
    if (number % 3 !== 0) return;
    award.revoke('breach', 'note', deed);
    settlement.revoke(today(deed), settings.refundPeriod);
  },
};

/** As the transaction does: what a refused deed began is undone. */
function attempt(of: GrantCase, act: Act, deed: Deed, number: number): boolean {
  const copyOf = <T extends object>(entity: T): T => Object.assign(Object.create(Object.getPrototypeOf(entity) as object) as T, entity);
  const before = { application: copyOf(of.application), reviews: of.reviews.map(copyOf), award: of.award && copyOf(of.award), settlement: of.settlement && copyOf(of.settlement), costs: of.costs.map(copyOf) };
  try {
    act(of, deed, number);
    return true;
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    Object.assign(of, before);
    return false;
  }
}

/** Everybody who may takes the next step of their review. */
acts['panel'] = (of, deed, number) => {
  for (const review of of.reviews.filter(({ isRecused, sealedAt }) => !isRecused && !sealedAt)) {
    if (review.coi === 'undeclared') review.declareInterests(null);
    review.score({ 'public-benefit': 4 + (number % 7), feasibility: 9 }, of.program.criteria, of.application);
    review.seal(of.program.criteria, of.application, deed.now);
  }
};

/** What usually comes next, so that most cases get far. */
const usual: Readonly<Record<string, readonly string[]>> = {
  draft: ['submit'], submitted: ['accept', 'requestCorrection'], 'correction-requested': ['resubmit'], resubmitted: ['accept'], accepted: ['openReview'],
  'under-review': ['declare', 'score', 'panel', 'present'], presented: ['panel', 'confirm'], scored: ['adopt', 'waitlist', 'decline', 'findInterest'], waitlisted: ['adopt', 'decline'],
  awarded: ['payAdvance', 'requestChange', 'changeDirectly', 'report', 'payAdvance'], 'advance-paid': ['report', 'requestChange'], 'change-requested': ['approveChange', 'refuseChange'],
  'change-approved': ['payAdvance', 'report'], reported: ['fix'], fixed: ['settle', 'revoke'], refunding: ['recordRefund'], settled: ['close'],
};
/** An officer who also works for the city may act for the group, and in no office. */
const officers = ['officer', 'insider'] as const;
/** Whoever did the form check may not decide on the application; what comes later is no approval of that check. */
const deciders = ['decider', 'checkingDecider'] as const;
const mayStart: Readonly<Record<string, readonly (keyof typeof people)[]>> = {
  submit: officers, edit: officers, resubmit: officers, withdraw: officers, report: officers, requestChange: officers, changeDirectly: officers,
  requestCorrection: ['secretariat'], accept: ['secretariat'], reject: ['secretariat'], openReview: ['secretariat'], present: ['secretariat'], confirm: ['secretariat'],
  adopt: ['decider'], waitlist: ['decider'], decline: ['decider'], fix: deciders, approveChange: deciders, refuseChange: deciders, revoke: deciders,
  payAdvance: ['accountant'], settle: ['accountant'], recordRefund: ['accountant'], close: ['accountant'],
};

test('whatever anybody tries in whatever order: only P1’s arrows, only by whom P1 names, and never a forbidden sum', { timeout: 30_000 }, () => {
  const reached = new Set<string>();
  const tenth = fc.integer({ min: 0, max: 9 });
  const step = fc.record({
    any: fc.constantFrom(...Object.keys(acts)), onward: tenth, choice: fc.nat({ max: 11 }),
    anybody: fc.constantFrom(...(Object.keys(people) as (keyof typeof people)[])), right: tenth, number: fc.nat({ max: 200 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 50 }), (steps) => {
      const of = new GrantCase();
      let day = Date.parse('2026-04-05T10:00:00+09:00');
      steps.forEach(({ any, onward, choice, anybody, right, number }) => {
        day += (number % 12) * 86_400_000;
        const next = usual[of.status] ?? [];
        const name = (onward < 8 ? next[choice % next.length] : undefined) ?? any;
        const person = right < 8 ? (mayStart[name]?.[0] ?? anybody) : anybody;
        const from = of.status;
        const done = attempt(of, acts[name] ?? (() => undefined), { caller: people[person], now: new Date(day) }, number);
        if (of.status !== from) {
          // Adoption and award are one deed: the application is adopted, its award is what the case then is.
          expect(of.status === 'awarded' && from !== 'change-requested' ? arrows.has(`${from}→adopted`) : arrows.has(`${from}→${of.status}`), `${from}→${of.status} by ${name}`).toBe(true);
          if (name in mayStart && name !== 'findInterest') expect(mayStart[name]).toContain(person);
          reached.add(of.status);
        }
        if (done) holds(of);
      });
    }),
    { numRuns: 300, seed: 611, endOnFailure: true },
  );
  expect([...reached].sort()).toEqual([
    'accepted', 'advance-paid', 'awarded', 'change-approved', 'change-requested', 'closed', 'correction-requested', 'declined', 'fixed', 'presented', 'refunding',
    'rejected', 'reported', 'resubmitted', 'revoked', 'scored', 'settled', 'submitted', 'under-review', 'waitlisted', 'withdrawn',
  ]);
});

function holds({ application, program, reviews, award, settlement, costs }: GrantCase): void {
  for (const review of reviews) if (review.isRecused) expect(review.counts).toBe(false);
  if (award && settlement) {
    expect(application.status).toBe('adopted');
    expect(award.decidedYen).toBeLessThanOrEqual(Math.min(program.budgetYen, application.requestedYen));
    expect(award.scoreBp).toBeGreaterThanOrEqual(program.minScoreBp);
    expect(settlement.advanceYen).toBeLessThanOrEqual((award.decidedYen * settings.advanceRateBp) / 10_000);
    expect(settlement.finalYen ?? 0).toBeLessThanOrEqual(award.decidedYen);
    if (settlement.balanceYen !== null) expect(settlement.finalYen).not.toBeNull();
    if (award.status === 'closed') expect(settlement.advanceYen + (settlement.balanceYen ?? 0) - (settlement.refundYen ?? 0)).toBe(settlement.finalYen);
    if (award.status === 'revoked') expect(settlement.refundYen).toBe(settlement.advanceYen + (settlement.balanceYen ?? 0));
  }
  for (const cost of costs) if (award && cost.paidOn < award.decidedOn) expect(cost.acceptedYen ?? 0).toBe(0);
}
