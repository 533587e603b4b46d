/** What is logged: names, counts and ids. Never a person's name, address or number, and so no message of a fault either. */
export type LogEntry = { message: string } & Record<string, string | number | undefined>;

export type Log = (entry: LogEntry) => void;

/** One line of JSON, as CloudWatch reads it. */
export const logLine: Log = (entry) => console.log(JSON.stringify(entry));

/** The name of a fault tells enough, and its message may quote an address. */
export function faultName(fault: unknown): string {
  return fault instanceof Error ? fault.name : typeof fault;
}
