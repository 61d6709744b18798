/** An event of this group cannot be handled: neither ours nor its peers can. */
export const poisonGroup = '0198c0de-0000-7000-8000-00000000dead';

export function refusePoison({ groupId }: { readonly groupId?: unknown }): void {
  if (groupId === poisonGroup) throw new Error('poison: this group cannot be handled');
}
