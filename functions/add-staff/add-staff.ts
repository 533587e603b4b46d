import type { AddStaffInput, ErrorCode, OfficeMember } from '../../graphql/generated/graphql.ts';
import type { Database, Value } from '../database.ts';
import { isOfUnkeepableText, UNKEEPABLE_TEXT } from '../unkeepable-text.ts';

export type AddStaff = { viewer: object; input: AddStaffInput };

export type Refusal = { error: { code: ErrorCode; message: string } };
export type Added = { member: OfficeMember } | Refusal;

export type Accounts = {
  /** The account of this address; a new one, whose owner is invited, where there was none. */
  of: (email: string) => Promise<{ userId: string } | Refusal>;
  addToStaff: (userId: string) => Promise<void>;
};

type Services = { database: Database; accounts: Accounts };

/**
 * Lets somebody work in an office. Every step can be done again: what failed in the middle is made good by sending it once
 * more. The office comes last, so that nobody works in one without having all that it takes.
 */
export const addStaff =
  ({ database, accounts }: Services) =>
  async ({ viewer, input: written }: AddStaff): Promise<Added> => {
    const input = { ...written, email: written.email.trim().toLowerCase() };
    const asking = { viewer: JSON.stringify(viewer) };
    const refusal = await mayAdd(database, { ...asking, input: JSON.stringify(input) });
    if (refusal) return refusal;

    const account = await accounts.of(input.email);
    if ('error' in account) return account;
    await accounts.addToStaff(account.userId);

    const { userId: user_id } = account;
    const { officeId: office_id, role } = input;
    return answerOf<Added>(
      await database.query(
        'select save_staff(:viewer::jsonb, :user_id, :office_id::uuid, :role)::text as answer',
        { ...asking, user_id, office_id, role },
      ),
    );
  };

/** Null if they may. */
async function mayAdd({ query }: Database, values: Record<string, Value>): Promise<Refusal | null> {
  try {
    return answerOf<Refusal | null>(
      await query('select may_add_staff(:viewer::jsonb, :input::jsonb)::text as answer', values),
    );
  } catch (fault) {
    if (isOfUnkeepableText(fault)) return { error: UNKEEPABLE_TEXT };
    throw fault;
  }
}

function answerOf<Answer>([row]: { answer?: string }[]): Answer {
  return JSON.parse(row?.answer ?? 'null') as Answer;
}
