import { seedClients, type SeedTarget } from './clients.ts';
import { plantContacts } from './plant-contacts.ts';
import { plantOffices, type Nights } from './plant-offices.ts';
import { arePackagesPlanted, plantPackages } from './plant-packages.ts';
import { plantPeople } from './plant-people.ts';
import { areUsersPlanted, plantUsers } from './plant-users.ts';

export type { SeedTarget } from './clients.ts';

/**
 * Fills a system with an organisation: offices, people, users who can sign in, and packages in every status. What is
 * there already stays, so it makes good what an interrupted start or a new data directory has left out.
 */
export async function plantSeed(
  target: SeedTarget,
  now: Date,
  { packages = 'all', nights = 'quiet' }: { packages?: 'all' | 'none'; nights?: Nights } = {},
): Promise<void> {
  const clients = seedClients(target);
  await plantOffices(clients, nights);
  await plantPeople(clients);
  await plantContacts(clients, target.url);
  if (packages === 'all') await plantPackages(clients, now);
  await plantUsers(clients, userPoolOf(target));
}

/** The users are kept in the data directory and the packages in the database: either may be new. */
export async function isPlanted(target: SeedTarget): Promise<boolean> {
  const clients = seedClients(target);
  return (await arePackagesPlanted(clients)) && (await areUsersPlanted(clients, userPoolOf(target)));
}

function userPoolOf({ stackOutputs }: SeedTarget): string {
  return stackOutputs['UserPoolId'] ?? '';
}
