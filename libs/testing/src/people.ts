import { createHash } from 'node:crypto';

/** What a token says about somebody, besides the standard claims. */
export interface PersonClaims {
  kind: 'citizen' | 'staff' | 'reviewer' | 'partner' | 'service';
  roles: readonly string[];
  groups: readonly string[];
  acr: 'L0' | 'L1' | 'L2' | 'L3' | 'L4';
  unit?: string;
  client_id: string;
  /** Per service. */
  scopes: Readonly<Record<string, readonly string[]>>;
}

export const demoGroupIds = {
  sunflower: '01900000-0000-7000-8000-000000000001',
  river: '01900000-0000-7000-8000-000000000002',
  kitchen: '01900000-0000-7000-8000-000000000003',
} as const;

const portal = { acr: 'L3', client_id: 'portal-demo' } as const;
const person = (kind: PersonClaims['kind'], roles: string[], scopes: PersonClaims['scopes'], groups: string[] = []): PersonClaims => ({ ...portal, kind, roles, groups, scopes });
const staff = (role: string, unit: string, scopes: PersonClaims['scopes']): PersonClaims => ({ ...person('staff', [role], scopes), unit });
const officer = (group: string) => person('citizen', ['group-officer'], { participation: ['grants:apply', 'grants:designate'] }, [group]);
const reviewer = (groups: string[] = []) => person('reviewer', ['reviewer'], { participation: ['grants:review'] }, groups);
const client = (id: string, kind: 'partner' | 'service', scopes: PersonClaims['scopes']): PersonClaims => ({ kind, roles: [], groups: [], acr: 'L0', client_id: id, scopes });

/** The demo people and clients of apps/identity, whose spec compares the two lists. */
export const people = {
  citizen: { ...person('citizen', ['citizen'], { participation: ['grants:designate'] }), acr: 'L1' },
  officer: officer(demoGroupIds.sunflower),
  'officer-2': officer(demoGroupIds.river),
  'officer-3': officer(demoGroupIds.kitchen),
  secretariat: staff('secretariat', '0310', { participation: ['grants:check'], notification: ['deliveries:read'] }),
  decider: staff('decider', '0310', { participation: ['grants:decide'] }),
  accountant: staff('accountant', '0900', { participation: ['grants:account'] }),
  auditor: staff('auditor', '0950', { participation: ['grants:audit', 'audit:read'], notification: ['audit:read'] }),
  operator: staff('operator', '0210', { participation: ['events:operate', 'audit:read'], notification: ['events:operate', 'audit:read'] }),
  'public-relations': staff('public-relations', '0220', {
    notification: [
      'deliveries:read', 'deliveries:resend', 'announcements:read', 'announcements:write', 'announcements:publish', 'campaigns:read', 'campaigns:write',
      'campaigns:approve', 'campaigns:operate', 'subscribers:manage', 'mail-templates:write', 'settings:change',
    ],
  }),
  writer: staff('writer', '0310', { notification: ['announcements:read', 'announcements:write', 'campaigns:read', 'campaigns:write'] }),
  'department-head': staff('department-head', '0310', {
    notification: ['announcements:read', 'announcements:write', 'announcements:approve', 'campaigns:read', 'campaigns:write', 'campaigns:approve', 'campaigns:operate'],
  }),
  'duty-officer': staff('duty-officer', '0150', { notification: ['alerts:read', 'alerts:issue', 'telegrams:read'] }),
  headquarters: staff('headquarters', '0150', { notification: ['alerts:read', 'alerts:issue', 'telegrams:read'] }),
  'reviewer-1': reviewer(),
  'reviewer-2': reviewer(),
  'reviewer-3': reviewer([demoGroupIds.sunflower]),
  'reviewer-4': reviewer(),
  participation: client('participation', 'service', {}),
  notification: client('notification', 'service', { participation: ['contacts:resolve'] }),
  'partner-demo': client('partner-demo', 'partner', {}),
} as const satisfies Record<string, PersonClaims>;

export type DemoUser = keyof typeof people;

/** The person's id at one service: stable there, unrelated elsewhere. */
export const personRef = (user: string, service: string): string => createHash('sha256').update(JSON.stringify(['spec', user, service])).digest('base64url');
