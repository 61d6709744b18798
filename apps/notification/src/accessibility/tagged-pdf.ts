import { PDFBool, PDFDict, PDFDocument, PDFName } from 'pdf-lib';

/** Whether a PDF says what its parts are (ISO 14289, PDF/UA): marked, and with a structure tree. */
export function isTagged(pdf: PDFDocument): boolean {
  const marks = pdf.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict);
  const structure = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  return marks?.lookupMaybe(PDFName.of('Marked'), PDFBool) === PDFBool.True && structure !== undefined;
}

/** Who made it, with what, when and from which file: out of the information dictionary and of every XMP packet. The title stays for readers. */
export async function withoutMetadata(content: Buffer, title: string): Promise<{ content: Buffer; tagged: boolean }> {
  const pdf = await PDFDocument.load(content, { updateMetadata: false });
  const { context } = pdf;
  const info = context.trailerInfo.Info;
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFDict ? object : 'dict' in object && object.dict instanceof PDFDict ? object.dict : undefined;
    if (!dictionary) continue;
    const isPacket = dictionary.get(PDFName.of('Type')) === PDFName.of('Metadata');
    if (isPacket || reference === info) context.delete(reference);
    for (const key of ['Metadata', 'PieceInfo', 'LastModified']) dictionary.delete(PDFName.of(key));
  }
  context.trailerInfo.Info = undefined;
  const tagged = isTagged(pdf);
  pdf.setTitle(title, { showInWindowTitleBar: true });
  return { content: Buffer.from(await pdf.save({ updateFieldAppearances: false })), tagged };
}
