import { RecordScanDocument, RegisterPackageDocument } from '../graphql/generated/graphql.ts';
import type { PlannedPackage, PlannedScan } from './day.ts';
import type { GraphqlClient } from './graphql-client.ts';

export type Staff = Record<string, { client: GraphqlClient; officeId: string }>;

export type PlayedPackage = { plan: PlannedPackage; id: string; trackingNumber: string };

/** Registers a package and scans it from office to office, each scan by a clerk who works there, until somebody can take it. */
export async function playUntilHandOver(
  plan: PlannedPackage,
  staff: Staff,
  onScan: () => void,
): Promise<PlayedPackage> {
  const played = { plan, ...(await register(plan, staff)) };
  for (const scan of plan.scans.filter(({ kind }) => kind !== 'HAND_OVER')) {
    await playScan(scan, played, staff, onScan);
  }
  return played;
}

export async function playHandOver(played: PlayedPackage, staff: Staff, onScan: () => void): Promise<void> {
  for (const scan of played.plan.scans.filter(({ kind }) => kind === 'HAND_OVER')) {
    await playScan(scan, played, staff, onScan);
  }
}

async function playScan(
  scan: PlannedScan,
  { trackingNumber }: PlayedPackage,
  staff: Staff,
  onScan: () => void,
): Promise<void> {
  await Promise.all(
    Array.from({ length: scan.sentTwice ? 2 : 1 }, () => sendScan(scan, trackingNumber, staff)),
  );
  onScan();
}

async function register(plan: PlannedPackage, staff: Staff): Promise<{ id: string; trackingNumber: string }> {
  const origin = workerAt(staff, plan.origin);
  const { registerPackage } = await origin.client.send(RegisterPackageDocument, {
    input: {
      idempotencyKey: `package-${plan.key}`,
      sender: { id: plan.sender.id },
      recipient: { id: plan.recipient.id },
      originOfficeId: origin.officeId,
      destinationOfficeId: workerAt(staff, plan.destination).officeId,
    },
  });
  if (!registerPackage) throw new Error(`Package ${plan.key} was not registered.`);
  return registerPackage;
}

async function sendScan(scan: PlannedScan, trackingNumber: string, staff: Staff): Promise<void> {
  const { client, officeId } = workerAt(staff, scan.officeCode);
  const { scanId, kind, occurredAt } = scan;
  await client.send(RecordScanDocument, {
    input: { scanId, trackingNumber, kind, occurredAt: occurredAt.toISOString(), officeId },
  });
}

function workerAt(staff: Staff, officeCode: string) {
  const worker = staff[officeCode];
  if (!worker) throw new Error(`Nobody is signed in at ${officeCode}.`);
  return worker;
}
