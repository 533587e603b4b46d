import { carrierNumberOf } from '../domain/carrier-number.ts';
import { anyCarrierNumber } from './carrier-numbers.ts';
import type { Execute } from './clients.ts';
import { SEED_OFFICES } from './offices.ts';
import { officeId } from './plant-offices.ts';
import { randomFrom } from './random.ts';

/** How many lie on the counter of each of the first offices, and nobody knows whose they are. */
const AT_EACH = 2;
const OFFICES_WITH_SOME = 8;
export const UNMATCHED_COUNT = AT_EACH * OFFICES_WITH_SOME;

/** Packages of which there is nothing but a barcode. */
export async function plantUnmatched(execute: Execute, keyPrefix: string, now: Date): Promise<void> {
  const random = randomFrom(20_260_303);
  const inputs = SEED_OFFICES.slice(0, OFFICES_WITH_SOME).flatMap((office) =>
    Array.from({ length: AT_EACH }, (_, index) => {
      const barcode = anyCarrierNumber(office, random);
      return {
        idempotencyKey: `${keyPrefix}unmatched-${office.code}-${index}`,
        barcode,
        carrierNumbers: [carrierNumberOf(barcode)],
        officeId: officeId(office.code),
        occurredAt: new Date(now.getTime() - random.between(20, 600) * 60_000),
        note: 'label torn off',
      };
    }),
  );
  const [refusal] = await execute(
    `select answer -> 'error' ->> 'message'
     from jsonb_array_elements(:inputs::jsonb) as given(input)
     cross join lateral register_by_barcode(:viewer::jsonb, input, '[]') as answer
     where answer ? 'error'`,
    { viewer: { kind: 'SYSTEM' }, inputs },
  );
  if (refusal) throw new Error(`A barcode of the seed was refused: ${refusal}`);
}
