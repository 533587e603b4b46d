import { seedClients, type SeedClients, type SeedTarget } from './clients.ts';
import { plantContacts } from './plant-contacts.ts';
import { plantOffices } from './plant-offices.ts';
import { plantPackages } from './plant-packages.ts';
import { plantPeople } from './plant-people.ts';
import { plantUsers } from './plant-users.ts';

export type { SeedTarget } from './clients.ts';

/** Fills a new system with an organisation: offices, people, users who can sign in, and packages in every status. */
export async function plantSeed(
  target: SeedTarget,
  now: Date,
  { packages = 'all' }: { packages?: 'all' | 'none' } = {},
): Promise<void> {
  const clients = seedClients(target);
  await plantOffices(clients);
  await plantPeople(clients);
  await plantUsers(clients, target.stackOutputs['UserPoolId'] ?? '');
  await plantContacts(clients, target.url);
  if (packages === 'all') await plantPackages(clients, now);
}

export async function isPlanted(target: SeedTarget): Promise<boolean> {
  const clients: SeedClients = seedClients(target);
  const [office] = await clients.execute('select code from office limit 1');
  return office !== undefined;
}
