import { IntlMessageFormat } from 'intl-messageformat';
import type { NotificationFacts } from '../../domain/notification-facts.ts';
import { formatTrackingNumber } from '../../domain/tracking-number.ts';
import type { Channel, NotificationKind } from '../../graphql/generated/graphql.ts';
import { cut, plainName } from './plain-name.ts';
import { timeIn, type Style } from './reader-time.ts';
import { inSeptets, partsOf } from './sms-part.ts';
import { textsIn, type Texts } from './texts.ts';

export type Message = { subject: string; text: string; parts?: number };

export type Reader = {
  /** BCP 47. */
  language: string;
  /** IANA; null where nobody knows it: then times are those of the place. */
  timeZone: string | null;
  channel: Channel;
  /** Where packages are followed; a tracking number makes it a link. */
  trackingLink: string | null;
};

type Voice = Reader & { texts: Texts; locale: string };

const LONGEST_NAME = 60;
/** SNS takes fewer than 100 characters, on one line (F123). */
const LONGEST_SUBJECT = 99;

/** What one message says, of one package or of several. */
export function messageOf(items: readonly NotificationFacts[], reader: Reader): Message {
  const voice = { ...reader, ...textsIn(reader.language) };
  const subject = cut(subjectOf(items, voice).replace(/\s+/gu, ' '), LONGEST_SUBJECT);
  if (reader.channel === 'EMAIL') {
    return { subject, text: emailOf(items, subject, voice) };
  }
  const text = items.length > 1 ? smsOfMany(items, subject, voice) : smsOf(items, voice);
  return { subject, text, parts: partsOf(text) };
}

/** Holds no name, so that nothing can make it long or break its line. */
function subjectOf(items: readonly NotificationFacts[], voice: Voice): string {
  const [first] = items;
  const count = new Set(items.map(({ trackingNumber }) => trackingNumber)).size;
  return items.length === 1 && first ? headline(first, voice) : say(voice, voice.texts.together, { count });
}

function headline(
  { kind, trackingNumber }: Pick<NotificationFacts, 'kind' | 'trackingNumber'>,
  voice: Voice,
): string {
  return say(voice, voice.texts.what[kind], { number: formatTrackingNumber(trackingNumber) });
}

function emailOf(items: readonly NotificationFacts[], subject: string, voice: Voice): string {
  const paragraphs = items.map((item) => linesOf(item, voice).join('\n'));
  return items.length === 1 ? paragraphs.join('') : [`${subject}:`, ...paragraphs].join('\n\n');
}

function linesOf(item: NotificationFacts, voice: Voice): string[] {
  const { texts, trackingLink } = voice;
  const time = timeIn(voice, item.occurredAt, item.occurredZone, 'long');
  return [
    `${sentence(item, voice)}.`,
    ...reasonOf(item, voice),
    ...(item.officeName === null
      ? []
      : [say(voice, texts.where, { office: plainName(item.officeName, LONGEST_NAME) })]),
    ...(item.kind === 'CORRECTION' ? [] : [say(voice, texts.when, { time })]),
    ...expectedOf(item, voice, 'long'),
    ...(trackingLink === null
      ? []
      : [say(voice, texts.track, { link: `${trackingLink}${item.trackingNumber}` })]),
  ];
}

/** Of a correction: what was said. */
function sentence(item: NotificationFacts, voice: Voice): string {
  if (item.kind !== 'CORRECTION' || item.correctedKind === null) return headline(item, voice);
  const said = headline({ ...item, kind: item.correctedKind }, voice);
  return say(voice, voice.texts.corrected, { said });
}

function reasonOf({ kind, responsibleParty }: NotificationFacts, voice: Voice): string[] {
  return kind === 'DELAYED' && responsibleParty
    ? [say(voice, voice.texts.because[responsibleParty], {})]
    : [];
}

function expectedOf(
  { kind, expectedAt, expectedZone }: NotificationFacts,
  voice: Voice,
  style: Style,
): string[] {
  if (kind !== 'DELAYED' || expectedAt === null) return [];
  const time = timeIn(voice, expectedAt, expectedZone ?? 'UTC', style);
  return [say(voice, voice.texts.expected, { time })];
}

/** The longest office name with which all fits into one part; none where none does, nor a link where that does not. */
function smsOf([item]: readonly NotificationFacts[], voice: Voice): string {
  if (!item) return '';
  const said = inSeptets(sentence(item, voice));
  const expected = expectedOf(item, voice, 'short').map((text) => ` ${text}.`);
  const unlinked = inSeptets(`.${expected.join('')}`);
  const linked = `${unlinked}${linkTo(item.trackingNumber, voice)}`;
  const rest = partsOf(`${said}${linked}`) === 1 ? linked : unlinked;
  const name = inSeptets(plainName(item.officeName ?? '', LONGEST_NAME));
  for (let office = name; office !== ''; office = cut(office, office.length - 1)) {
    const text = `${said} (${office})${rest}`;
    if (partsOf(text) === 1) return text;
  }
  return `${said}${rest}`;
}

/** What there is most of first; what does not fit is left out. */
function smsOfMany(items: readonly NotificationFacts[], subject: string, voice: Voice): string {
  const counts = new Map<NotificationKind, number>();
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([kind, count]) => say(voice, voice.texts.several[kind], { count }));
  const texts = parts.map((_, less) =>
    inSeptets(`${subject}: ${parts.slice(0, parts.length - less).join(', ')}.${linkTo('', voice)}`),
  );
  const bare = inSeptets(subject);
  return [...texts, `${bare}.${linkTo('', voice)}`].find((text) => partsOf(text) === 1) ?? bare;
}

function linkTo(trackingNumber: string, { trackingLink }: Voice): string {
  return trackingLink === null ? '' : ` ${trackingLink}${trackingNumber}`;
}

const formats = new Map<string, IntlMessageFormat>();

function say({ locale }: Voice, text: string, values: Record<string, string | number>): string {
  const key = `${locale} ${text}`;
  const format = formats.get(key) ?? new IntlMessageFormat(text, locale);
  formats.set(key, format);
  return String(format.format(values));
}

/** What the ledger leases as a message. */
type Leased = Omit<Reader, 'trackingLink'> & { items: readonly NotificationFacts[] };

/** Packages are followed on this page, if there is one. */
export const textWith =
  (trackingLink: string | null) =>
  ({ items, ...reader }: Leased): Message =>
    messageOf(items, { ...reader, trackingLink });
