import type { EventKind, PersonInput } from '../graphql/generated/graphql.ts';
import type { Database } from '../functions/database.ts';
import type { LiveDatabase } from './live-database.ts';
import { present } from './present.ts';

const SYSTEM = JSON.stringify({ kind: 'SYSTEM' });

const INSERT_OFFICE = `
  with place as (
    insert into location (kind, name, time_zone)
    values ('OFFICE', :name, 'Europe/Lisbon')
    returning id
  )
  insert into office (code, name, location_id, time_zone, currency_code, cost_centre)
  select :code, :name, id, 'Europe/Lisbon', 'EUR', 'CC-1'
  from place
  returning id`;

let made = 0;

/** A builder for tests: a package on its way to a recipient, with these scans at its destination. */
export async function aScannedPackage(
  { owner, api }: Pick<LiveDatabase, 'owner' | 'api'>,
  { recipient, kinds }: { recipient: PersonInput; kinds: EventKind[] },
): Promise<string> {
  made += 1;
  const originOfficeId = await anOfficeIn(owner, `FROM${made}`);
  const destinationOfficeId = await anOfficeIn(owner, `TO${made}`);
  const sender = { name: 'Eva Meyer' };
  const packageId = await registered(api, { sender, recipient, originOfficeId, destinationOfficeId });
  for (const [index, kind] of kinds.entries()) {
    const occurredAt = `2026-01-31T09:3${index}:00Z`;
    const scan = {
      scanId: `scan-${made}-${index}`,
      packageId,
      kind,
      occurredAt,
      officeId: destinationOfficeId,
    };
    await api.query(`select record_scans(:viewer::jsonb, :scans::jsonb, '[]'::jsonb)::text`, {
      viewer: SYSTEM,
      scans: JSON.stringify([scan]),
    });
  }
  return packageId;
}

export async function anOfficeIn(owner: Database, code: string): Promise<string> {
  const [office] = await owner.query<{ id: string }>(INSERT_OFFICE, { code, name: `Office ${code}` });
  return present(office).id;
}

async function registered(api: Database, input: object): Promise<string> {
  const [row] = await api.query<{ id: string }>(
    `select register_package(:viewer::jsonb, :input::jsonb, '[]'::jsonb) #>> '{package,id}' as id`,
    { viewer: SYSTEM, input: JSON.stringify({ idempotencyKey: `package-${made}`, ...input }) },
  );
  return present(row).id;
}
