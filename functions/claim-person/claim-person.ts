import type { Person } from '../../graphql/generated/graphql.ts';
import type { Database } from '../database.ts';

export type ClaimPerson = { viewer: { kind: string; sub?: string } };

/** What somebody has proved to be theirs; null where they have not. */
export type Proved = { email: string | null; phone: string | null };

type Services = { database: Database; provedBy: (sub: string) => Promise<Proved> };

const NOTHING: Proved = { email: null, phone: null };

/** Ties a user to the people whose address or number they have proved to be theirs; answers all that they are. */
export const claimPerson =
  ({ database, provedBy }: Services) =>
  async ({ viewer }: ClaimPerson): Promise<{ people: Person[] }> => {
    const proved = viewer.kind === 'USER' && viewer.sub ? await provedBy(viewer.sub) : NOTHING;
    const rows = await database.query<{ piece: string }>(
      'select in_pieces(claim_people(:viewer::jsonb, :email::text, :phone::text)) as piece',
      { viewer: JSON.stringify(viewer), ...proved },
    );
    return { people: JSON.parse(rows.map(({ piece }) => piece).join('')) as Person[] };
  };
