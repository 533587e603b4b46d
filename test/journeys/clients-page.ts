import { amplifyClient } from './clients-amplify.ts';
import { journey, type Access, type Mode, type Report } from './clients-journey.ts';

/** What a page in a browser runs. */
export async function amplifyJourney(access: Access, mode: Mode): Promise<Report> {
  const client = await amplifyClient(access, mode);
  const report = await journey(client, access);
  await client.close();
  return report;
}
