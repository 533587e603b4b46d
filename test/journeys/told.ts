import { textsIn } from '../../functions/notify/texts.ts';
import type { NotificationKind } from '../../graphql/generated/graphql.ts';
import { formatTrackingNumber } from '../../domain/tracking-number.ts';
import { SEED_PEOPLE } from '../../seed/people.ts';
import type { Parcel } from './parcels.ts';
import type { RunningSystem } from './running-system.ts';

/** What went out about a package, each once for each time: `SMS +44… ARRIVED`. In no order. */
export function toldOf({ cloud }: RunningSystem, { trackingNumber }: Parcel): string[] {
  const number = formatTrackingNumber(trackingNumber);
  return cloud
    .inbox()
    .filter(({ body }) => body.includes(number))
    .map(({ channel, to, body }) => `${channel.toUpperCase()} ${to} ${kindSaid(to, body, number)}`)
    .sort();
}

/** By the words that its reader's language has for it. */
function kindSaid(to: string, body: string, number: string): NotificationKind | 'UNKNOWN' {
  const reader = SEED_PEOPLE.find(({ email, phone }) => email === to || phone === to);
  const { what } = textsIn(reader?.language ?? 'en').texts;
  const kinds = Object.keys(what) as NotificationKind[];
  return kinds.find((kind) => body.startsWith(what[kind].replace('{number}', number))) ?? 'UNKNOWN';
}
