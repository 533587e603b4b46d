import type { Carrier } from '../graphql/generated/graphql.ts';

/** ISO 3166-1 alpha-2. */
const COUNTRIES = [
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT',
  'BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH',
  'ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT',
  'HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS',
  'LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI',
  'NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG',
  'SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG',
  'UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW',
].join(' ');

/** By the first letter of the service indicator (UPU S10); the others are for domestic use or free. */
const SERVICES: Record<string, string> = {
  C: 'a parcel',
  E: 'an express item (EMS)',
  H: 'an e-commerce parcel',
  L: 'a tracked letter',
  M: 'an M bag',
  Q: 'a business reply',
  R: 'a registered letter',
  U: 'a letter',
  V: 'an insured letter',
};

export type Post = { country: string; isKnown: boolean; carrier: Carrier | null; service: string };

/** Whose post gave an S10 number, and for what. */
export function postOf(number: string): Post {
  const country = number.slice(-2);
  const isKnown = ` ${COUNTRIES} `.indexOf(` ${country} `) !== -1;
  return {
    country,
    isKnown,
    carrier: !isKnown ? null : country === 'US' ? 'USPS' : 'POST',
    service: SERVICES[number.charAt(0)] ?? 'an item',
  };
}
