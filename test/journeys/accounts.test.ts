import {
  AdminGetUserCommand,
  InitiateAuthCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeUser } from '../../commands/make-user.ts';
import { userOptions } from '../../commands/user-options.ts';
import { targetOf } from '../../commands/user-target.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import {
  AddStaffDocument,
  ClaimPersonDocument,
  ErasePersonDocument,
  GetPackageIdentityDocument,
  ListPackagesDocument,
  MeDocument,
  OnPackageEventDocument,
  RegisterPackageDocument,
} from '../../graphql/generated/graphql.ts';
import { present } from '../present.ts';
import {
  aPersonWithAccount,
  cognitoOf,
  firstSignIn,
  outputsFile,
  OWN_PASSWORD,
  poolOf,
  snsOf,
} from './accounts.ts';
import { officeIds, registerParcel, scan, type Parcel } from './parcels.ts';
import { endpointsOf, runningSystem, type RunningSystem } from './running-system.ts';

let system: RunningSystem;
let admin: GraphqlClient;
let offices: Record<string, string>;
const clients: GraphqlClient[] = [];

beforeAll(async () => {
  system = await runningSystem();
  admin = await system.signInAs('admin');
  offices = await officeIds(admin);
});
afterAll(async () => {
  for (const client of [admin, ...clients]) client.close();
  await system.stop();
});

async function aPerson(email: string, isVerified: boolean): Promise<GraphqlClient> {
  const client = await aPersonWithAccount(system, email, isVerified);
  clients.push(client);
  return client;
}

async function parcelFor(email: string): Promise<Parcel & { recipientId: string }> {
  const { registerPackage } = await admin.send(RegisterPackageDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      sender: { name: 'Ana Example' },
      recipient: { name: 'Rui Example', email },
      originOfficeId: present(offices['LIS1']),
      destinationOfficeId: present(offices['BER1']),
    },
  });
  const { id, trackingNumber } = present(registerPackage);
  return { id, trackingNumber, recipientId: await recipientOf(id) };
}

async function recipientOf(id: string): Promise<string> {
  const { getPackage } = await admin.send(GetPackageIdentityDocument, { id });
  return present(getPackage?.recipient).id;
}

async function packagesOf(client: GraphqlClient): Promise<string[]> {
  const { listPackages } = await client.send(ListPackagesDocument, {});
  return listPackages?.items.map(({ id }) => id) ?? [];
}

async function claimedBy(client: GraphqlClient): Promise<string[]> {
  const { claimPerson } = await client.send(ClaimPersonDocument, {});
  return present(claimPerson).map(({ id }) => id);
}

const messagesTo = (email: string) => system.cloud.inbox().filter(({ to }) => to === email);
const anAddress = (name: string) => `${name}.${crypto.randomUUID()}@example.org`;

describe('somebody whom an admin lets work in an office', () => {
  it('is invited, chooses a password, and sees the packages of the office and no others', async () => {
    const email = anAddress('clerk');
    const parcel = await registerParcel(admin);
    const input = { email: email.toUpperCase(), officeId: present(offices['BER1']), role: 'CLERK' } as const;

    const { addStaff } = await admin.send(AddStaffDocument, { input });
    const again = await admin.send(AddStaffDocument, { input });

    const [invitation, ...others] = messagesTo(email);
    expect(others).toEqual([]);
    const password = present(/password is (\S+)\.$/.exec(present(invitation).body)?.[1]);
    const clerk = await firstSignIn(system, email, password);
    clients.push(clerk);
    expect(again.addStaff).toEqual(addStaff);
    expect(await clerk.send(MeDocument, {})).toMatchObject({
      me: {
        userId: addStaff?.userId,
        groups: ['staff'],
        offices: [{ officeId: input.officeId, role: 'CLERK' }],
        people: [],
      },
    });
    expect(await packagesOf(clerk)).toContain(parcel.id);
    expect(await scan(clerk, parcel, 'RECEIVE', 'BER1')).toMatchObject({ status: 'ARRIVED' });
    await expect(scan(clerk, parcel, 'RECEIVE', 'LIS1')).rejects.toThrow('NOT_FOUND');
  });

  it('is let in by nobody else', async () => {
    const email = anAddress('nobody');
    const manager = await system.signInAs('manager', 'LIS1');
    clients.push(manager);

    await expect(
      manager.send(AddStaffDocument, { input: { email, officeId: present(offices['LIS1']), role: 'CLERK' } }),
    ).rejects.toThrow('Unauthorized');
    await expect(
      admin.send(AddStaffDocument, { input: { email, officeId: crypto.randomUUID(), role: 'CLERK' } }),
    ).rejects.toThrow('NOT_FOUND');

    expect(messagesTo(email)).toEqual([]);
  });
});

describe('npm run user', () => {
  it('makes a manager, who signs in with the password that it prints, and none of somebody who has one', async () => {
    const email = anAddress('first');
    const args = ['--email', email, '--group', 'admin', '--office', 'BER1', '--role', 'MANAGER'];
    const run = async () => makeUser(await targetOf(undefined, environment), userOptions(args));
    const environment = { OUTPUTS: outputsFile(system) };
    args.push('--print-password');

    const made = await run();
    const manager = await firstSignIn(system, email, present(made.password));
    clients.push(manager);

    expect(await run()).toEqual({ ...made, account: 'there', password: undefined });
    expect(messagesTo(email)).toEqual([]);
    expect(await manager.send(MeDocument, {})).toMatchObject({
      me: { userId: made.userId, groups: ['admin', 'staff'], offices: [{ role: 'MANAGER' }] },
    });
  });

  it('invites, and refuses an office that there is not before there is an account', async () => {
    const email = anAddress('second');
    const target = await targetOf(undefined, { OUTPUTS: outputsFile(system) });

    await expect(makeUser(target, userOptions(['--email', email, '--office', 'XXX9']))).rejects.toThrow(
      'There is no office XXX9',
    );
    expect(messagesTo(email)).toEqual([]);
    await makeUser(target, userOptions(['--email', email]));
    expect(messagesTo(email)).toHaveLength(1);
  });
});

describe('a person with a verified address', () => {
  it('claims whom it reaches, sees their packages, and hears of them live', async () => {
    const email = anAddress('rui');
    const parcel = await parcelFor(email);
    const rui = await aPerson(email, true);
    expect(await packagesOf(rui)).toEqual([]);

    expect(await claimedBy(rui)).toEqual([parcel.recipientId]);
    expect(await claimedBy(rui)).toEqual([parcel.recipientId]);

    expect(await packagesOf(rui)).toEqual([parcel.id]);
    const versions: number[] = [];
    await rui.subscribe(OnPackageEventDocument, { packageId: parcel.id }, ({ onPackageEvent }) => {
      versions.push(present(onPackageEvent?.version));
    });
    await scan(admin, parcel, 'ACCEPT', 'LIS1');
    await system.cloud.idle();
    expect(versions).toEqual([2]);
    expect(await rui.send(MeDocument, {})).toMatchObject({ me: { groups: [], people: [{ email }] } });
  });

  it('is forgotten with the account and the topic of the address', async () => {
    const email = anAddress('ana');
    const parcel = await parcelFor(email);
    const ana = await aPerson(email, true);
    await claimedBy(ana);
    await scan(admin, parcel, 'RECEIVE', 'BER1');
    await system.cloud.idle();
    const topic = () => snsOf(system).send(new GetTopicAttributesCommand({ TopicArn: topicArn }));
    const { topicArn } = present(messagesTo(email)[0]);
    expect(await topic()).toMatchObject({ Attributes: { TopicArn: topicArn } });

    await admin.send(ErasePersonDocument, { personId: parcel.recipientId });
    await system.cloud.idle();

    await expect(topic()).rejects.toMatchObject({ name: 'NotFoundException' });
    await expect(
      cognitoOf(system).send(new AdminGetUserCommand({ UserPoolId: poolOf(system), Username: email })),
    ).rejects.toMatchObject({ name: 'UserNotFoundException' });
    expect(await claimedBy(ana)).toEqual([]);
  });
});

describe('a person whose address is not verified', () => {
  it('gets nothing by it, and is told nothing', async () => {
    const email = anAddress('maybe');
    const parcel = await parcelFor(email);
    const somebody = await aPerson(email, false);

    expect(await claimedBy(somebody)).toEqual([]);
    expect(await packagesOf(somebody)).toEqual([]);
    await expect(
      somebody.subscribe(OnPackageEventDocument, { packageId: parcel.id }, () => undefined),
    ).rejects.toThrow();
  });

  it('gets it with the code that went there (F143)', async () => {
    const [own, victims] = [anAddress('own'), anAddress('victim')];
    const parcel = await parcelFor(victims);
    const person = await aPerson(own, true);
    const cognito = cognitoOf(system);
    const { AuthenticationResult } = await cognito.send(
      new InitiateAuthCommand({
        ClientId: endpointsOf(system.outputs).userPoolClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: own, PASSWORD: OWN_PASSWORD },
      }),
    );
    const AccessToken = AuthenticationResult?.AccessToken;
    const UserAttributes = [{ Name: 'email', Value: victims }];

    await cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
    expect(await claimedBy(person)).toEqual([]);

    const code = /\d{6}$/.exec(present(messagesTo(victims)[0]).body)?.[0];
    await cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code: code }));
    expect(await claimedBy(person)).toEqual([parcel.recipientId]);
  });
});

describe('who names the address of somebody else in a registration', () => {
  it('sees nothing of theirs, before they claim and after', async () => {
    const email = anAddress('victim');
    const parcel = await parcelFor(email);
    const mallory = await aPerson(anAddress('mallory'), true);
    const { registerPackage: bait } = await mallory.send(RegisterPackageDocument, {
      input: {
        idempotencyKey: crypto.randomUUID(),
        sender: { name: 'Mallory', email },
        recipient: { name: 'Mallory', email },
        originOfficeId: present(offices['LIS1']),
        destinationOfficeId: present(offices['BER1']),
      },
    });
    const onlyBait = [present(bait).id];

    await claimedBy(mallory);
    expect(await packagesOf(mallory)).toEqual(onlyBait);
    const victim = await aPerson(email, true);
    const claimed = await claimedBy(victim);

    expect(claimed.sort()).toEqual([parcel.recipientId, await recipientOf(present(bait).id)].sort());
    expect(await packagesOf(mallory)).toEqual(onlyBait);
  });
});
