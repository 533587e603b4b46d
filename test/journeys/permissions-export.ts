import { GetCostExportDocument, StartCostExportDocument } from '../../graphql/generated/graphql.ts';
import { present } from '../present.ts';
import { officeIds } from './parcels.ts';
import type { RunningSystem } from './running-system.ts';

/** What became of a file of charges, and whether whoever has its address can have it. */
export async function exportCharges({ cloud, signInAs }: RunningSystem): Promise<string | undefined> {
  const finance = await signInAs('finance');
  try {
    const { startCostExport } = await finance.send(StartCostExportDocument, {
      input: {
        idempotencyKey: crypto.randomUUID(),
        officeId: present((await officeIds(finance))['LIS1']),
        ...{ from: '2026-01-01', to: '2026-12-31', format: 'CSV' },
      },
    });
    await cloud.idle();
    const { getCostExport } = await finance.send(GetCostExportDocument, { id: present(startCostExport).id });
    const { state, url } = present(getCostExport);
    return url ? `${state}, ${(await fetch(url)).status}` : state;
  } finally {
    finance.close();
  }
}
