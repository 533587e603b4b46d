import type { Database } from '../../database/test-parcel.ts';
import type { Parcel, SecretKind } from './world.ts';

type Made = { newLink: { link: { id: string }; secret: string } };

/** Links of each kind, made as the staff of a package make them. */
export function secrets(db: Database, aParcel: () => Promise<Parcel>) {
  const known = new Map<SecretKind, Promise<string>>();

  async function make(kind: SecretKind): Promise<string> {
    const { id } = await aParcel();
    const input = { packageId: id, isForRecipient: kind !== 'plain' };
    const admin = { kind: 'USER', sub: 'an admin', groups: ['admin'] };
    const { newLink: made } = await db.value<Made>('select create_tracking_link($1, $2)', [admin, input]);
    const ends = { revoked: 'revoked_at', expired: 'expires_at', plain: null, recipients: null }[kind];
    if (ends) {
      await db.query(`update tracking_link set ${ends} = now() - interval '1 minute' where id = $1`, [
        made.link.id,
      ]);
    }
    return made.secret;
  }

  return (kind: SecretKind, isFresh = false): Promise<string> => {
    const secret = (!isFresh && known.get(kind)) || make(kind);
    if (!isFresh) known.set(kind, secret);
    return secret;
  };
}
