/** A city that has an office; coordinates in degrees (WGS 84) of its centre. */
export type SeedOffice = {
  code: string;
  city: string;
  countryCode: string;
  latitude: number;
  longitude: number;
  timeZone: string;
  currencyCode: string;
  /** BCP 47, the language of the people there. */
  language: string;
  /** The days on which the office is open. */
  opens: 'MONDAY_TO_FRIDAY' | 'SUNDAY_TO_THURSDAY' | 'MONDAY_TO_SATURDAY';
  isHub?: true;
};

type Row = [
  code: string,
  city: string,
  countryCode: string,
  latitude: number,
  longitude: number,
  timeZone: string,
  currencyCode: string,
  language: string,
  opens?: SeedOffice['opens'],
];

const HUBS = ['FRA1', 'DXB1', 'SIN1', 'ORD1', 'GRU1'];

// prettier-ignore
const ROWS: Row[] = [
  ['LIS1', 'Lisbon', 'PT', 38.7223, -9.1393, 'Europe/Lisbon', 'EUR', 'pt-PT'],
  ['OPO1', 'Porto', 'PT', 41.1579, -8.6291, 'Europe/Lisbon', 'EUR', 'pt-PT'],
  ['MAD1', 'Madrid', 'ES', 40.4168, -3.7038, 'Europe/Madrid', 'EUR', 'es-ES'],
  ['BCN1', 'Barcelona', 'ES', 41.3874, 2.1686, 'Europe/Madrid', 'EUR', 'es-ES'],
  ['PAR1', 'Paris', 'FR', 48.8566, 2.3522, 'Europe/Paris', 'EUR', 'fr-FR'],
  ['LYS1', 'Lyon', 'FR', 45.764, 4.8357, 'Europe/Paris', 'EUR', 'fr-FR'],
  ['LON1', 'London', 'GB', 51.5072, -0.1276, 'Europe/London', 'GBP', 'en-GB', 'MONDAY_TO_SATURDAY'],
  ['EDI1', 'Edinburgh', 'GB', 55.9533, -3.1883, 'Europe/London', 'GBP', 'en-GB'],
  ['DUB1', 'Dublin', 'IE', 53.3498, -6.2603, 'Europe/Dublin', 'EUR', 'en-IE'],
  ['AMS1', 'Amsterdam', 'NL', 52.3676, 4.9041, 'Europe/Amsterdam', 'EUR', 'nl-NL'],
  ['BRU1', 'Brussels', 'BE', 50.8503, 4.3517, 'Europe/Brussels', 'EUR', 'fr-BE'],
  ['FRA1', 'Frankfurt', 'DE', 50.1109, 8.6821, 'Europe/Berlin', 'EUR', 'de-DE', 'MONDAY_TO_SATURDAY'],
  ['BER1', 'Berlin', 'DE', 52.52, 13.405, 'Europe/Berlin', 'EUR', 'de-DE'],
  ['ZRH1', 'Zurich', 'CH', 47.3769, 8.5417, 'Europe/Zurich', 'CHF', 'de-CH'],
  ['VIE1', 'Vienna', 'AT', 48.2082, 16.3738, 'Europe/Vienna', 'EUR', 'de-AT'],
  ['MIL1', 'Milan', 'IT', 45.4642, 9.19, 'Europe/Rome', 'EUR', 'it-IT'],
  ['PRG1', 'Prague', 'CZ', 50.0755, 14.4378, 'Europe/Prague', 'CZK', 'cs-CZ'],
  ['WAW1', 'Warsaw', 'PL', 52.2297, 21.0122, 'Europe/Warsaw', 'PLN', 'pl-PL'],
  ['CPH1', 'Copenhagen', 'DK', 55.6761, 12.5683, 'Europe/Copenhagen', 'DKK', 'da-DK'],
  ['STO1', 'Stockholm', 'SE', 59.3293, 18.0686, 'Europe/Stockholm', 'SEK', 'sv-SE'],
  ['HEL1', 'Helsinki', 'FI', 60.1699, 24.9384, 'Europe/Helsinki', 'EUR', 'fi-FI'],
  ['ATH1', 'Athens', 'GR', 37.9838, 23.7275, 'Europe/Athens', 'EUR', 'el-GR'],
  ['IST1', 'Istanbul', 'TR', 41.0082, 28.9784, 'Europe/Istanbul', 'TRY', 'tr-TR'],
  ['CAI1', 'Cairo', 'EG', 30.0444, 31.2357, 'Africa/Cairo', 'EGP', 'ar-EG', 'SUNDAY_TO_THURSDAY'],
  ['CAS1', 'Casablanca', 'MA', 33.5731, -7.5898, 'Africa/Casablanca', 'MAD', 'fr-MA'],
  ['LOS1', 'Lagos', 'NG', 6.5244, 3.3792, 'Africa/Lagos', 'NGN', 'en-NG'],
  ['NBO1', 'Nairobi', 'KE', -1.2921, 36.8219, 'Africa/Nairobi', 'KES', 'en-KE'],
  ['JNB1', 'Johannesburg', 'ZA', -26.2041, 28.0473, 'Africa/Johannesburg', 'ZAR', 'en-ZA'],
  ['DXB1', 'Dubai', 'AE', 25.2048, 55.2708, 'Asia/Dubai', 'AED', 'en-AE', 'MONDAY_TO_SATURDAY'],
  ['BOM1', 'Mumbai', 'IN', 19.076, 72.8777, 'Asia/Kolkata', 'INR', 'en-IN', 'MONDAY_TO_SATURDAY'],
  ['KTM1', 'Kathmandu', 'NP', 27.7172, 85.324, 'Asia/Kathmandu', 'NPR', 'en-NP', 'SUNDAY_TO_THURSDAY'],
  ['SIN1', 'Singapore', 'SG', 1.3521, 103.8198, 'Asia/Singapore', 'SGD', 'en-SG', 'MONDAY_TO_SATURDAY'],
  ['BKK1', 'Bangkok', 'TH', 13.7563, 100.5018, 'Asia/Bangkok', 'THB', 'th-TH'],
  ['HKG1', 'Hong Kong', 'HK', 22.3193, 114.1694, 'Asia/Hong_Kong', 'HKD', 'en-HK'],
  ['TYO1', 'Tokyo', 'JP', 35.6762, 139.6503, 'Asia/Tokyo', 'JPY', 'ja-JP'],
  ['SEL1', 'Seoul', 'KR', 37.5665, 126.978, 'Asia/Seoul', 'KRW', 'ko-KR'],
  ['SYD1', 'Sydney', 'AU', -33.8688, 151.2093, 'Australia/Sydney', 'AUD', 'en-AU'],
  ['ADL1', 'Adelaide', 'AU', -34.9285, 138.6007, 'Australia/Adelaide', 'AUD', 'en-AU'],
  ['AKL1', 'Auckland', 'NZ', -36.8509, 174.7645, 'Pacific/Auckland', 'NZD', 'en-NZ'],
  ['NYC1', 'New York', 'US', 40.7128, -74.006, 'America/New_York', 'USD', 'en-US', 'MONDAY_TO_SATURDAY'],
  ['ORD1', 'Chicago', 'US', 41.8781, -87.6298, 'America/Chicago', 'USD', 'en-US', 'MONDAY_TO_SATURDAY'],
  ['DEN1', 'Denver', 'US', 39.7392, -104.9903, 'America/Denver', 'USD', 'en-US'],
  ['SFO1', 'San Francisco', 'US', 37.7749, -122.4194, 'America/Los_Angeles', 'USD', 'en-US'],
  ['YYZ1', 'Toronto', 'CA', 43.6532, -79.3832, 'America/Toronto', 'CAD', 'en-CA'],
  ['YYT1', "St. John's", 'CA', 47.5615, -52.7126, 'America/St_Johns', 'CAD', 'en-CA'],
  ['MEX1', 'Mexico City', 'MX', 19.4326, -99.1332, 'America/Mexico_City', 'MXN', 'es-MX'],
  ['BOG1', 'Bogotá', 'CO', 4.711, -74.0721, 'America/Bogota', 'COP', 'es-CO'],
  ['GRU1', 'São Paulo', 'BR', -23.5558, -46.6396, 'America/Sao_Paulo', 'BRL', 'pt-BR', 'MONDAY_TO_SATURDAY'],
];

export const SEED_OFFICES: readonly SeedOffice[] = ROWS.map(
  ([code, city, countryCode, latitude, longitude, timeZone, currencyCode, language, opens]) => ({
    code,
    city,
    countryCode,
    latitude,
    longitude,
    timeZone,
    currencyCode,
    language,
    opens: opens ?? 'MONDAY_TO_FRIDAY',
    ...(HUBS.includes(code) ? { isHub: true as const } : {}),
  }),
);
