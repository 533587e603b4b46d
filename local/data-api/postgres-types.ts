/** How a value of a column leaves: as which member of the Data API's `Field` (F62). */
export type FieldKind =
  'boolean' | 'long' | 'double' | 'decimal' | 'blob' | 'time' | 'string' | 'unsupported';

export type PostgresType = {
  name: string;
  kind: FieldKind;
  /** The number in `java.sql.Types`, which the metadata shows. */
  jdbcType: number;
  isArray?: boolean;
};

const [BIT, SMALLINT, INTEGER, BIGINT] = [-7, 5, 4, -5];
const [REAL, DOUBLE, NUMERIC, BINARY] = [7, 8, 2, -2];
const [CHAR, VARCHAR, DATE, TIME, TIMESTAMP] = [1, 12, 91, 92, 93];
const [OTHER, ARRAY] = [1111, 2003];

/** By OID: name, kind, JDBC type, and the OID of an array of it. */
const SCALARS: [oid: number, name: string, kind: FieldKind, jdbcType: number, arrayOid: number][] = [
  [16, 'bool', 'boolean', BIT, 1000],
  [17, 'bytea', 'blob', BINARY, 1001],
  [18, 'char', 'string', CHAR, 1002],
  [19, 'name', 'string', VARCHAR, 1003],
  [20, 'int8', 'long', BIGINT, 1016],
  [21, 'int2', 'long', SMALLINT, 1005],
  [23, 'int4', 'long', INTEGER, 1007],
  [25, 'text', 'string', VARCHAR, 1009],
  [26, 'oid', 'long', BIGINT, 1028],
  [114, 'json', 'string', OTHER, 199],
  [600, 'point', 'unsupported', OTHER, 1017],
  [601, 'lseg', 'unsupported', OTHER, 1018],
  [602, 'path', 'unsupported', OTHER, 1019],
  [603, 'box', 'unsupported', OTHER, 1020],
  [604, 'polygon', 'unsupported', OTHER, 1027],
  [628, 'line', 'unsupported', OTHER, 629],
  [700, 'float4', 'double', REAL, 1021],
  [701, 'float8', 'double', DOUBLE, 1022],
  [718, 'circle', 'unsupported', OTHER, 719],
  [790, 'money', 'unsupported', DOUBLE, 791],
  [1042, 'bpchar', 'string', CHAR, 1014],
  [1043, 'varchar', 'string', VARCHAR, 1015],
  [1082, 'date', 'string', DATE, 1182],
  [1083, 'time', 'string', TIME, 1183],
  [1114, 'timestamp', 'string', TIMESTAMP, 1115],
  [1184, 'timestamptz', 'time', TIMESTAMP, 1185],
  [1266, 'timetz', 'string', TIME, 1270],
  [1700, 'numeric', 'decimal', NUMERIC, 1231],
  [2950, 'uuid', 'string', OTHER, 2951],
  [3802, 'jsonb', 'string', OTHER, 3807],
];

const TYPES: ReadonlyMap<number, PostgresType> = new Map(
  SCALARS.flatMap(([oid, name, kind, jdbcType, arrayOid]): [number, PostgresType][] => [
    [oid, { name, kind, jdbcType }],
    [arrayOid, { name: `_${name}`, kind, jdbcType: ARRAY, isArray: true }],
  ]),
);

/** Enums, domains and whatever else leaves as its text. */
const UNLISTED: PostgresType = { name: 'text', kind: 'string', jdbcType: VARCHAR };

export function postgresType(oid: number): PostgresType {
  return TYPES.get(oid) ?? UNLISTED;
}
