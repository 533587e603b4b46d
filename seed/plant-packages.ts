import { carrierNumberOf } from '../domain/carrier-number.ts';
import type { Execute, SeedClients } from './clients.ts';
import { seedPackages, type SeedEvent, type SeedPackage } from './packages.ts';
import { officeId } from './plant-offices.ts';
import { plantUnmatched } from './plant-unmatched.ts';

type Registered = { package?: { id: string }; error?: { code: string; message: string } };
type Planted = SeedPackage & { id: string };

const SYSTEM = { kind: 'SYSTEM' };
/** Who may also take back what was recorded. */
const ADMIN = { kind: 'USER', sub: 'seed', groups: ['admin'] };
/** As many scans as one call of the API takes. */
const SCANS_AT_A_TIME = 500;
const REGISTERED_BEFORE_MS = 3_600_000;

const KEY_PREFIX = 'seed-package-';

/**
 * Registers and scans as the API would, and then forgets whom to tell: nobody wants mail about the past. All or nothing,
 * so that a start that was interrupted is made good by the next one.
 */
export async function plantPackages(clients: SeedClients, now: Date): Promise<void> {
  if (await arePackagesPlanted(clients)) return;
  await clients.transaction(async (execute) => {
    const packages = await register(execute, seedPackages(now), now);
    const scans = packages.flatMap(scansOf);
    for (let start = 0; start < scans.length; start += SCANS_AT_A_TIME) {
      await recordScans(execute, scans.slice(start, start + SCANS_AT_A_TIME));
    }
    await performActs(execute, packages.flatMap(actsOf));
    await plantUnmatched(execute, KEY_PREFIX, now);
    await addCosts(execute, packages, now);
    await execute(
      `delete from outbox
       using package
       where package.id = outbox.package_id and starts_with(idempotency_key, :prefix)`,
      { prefix: KEY_PREFIX },
    );
  });
}

export async function arePackagesPlanted({ execute }: Pick<SeedClients, 'execute'>): Promise<boolean> {
  const planted = await execute(
    'select id from package where starts_with(idempotency_key, :prefix) limit 1',
    {
      prefix: KEY_PREFIX,
    },
  );
  return planted.length > 0;
}

async function register(execute: Execute, packages: SeedPackage[], now: Date): Promise<Planted[]> {
  const answers = await execute(
    `select register_package(:viewer::jsonb, input, '[]')::text
     from jsonb_array_elements(:inputs::jsonb) with ordinality as given(input, place)
     order by place`,
    { viewer: SYSTEM, inputs: packages.map((parcel) => inputOf(parcel, now)) },
  );
  return packages.map((parcel, index) => {
    const { package: registered, error } = JSON.parse(answers[index] ?? '{}') as Registered;
    if (!registered) throw new Error(`The seed's package ${parcel.key} was refused: ${error?.message}`);
    return { ...parcel, id: registered.id };
  });
}

function inputOf(
  { key, sender, recipient, origin, destination, promisedAt, carrierNumbers, events }: SeedPackage,
  now: Date,
) {
  const first = events[0]?.occurredAt ?? now;
  return {
    idempotencyKey: `${KEY_PREFIX}${key}`,
    sender: { id: sender.id },
    recipient: { id: recipient.id },
    originOfficeId: officeId(origin),
    destinationOfficeId: officeId(destination),
    promisedAt,
    carrierNumbers: carrierNumbers.map(carrierNumberOf),
    registeredAt: new Date(first.getTime() - REGISTERED_BEFORE_MS),
  };
}

function scansOf({ id, key, events }: Planted) {
  return events.filter(isScan).map(({ officeCode, ...event }, index) => ({
    scanId: scanId(key, index),
    packageId: id,
    officeId: officeId(officeCode),
    ...event,
  }));
}

/** What is done at a desk once all was scanned; a void takes back the last scan. */
function actsOf({ id, key, events }: Planted) {
  const last = scanId(key, events.filter(isScan).length - 1);
  return events
    .filter((event) => !isScan(event))
    .map(({ kind, exceptionKind, occurredAt, reason }, index) => ({
      idempotencyKey: `seed-act-${key}-${index}`,
      packageId: id,
      kind,
      exceptionKind,
      occurredAt,
      reason,
      voids: kind === 'VOID' ? last : undefined,
    }));
}

function isScan({ kind }: SeedEvent): boolean {
  return kind !== 'RAISE_EXCEPTION' && kind !== 'VOID' && kind !== 'DISPOSE';
}

function scanId(key: string, index: number): string {
  return `seed-scan-${key}-${index}`;
}

async function performActs(execute: Execute, acts: object[]): Promise<void> {
  const [refusal] = await execute(
    `select answer -> 'error' ->> 'message'
     from jsonb_array_elements(:acts::jsonb) as given(act)
     cross join lateral perform_act(
       :viewer::jsonb,
       act - 'voids' || case
         when act ? 'voids' then jsonb_build_object('eventId', (
           select e.id
           from package_event e
           where e.package_id = (act ->> 'packageId')::uuid and e.scan_id = act ->> 'voids'))
         else '{}'
       end,
       '[]') as answer
     where answer ? 'error'`,
    { viewer: ADMIN, acts },
  );
  if (refusal) throw new Error(`An act of the seed was refused: ${refusal}`);
}

async function recordScans(execute: Execute, scans: object[]): Promise<void> {
  const [refusal] = await execute(
    `select answer -> 'error' ->> 'message'
     from jsonb_array_elements(record_scans(:viewer::jsonb, :scans::jsonb, '[]')) as answer
     where answer ? 'error'`,
    { viewer: SYSTEM, scans },
  );
  if (refusal) throw new Error(`A scan of the seed was refused: ${refusal}`);
}

/** Quoted when the package was registered, billed with its last event. */
async function addCosts(execute: Execute, packages: Planted[], now: Date): Promise<void> {
  await execute(
    `insert into cost_line (
       package_id, category, stage, amount, tax, currency_code, payer_office_id, cost_centre, incurred_at, incurred_on)
     select
       "packageId", category, stage, amount, tax, "currencyCode", office.id, office.cost_centre,
       "incurredAt", ("incurredAt" at time zone office.time_zone)::date
     from jsonb_to_recordset(:lines::jsonb) as line(
       "packageId" uuid, category text, stage text, amount numeric, tax numeric, "currencyCode" text, "payerOfficeId" uuid,
       "incurredAt" timestamptz)
     join office on office.id = "payerOfficeId"`,
    {
      lines: packages.flatMap(({ id, origin, costs, events }) =>
        costs.map((cost) => ({
          packageId: id,
          payerOfficeId: officeId(origin),
          incurredAt: (cost.stage === 'QUOTED' ? events[0] : events.at(-1))?.occurredAt ?? now,
          ...cost,
        })),
      ),
    },
  );
}
