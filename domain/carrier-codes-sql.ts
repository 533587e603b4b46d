import type { CarrierCodeSystem } from '../graphql/generated/graphql.ts';
import { carrierCodes } from './carrier-codes.ts';

/** The codes of carriers as the database has them: a script that fills `carrier_code_meaning`. */
export function carrierCodesSql(): string {
  const rows = (Object.keys(carrierCodes) as CarrierCodeSystem[]).flatMap((system) =>
    Object.entries(carrierCodes[system]).map(([code, { kind, exceptionKind, responsibleParty }]) =>
      [system, code.toLowerCase(), kind, exceptionKind, responsibleParty].map(literal).join(', '),
    ),
  );
  return `-- Made from domain/carrier-codes.ts by commands/generate-carrier-codes-sql.ts: change it there.
delete from carrier_code_meaning;

insert into carrier_code_meaning (system, code, kind, exception_kind, responsible_party)
values
${rows.map((row) => `  (${row})`).join(',\n')};
`;
}

function literal(value: string | undefined): string {
  return value === undefined ? 'null' : `'${value}'`;
}
