import type { NotificationKind, ResponsibleParty } from '../../graphql/generated/graphql.ts';
import { english } from './texts-en.ts';
import { french } from './texts-fr.ts';
import { german } from './texts-de.ts';
import { spanish } from './texts-es.ts';

/** ICU messages. A text that is missing does not compile. */
export type Texts = {
  /** Of `number`, without a full stop; the subject of an e-mail, and so never with a name. */
  readonly what: Record<NotificationKind, string>;
  /** Of `count` packages, as part of a list. */
  readonly several: Record<NotificationKind, string>;
  /** Who delays it. */
  readonly because: Record<ResponsibleParty, string>;
  /** Of `office`. */
  readonly where: string;
  /** Of `time`. */
  readonly when: string;
  /** Of `time`. */
  readonly expected: string;
  /** Of `link`. */
  readonly track: string;
  /** Of `said`, what an earlier message said. */
  readonly corrected: string;
  /** Of `count` packages. */
  readonly together: string;
};

const LANGUAGES = { en: english, de: german, fr: french, es: spanish } as const satisfies Record<
  string,
  Texts
>;
export type Language = keyof typeof LANGUAGES;
export const languages = Object.keys(LANGUAGES) as Language[];

/** By a tag of BCP 47: in its language, English where there is no text; times as they are written in its region. */
export function textsIn(tag: string): { texts: Texts; locale: string } {
  const [language = '', region = ''] = tag.split('-');
  const known = languages.find((candidate) => candidate === language.toLowerCase());
  if (!known) return { texts: english, locale: 'en-GB' };
  return { texts: LANGUAGES[known], locale: /^[A-Za-z]{2}$/.test(region) ? `${known}-${region}` : known };
}
