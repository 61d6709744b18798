/** The body of a reply. Refusals are thrown by `Session`, so there always is one where the document says so. */
export async function reply<R extends { data?: unknown }>(call: Promise<R>): Promise<NonNullable<R['data']>> {
  const { data } = await call;
  if (data === undefined || data === null) throw new Error('The reply has no body');
  return data;
}
