import {
  AddStaffDocument,
  ClaimPersonDocument,
  ErasePersonDocument,
} from '../../graphql/generated/graphql.ts';
import { present } from '../present.ts';
import { officeIds, personOf } from './parcels.ts';
import type { RunningSystem } from './running-system.ts';

/** Lets somebody in, finds out who somebody is, forgets two; answers which of it was done. */
export async function manageAccounts(system: RunningSystem): Promise<string[]> {
  const { cloud, signInAs, userOf } = system;
  const admin = await signInAs('admin');
  const person = await signInAs('person');
  const steps: Record<string, () => Promise<unknown>> = {
    added: async () => {
      const officeId = present((await officeIds(admin))['LIS1']);
      const input = { email: 'new.clerk@postroom.example', officeId, role: 'CLERK' as const };
      return admin.send(AddStaffDocument, { input });
    },
    claimed: () => person.send(ClaimPersonDocument, {}),
    erased: async () => {
      // one who has an account, then one who hears by e-mail
      for (const personId of [present(userOf('person').personId), personOf('BER1').id]) {
        await admin.send(ErasePersonDocument, { personId });
        await cloud.idle();
      }
    },
  };
  const done: string[] = [];
  for (const [name, step] of Object.entries(steps))
    await step().then(
      () => done.push(name),
      () => undefined,
    );
  admin.close();
  person.close();
  return done;
}
