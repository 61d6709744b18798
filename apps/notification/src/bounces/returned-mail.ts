import { simpleParser, type Attachment, type ParsedMail } from 'mailparser';

/** What one returned mail says about one recipient. `later`: the other side is still trying. */
export type Verdict = 'hard' | 'soft' | 'delivered' | 'later' | 'complaint' | 'unclear';
export interface ReturnedMail {
  readonly verdict: Verdict;
  /** RFC 3463, or an SMTP code. */
  readonly code?: string;
  /** Addresses the message may have been sent from (VERP), and its Message-IDs: whichever is ours proves what it is about. */
  readonly returnPaths: readonly string[];
  readonly messageIds: readonly string[];
}

type Fields = ReadonlyMap<string, string>;
const maxText = 20_000;

/** Reads what mail servers send back: RFC 3464, RFC 5965, and the plain words of those that know neither. Never throws. */
export async function readReturnedMail(raw: Buffer): Promise<ReturnedMail> {
  try {
    const mail = await simpleParser(raw, { keepDeliveryStatus: true, skipHtmlToText: false, skipTextToHtml: true, skipImageLinks: true });
    return await judge(mail, 0);
  } catch {
    return { verdict: 'unclear', returnPaths: [], messageIds: [] };
  }
}

async function judge(mail: ParsedMail, depth: number): Promise<ReturnedMail> {
  const parts = mail.attachments;
  const report = parts.find(({ contentType }) => contentType === 'message/feedback-report');
  const status = parts.find(({ contentType }) => contentType === 'message/delivery-status' || contentType === 'message/global-delivery-status');
  const quoted = parts.filter(({ contentType }) => /^(message\/(rfc822|global)|text\/rfc822-headers|message\/rfc822-headers)/.test(contentType)).map(headersIn);
  const text = `${mail.subject ?? ''}\n${mail.text ?? ''}`.slice(0, maxText);
  const groups = [report, status].flatMap((part) => (part ? groupsOf(part.content.toString('latin1')) : []));
  const found = {
    returnPaths: [...addressesIn(mail.headers.get('delivered-to')), ...addressesIn(mail.headers.get('x-original-to')), ...[...groups, ...quoted].flatMap((fields) => ['original-mail-from', 'return-path', 'x-return-path', 'errors-to'].flatMap((name) => addressesIn(fields.get(name))))],
    messageIds: [...[...groups, ...quoted].flatMap((fields) => ['original-message-id', 'message-id', 'x-original-message-id'].flatMap((name) => idsIn(fields.get(name)))), ...idsIn(mail.inReplyTo), ...idsIn([mail.references ?? []].flat().join(' ')), ...idsIn(text)],
  };
  if (report) return { verdict: complaintOf(groupsOf(report.content.toString('latin1'))), ...found };
  if (status) return { ...verdictOf(groups, text), ...found };
  // A forwarder wraps the report once more.
  const inner = parts.find(({ contentType }) => contentType === 'message/rfc822');
  if (inner && depth < 3) {
    const nested = await judge(await simpleParser(inner.content, { keepDeliveryStatus: true, skipTextToHtml: true }), depth + 1);
    if (nested.verdict !== 'unclear') return { ...nested, returnPaths: [...found.returnPaths, ...nested.returnPaths], messageIds: [...found.messageIds, ...nested.messageIds] };
  }
  return { ...verdictOfWords(text), ...found };
}

/** The worst that is said of any recipient: a message of ours has one only. */
function verdictOf(groups: readonly Fields[], text: string): Pick<ReturnedMail, 'verdict' | 'code'> {
  for (const fields of groups) {
    const action = fields.get('action')?.toLowerCase().trim();
    if (action === undefined) continue;
    const code = /\b([245])\.\d{1,3}\.\d{1,3}\b/.exec(`${fields.get('status') ?? ''} ${fields.get('diagnostic-code') ?? ''}`)?.[0];
    if (action === 'delayed') return { verdict: 'later', code };
    if (action === 'delivered' || action === 'relayed' || action === 'expanded') return { verdict: 'delivered', code };
    if (action === 'failed') {
      // 5.2.2 (mailbox full) and 5.7.x (refused by a rule) are permanent for this message and not for the address.
      const passing = code === undefined ? verdictOfWords(`${fields.get('diagnostic-code') ?? ''}\n${text}`).verdict === 'soft' : /^4\.|^5\.2\.[12]$|^5\.3\.4$|^5\.4\.|^5\.7\./.test(code);
      const saysUnknown = verdictOfWords(fields.get('diagnostic-code') ?? '').verdict === 'hard';
      return { verdict: passing && !(code?.startsWith('5.') && saysUnknown) ? 'soft' : 'hard', code };
    }
  }
  return verdictOfWords(text);
}

const complaintOf = (groups: readonly Fields[]): Verdict =>
  // Others report fraud or viruses, which nobody unsubscribes from (RFC 5965 §7.3: `not-spam` takes a complaint back).
  groups.some((fields) => /^(abuse|opt-out|opt-out-list|other)$/i.test(fields.get('feedback-type')?.trim() ?? '')) ? 'complaint' : 'unclear';

const unknownUser = /unknown user|user unknown|no such (user|recipient|address|mailbox)|unknown (recipient|mailbox|address)|invalid (recipient|mailbox|address)|user .{0,80}(not found|does ?n[o']t exist)|(recipient|address|mailbox|account).{0,80}(does not exist|not found|disabled|rejected: undeliverable)|host (unknown|not found)|宛先.{0,40}(見つかり|存在し|不明)|アドレス.{0,40}(見つかり|存在し|誤)|あて先.{0,40}(ありません|見つかり)|ユーザー.{0,20}(存在し|不明)/is;
const forNow = /mailbox.{0,40}full|over ?quota|quota (is )?exceeded|exceeds? .{0,30}(quota|limit)|storage limit|temporar|try again|timed? ?out|too many (messages|recipients)|delivery (has been )?delayed|容量|いっぱい|一時的/is;

const isAboutMail = /mail system|mailer-daemon|undeliver|returned mail|failure notice|delivery|rejected|remote host|in reply to|配信|宛先|不達/i;

/** docomo, au and SoftBank answer in words of their own, some without any code. */
function verdictOfWords(text: string): Pick<ReturnedMail, 'verdict' | 'code'> {
  const code = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? (isAboutMail.test(text) ? /(?:^|[\s<(:"])([45][0-5]\d)(?=[\s:)-])/.exec(text)?.[1] : undefined);
  if (unknownUser.test(text)) return { verdict: 'hard', code };
  if (forNow.test(text)) return { verdict: 'soft', code };
  return { verdict: code === undefined ? 'unclear' : code.startsWith('5.1') || code === '550' ? 'hard' : 'soft', code };
}

/** Groups of header fields divided by empty lines, as delivery-status and feedback-report have them. */
function groupsOf(text: string): Fields[] {
  return text.slice(0, maxText).replace(/\r\n/g, '\n').split(/\n[ \t]*\n/).map((group) => fieldsOf(group));
}

function fieldsOf(text: string): Fields {
  const lines = text.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(lines.flatMap((line) => {
    const [, name, value] = /^([A-Za-z][A-Za-z0-9-]*):\s*(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name.toLowerCase(), (value ?? '').trim()] as const];
  }));
}

const headersIn = ({ content }: Attachment): Fields => fieldsOf((content.toString('latin1').slice(0, maxText).replace(/\r\n/g, '\n').split(/\n\n/, 1)[0] ?? ''));
const addressesIn = (value: unknown): string[] => (JSON.stringify(value ?? '').slice(0, maxText).match(/[A-Za-z0-9._+-]{1,70}@[A-Za-z0-9.-]{1,255}/g) ?? []);
const idsIn = (value: string | undefined): string[] => (value?.slice(0, maxText).match(/<[^<>\s]{1,200}@[^<>\s]{1,255}>/g) ?? []);
