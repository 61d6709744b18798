// Everybody and everything here is invented for demonstrations: 「見本」 means "sample", example.jp is reserved (RFC 2606, JPRS).

/** Who somebody is towards a service; goes into the token as `kind`. */
export type Kind = 'citizen' | 'staff' | 'reviewer' | 'partner' | 'service';

export interface DemoGroup {
  readonly id: string;
  readonly name: string;
  readonly kana: string;
}

export interface DemoUnit {
  readonly code: string;
  readonly name: string;
}

export interface DemoPerson {
  /** The login: what a script sends and what the sign-in page's button carries. */
  readonly id: string;
  readonly name: string;
  readonly kana: string;
  readonly mail: string;
  readonly kind: Kind;
  readonly role: { readonly ja: string; readonly en: string };
  readonly roles: readonly string[];
  /** Of the office: the code stands in the token and on cases, the name is for people. */
  readonly unit?: DemoUnit;
  /** The groups this person is an officer of. */
  readonly groups: readonly string[];
  /** Identity assurance level: L1 mail, L3 JPKI sign-in, L4 JPKI signature (domain A1). */
  readonly assurance: 0 | 1 | 2 | 3 | 4;
  /** Per service, what this person may be given at most. */
  readonly scopes: Readonly<Record<string, readonly string[]>>;
}

export const demoGroups = {
  sunflower: { id: '01900000-0000-7000-8000-000000000001', name: '見本ひまわり会', kana: 'みほんひまわりかい' },
  river: { id: '01900000-0000-7000-8000-000000000002', name: '見本川をきれいにする会', kana: 'みほんがわをきれいにするかい' },
  kitchen: { id: '01900000-0000-7000-8000-000000000003', name: '見本こども食堂', kana: 'みほんこどもしょくどう' },
} as const satisfies Record<string, DemoGroup>;

const groupOfficer = (id: string, name: string, kana: string, group: DemoGroup): DemoPerson => ({
  id, name, kana, mail: `${id}@example.jp`, kind: 'citizen',
  role: { ja: `${group.name}の代表`, en: 'Group representative' },
  roles: ['group-officer'], groups: [group.id], assurance: 3,
  scopes: { participation: ['grants:apply', 'grants:designate'] },
});

const reviewer = (number: number, name: string, kana: string, groups: readonly string[] = []): DemoPerson => ({
  id: `reviewer-${number}`, name, kana, mail: `reviewer-${number}@example.jp`, kind: 'reviewer',
  role: { ja: '審査委員', en: 'Reviewer' },
  roles: ['reviewer'], groups, assurance: 3,
  scopes: { participation: ['grants:review'] },
});

export const demoUnits = {
  coCreation: { code: '0310', name: '協働推進課' },
  accounts: { code: '0900', name: '会計課' },
  audit: { code: '0950', name: '監査委員事務局' },
  crisisManagement: { code: '0150', name: '危機管理課' },
  informationPolicy: { code: '0210', name: '情報政策課' },
  publicRelations: { code: '0220', name: '広報課' },
} as const satisfies Record<string, DemoUnit>;

const staff = (id: string, unit: DemoUnit, role: DemoPerson['role'], [name, kana]: readonly [string, string], scopes: DemoPerson['scopes']): DemoPerson => ({
  id, name, kana, mail: `${id}@city.example.jp`, kind: 'staff', role, roles: [id], unit, groups: [], assurance: 3, scopes,
});

export const demoPeople: readonly DemoPerson[] = [
  {
    id: 'citizen', name: '見本 花子', kana: 'みほん はなこ', mail: 'citizen@example.jp', kind: 'citizen',
    role: { ja: '市民', en: 'Citizen' }, roles: ['citizen'], groups: [], assurance: 1, scopes: { participation: ['grants:designate'] },
  },
  groupOfficer('officer', '見本 太郎', 'みほん たろう', demoGroups.sunflower),
  // 辻 with a variation selector (two code points), 𠮷 outside the basic plane: names arrive, are stored and are mailed byte for byte.
  groupOfficer('officer-2', '見本辻\u{E0100} 𠮷郎', 'みほんつじ よしろう', demoGroups.river),
  groupOfficer('officer-3', '見本 千代子', 'みほん ちよこ', demoGroups.kitchen),
  staff('secretariat', demoUnits.coCreation, { ja: '協働推進課 事務局', en: 'Grant secretariat' }, ['見本 真理', 'みほん まり'], {
    participation: ['grants:check'], notification: ['deliveries:read'],
  }),
  staff('decider', demoUnits.coCreation, { ja: '協働推進課長', en: 'Head of the unit, decides' }, ['見本 正', 'みほん ただし'], {
    participation: ['grants:decide'],
  }),
  staff('accountant', demoUnits.accounts, { ja: '会計課', en: 'Accountant' }, ['見本 和子', 'みほん かずこ'], {
    participation: ['grants:account'],
  }),
  staff('auditor', demoUnits.audit, { ja: '監査委員事務局', en: 'Auditor' }, ['見本 清', 'みほん きよし'], {
    participation: ['grants:audit', 'audit:read'], notification: ['audit:read'],
  }),
  staff('operator', demoUnits.informationPolicy, { ja: '情報政策課', en: 'System operator' }, ['見本 健', 'みほん けん'], {
    participation: ['events:operate', 'audit:read'], notification: ['events:operate', 'audit:read'],
  }),
  staff('public-relations', demoUnits.publicRelations, { ja: '広報課', en: 'Public relations' }, ['見本 光', 'みほん ひかる'], {
    notification: [
      'deliveries:read', 'deliveries:resend', 'announcements:read', 'announcements:write', 'announcements:publish', 'campaigns:read', 'campaigns:write',
      'campaigns:approve', 'campaigns:operate', 'subscribers:manage', 'mail-templates:write', 'settings:change',
    ],
  }),
  staff('writer', demoUnits.coCreation, { ja: '協働推進課 広報担当', en: 'Writes announcements' }, ['見本 文', 'みほん ふみ'], {
    notification: ['announcements:read', 'announcements:write', 'campaigns:read', 'campaigns:write'],
  }),
  staff('department-head', demoUnits.coCreation, { ja: '協働推進課 広報責任者', en: 'Approves announcements of the unit' }, ['見本 誠', 'みほん まこと'], {
    notification: ['announcements:read', 'announcements:write', 'announcements:approve', 'campaigns:read', 'campaigns:write', 'campaigns:approve', 'campaigns:operate'],
  }),
  staff('duty-officer', demoUnits.crisisManagement, { ja: '危機管理課 当直', en: 'Duty officer' }, ['見本 守', 'みほん まもる'], {
    notification: ['alerts:read', 'alerts:issue', 'telegrams:read'],
  }),
  staff('headquarters', demoUnits.crisisManagement, { ja: '災害対策本部', en: 'Disaster headquarters' }, ['見本 司', 'みほん つかさ'], {
    notification: ['alerts:read', 'alerts:issue', 'telegrams:read'],
  }),
  reviewer(1, '見本 一美', 'みほん かずみ'),
  reviewer(2, '見本 二郎', 'みほん じろう'),
  // Treasurer of officer's group: the conflict of interest of every demonstration.
  reviewer(3, '見本 三千代', 'みほん みちよ', [demoGroups.sunflower.id]),
  reviewer(4, '見本 四郎', 'みほん しろう'),
];

/** The person with this login, or undefined. */
export const findDemoPerson = (id: string): DemoPerson | undefined => demoPeople.find((person) => person.id === id);
