import {
  GetPackageDocument,
  RegisterPackageDocument,
  ResendConfirmationDocument,
  UpdateNotificationPreferencesDocument,
} from '../../graphql/generated/graphql.ts';
import type { LocalCloud } from '../../local/local-cloud.ts';
import { SEED_PEOPLE } from '../../seed/people.ts';
import { present } from '../present.ts';
import { officeIds, personOf, scan } from './parcels.ts';
import type { RunningSystem } from './running-system.ts';

const NEW = { name: 'Nele Example', email: 'nele@postroom.example' };

/**
 * A package of somebody who hears of all once an hour, for somebody whose address nobody knows: it is asked for twice whether it
 * can be written to, and confirmed when nobody looks.
 */
export async function tellSomebodyNew(system: RunningSystem): Promise<void> {
  const { cloud, signInAs } = system;
  const admin = await signInAs('admin');
  const [lisbon, berlin] = [await signInAs('clerk', 'LIS1'), await signInAs('clerk', 'BER1')];
  try {
    const patient = present(
      SEED_PEOPLE.find(
        ({ id, homeOffice, notifyBy }) =>
          homeOffice === 'LIS1' && notifyBy === 'EMAIL' && id !== personOf('LIS1').id,
      ),
    );
    await admin.send(UpdateNotificationPreferencesDocument, {
      input: { personId: patient.id, digestMinutes: 60 },
    });
    const offices = await officeIds(lisbon);
    const { registerPackage } = await lisbon.send(RegisterPackageDocument, {
      input: {
        idempotencyKey: crypto.randomUUID(),
        sender: { id: patient.id },
        recipient: NEW,
        originOfficeId: present(offices['LIS1']),
        destinationOfficeId: present(offices['BER1']),
      },
    });
    const parcel = present(registerPackage);
    const { getPackage } = await lisbon.send(GetPackageDocument, { id: parcel.id });
    const personId = present(getPackage?.recipient).id;
    await admin.send(ResendConfirmationDocument, { personId });
    await cloud.idle();
    await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
    await scan(berlin, parcel, 'RECEIVE', 'BER1');
    await cloud.idle();
    const asked = cloud.inbox().find(({ to, confirmUrl }) => to === NEW.email && confirmUrl);
    if (asked) await fetch(present(asked.confirmUrl));
  } finally {
    for (const client of [admin, lisbon, berlin]) client.close();
  }
}

/** As it is done every day: who unsubscribed, and who confirmed, is read back from SNS. */
export async function lookAtAllContacts(cloud: LocalCloud): Promise<void> {
  const isContacts = /^NotificationsContactsFunction[0-9A-F]{8}$/;
  const contacts = present(cloud.resources.find(({ logicalId }) => isContacts.test(logicalId)));
  await cloud.invokeLambda(contacts.logicalId, {});
  await cloud.idle();
}
