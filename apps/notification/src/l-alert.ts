/**
 * Words of the Lアラート (公共情報コモンズ), as its published definitions of EDXL and of PCXML 1.3 name them. Newer versions of its
 * definition come with the contract; what is written here and what is read meets in this file.
 */
export const namespaces = {
  edxlde: 'urn:oasis:names:tc:emergency:EDXL:DE:1.0',
  commons: 'http://xml.publiccommons.ne.jp/xml/edxl/',
  pcx: 'http://xml.publiccommons.ne.jp/pcxml1/3',
  pcx_ib: 'http://xml.publiccommons.ne.jp/pcxml1/informationBasis3/',
  pcx_eb: 'http://xml.publiccommons.ne.jp/pcxml1/elementBasis3/',
  pcx_ev: 'http://xml.publiccommons.ne.jp/pcxml1/body/evacuation3',
  pcx_gi: 'http://xml.publiccommons.ne.jp/pcxml1/body/GeneralInformation3',
} as const;

/** distributionStatus, as we call it. */
export const distributionStatuses = { normal: 'Actual', drill: 'Exercise', test: 'Test' } as const;

/** commons:category → the code under which the city maps it: LA and the letters of its schema. */
export const lAlertKinds: Readonly<Record<string, string>> = {
  EvacuationOrder: 'LAEV', Shelter: 'LASH', AntidisasterHeadquarter: 'LAAH', DamageInformation: 'LADI', GeneralInformation: 'LAGI', Event: 'LAEN', UrgentMail: 'LAUM',
};
export const otherLAlertKind = 'LAXX';

/** 発令区分 of the law as it stands since 2021 (災害対策基本法56条・60条). */
export const evacuationSorts: Readonly<Record<number, string>> = { 3: '高齢者等避難', 4: '避難指示', 5: '緊急安全確保' };

/** Whose system wrote a document: every documentID begins with it. */
export const documentIdOf = (sender: string, id: string): string => `${sender}-${id}`;
