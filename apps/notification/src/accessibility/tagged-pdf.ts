import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, type PDFContext, type PDFObject } from 'pdf-lib';

/** Whether a PDF says what its parts are (ISO 14289, PDF/UA): marked, and with a structure tree. */
export function isTagged(pdf: PDFDocument): boolean {
  const marks = pdf.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict);
  const structure = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  return marks?.lookupMaybe(PDFName.of('Marked'), PDFBool) === PDFBool.True && structure !== undefined;
}

const tellsOfMakers = ['Metadata', 'PieceInfo', 'LastModified'];
/** What would run by itself: actions of pages and fields, scripts. */
const runs = ['AA', 'JS', 'JavaScript'];
const actsOutside = [PDFName.of('JavaScript'), PDFName.of('Launch'), PDFName.of('ImportData')];

/**
 * Without who made it, with what, when and from which file (information dictionary, every XMP packet), and without anything
 * that runs when it is opened. The title stays for readers.
 */
export async function withoutMetadata(content: Buffer, title: string): Promise<{ content: Buffer; tagged: boolean }> {
  const pdf = await PDFDocument.load(content, { updateMetadata: false });
  const { context } = pdf;
  const info = context.trailerInfo.Info;
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFDict ? object : 'dict' in object && object.dict instanceof PDFDict ? object.dict : undefined;
    if (dictionary?.get(PDFName.of('Type')) === PDFName.of('Metadata') || reference === info) context.delete(reference);
  }
  for (const dictionary of dictionariesOf(context)) {
    for (const key of [...tellsOfMakers, ...runs]) dictionary.delete(PDFName.of(key));
    const action = dictionary.get(PDFName.of('S'));
    if (actsOutside.some((kind) => kind === action)) for (const key of dictionary.keys()) dictionary.delete(key);
  }
  context.trailerInfo.Info = undefined;
  const tagged = isTagged(pdf);
  pdf.setTitle(title, { showInWindowTitleBar: true });
  return { content: Buffer.from(await pdf.save({ updateFieldAppearances: false })), tagged };
}

/** Every dictionary, those inside of others too. Without recursion: a file may be nested as deep as it is long. */
function dictionariesOf(context: PDFContext): PDFDict[] {
  const found: PDFDict[] = [];
  const open: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = open.pop(); object; object = open.pop()) {
    if (object instanceof PDFArray) open.push(...object.asArray());
    const dictionary = object instanceof PDFDict ? object : 'dict' in object && object.dict instanceof PDFDict ? object.dict : undefined;
    if (!dictionary) continue;
    found.push(dictionary);
    open.push(...dictionary.values());
  }
  return found;
}
