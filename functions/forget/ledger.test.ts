import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aScannedPackage } from '../../test/a-scanned-package.ts';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { present } from '../../test/present.ts';
import { ledgerOf, type Ledger } from './ledger.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:000000000000:contact-0123456789abcdef0123456789abcdef';

let database: LiveDatabase;
let ledger: Ledger;
beforeAll(async () => {
  database = await startDatabase();
  await database.prepare();
  ledger = ledgerOf(database.api);
});
afterAll(() => database.close());

/** Somebody with an account and a topic, erased by an admin. */
async function anErased(): Promise<void> {
  const packageId = await aScannedPackage(database, {
    recipient: { name: 'Ana Silva', email: 'ana@example.org' },
    kinds: [],
  });
  const [person] = await database.owner.query<{ id: string }>(
    `with tied as (
       update person set cognito_sub = 'sub-of-ana'
       where id = (select recipient_id from package where id = :package_id::uuid)
       returning id
     )
     update person_contact set email_topic_arn = :arn from tied where person_id = tied.id
     returning person_id as id`,
    { package_id: packageId, arn: TOPIC },
  );
  await database.api.query('select erase_person(:viewer::jsonb, :id::uuid)::text', {
    viewer: JSON.stringify({ kind: 'USER', sub: 'an-admin', groups: ['admin'] }),
    id: present(person).id,
  });
}

describe('the ledger of erasures', () => {
  it('gives each to one of those who ask, until it is finished or given back', async () => {
    await anErased();

    const [claimed] = await ledger.claim();
    expect(claimed).toMatchObject({ emailTopicArn: TOPIC, cognitoSub: 'sub-of-ana' });
    expect(await ledger.claim()).toEqual([]);

    await ledger.release(present(claimed));
    expect(await ledger.claim()).toEqual([claimed]);

    await ledger.finish(present(claimed));
    await ledger.release(present(claimed));
    expect(await ledger.claim()).toEqual([]);
  });

  it('erases nobody by age while the policy names none', async () => {
    expect(await ledger.eraseExpired()).toEqual({ erased: 0, isDone: true });
  });
});
