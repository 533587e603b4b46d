import type { Carrier, CarrierNumberScheme } from '../graphql/generated/graphql.ts';
import {
  DHL_MOD_7,
  FEDEX_MOD_11,
  GS1_MOD_10,
  IDENTCODE_MOD_10,
  S10_MOD_11,
  UPS_MOD_10,
  type CheckDigit,
} from './carrier-number-check-digit.ts';

/** A way to write a number: its shape, and how many symbols of it stand before the number itself. */
export type Form = { readonly shape: string; readonly before: number };

export type Scheme = {
  /** Null where many carriers use it. */
  readonly carrier: Carrier | null;
  /** What it is, in words. */
  readonly name: string;
  readonly forms: Form[];
  readonly check: {
    readonly rule: CheckDigit;
    /** Symbols at the start and after the check digit that it does not count. */
    readonly from: number;
    readonly after: number;
  } | null;
};

const D10 = '##########';
const D14 = `${D10}####`;
const D17 = `${D10}#######`;

/** Every scheme, the most telling shapes first: of two that fit as well, the first is the better guess. */
export const carrierNumberSchemes: Record<CarrierNumberScheme, Scheme> = {
  S10: {
    carrier: 'POST',
    name: 'an S10 number of a post',
    forms: [{ shape: '@@#########@@', before: 0 }],
    check: { rule: S10_MOD_11, from: 2, after: 2 },
  },
  UPS_1Z: {
    carrier: 'UPS',
    name: 'a UPS number',
    forms: [{ shape: '1Z***************#', before: 0 }],
    check: { rule: UPS_MOD_10, from: 2, after: 0 },
  },
  SSCC: {
    carrier: null,
    name: 'a GS1 SSCC',
    forms: [
      { shape: `00${D17}#`, before: 2 },
      { shape: `${D17}#`, before: 0 },
    ],
    check: { rule: GS1_MOD_10, from: 0, after: 0 },
  },
  USPS_IMPB: {
    carrier: 'USPS',
    name: 'a USPS number',
    forms: [
      // 91 to 95 and 20 or 24 digits more, also after a ZIP code of 5 or 9 digits
      { shape: `9%${D10}${D10}`, before: 0 },
      { shape: `9%${D14}${D10}`, before: 0 },
      { shape: `420#####9%${D10}${D10}`, before: 8 },
      { shape: `420#####9%${D14}${D10}`, before: 8 },
      { shape: `420#########9%${D10}${D10}`, before: 12 },
      { shape: `420#########9%${D14}${D10}`, before: 12 },
      // older labels
      { shape: `${D10}${D10}`, before: 0 },
      { shape: `420#####${D10}${D10}`, before: 8 },
    ],
    check: { rule: GS1_MOD_10, from: 0, after: 0 },
  },
  FEDEX_96: {
    carrier: 'FEDEX',
    name: 'a FedEx Ground 96 number',
    forms: [{ shape: `96#####${D14}#`, before: 0 }],
    check: { rule: GS1_MOD_10, from: 7, after: 0 },
  },
  FEDEX_15: {
    carrier: 'FEDEX',
    name: 'a FedEx Ground number',
    forms: [{ shape: `${D14}#`, before: 0 }],
    check: { rule: GS1_MOD_10, from: 0, after: 0 },
  },
  FEDEX_12: {
    carrier: 'FEDEX',
    name: 'a FedEx number',
    forms: [
      { shape: `${D10}##`, before: 0 },
      // the barcode of the label, which ends with the number
      { shape: `100#################00${D10}##`, before: 22 },
      { shape: `96##################00${D10}##`, before: 22 },
    ],
    check: { rule: FEDEX_MOD_11, from: 0, after: 0 },
  },
  DHL_IDENTCODE: {
    carrier: 'DHL',
    name: 'an Identcode of Deutsche Post DHL',
    forms: [{ shape: `${D10}##`, before: 0 }],
    check: { rule: IDENTCODE_MOD_10, from: 0, after: 0 },
  },
  DHL_EXPRESS: {
    carrier: 'DHL',
    name: 'a DHL Express waybill',
    forms: [{ shape: D10, before: 0 }],
    check: { rule: DHL_MOD_7, from: 0, after: 0 },
  },
  DHL_OTHER: {
    carrier: 'DHL',
    name: 'a DHL number',
    forms: [
      { shape: 'JJD########+', before: 0 },
      { shape: 'JVGL########+', before: 0 },
      { shape: `GM${D10}+`, before: 0 },
      { shape: 'LX#########+', before: 0 },
      { shape: 'RX#########+', before: 0 },
      { shape: '3S@*********+', before: 0 },
    ],
    check: null,
  },
};
