export type ExportFormat = 'CSV' | 'PDF';

/** A file by what it is called in the bucket, and what whoever has it saves it as. */
export type ExportFile = { exportId: string; runId: string; format: ExportFormat; fileName: string };

export const CONTENT_TYPE: Record<ExportFormat, string> = {
  CSV: 'text/csv; charset=utf-8',
  PDF: 'application/pdf',
};

/** Of a run, so that one which only seemed dead writes over nothing. */
export function exportKey({ exportId, runId, format }: Omit<ExportFile, 'fileName'>): string {
  return `exports/${exportId}/${runId}.${format.toLowerCase()}`;
}
