import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Carrier, CarrierNumberScheme } from '../graphql/generated/graphql.ts';
import { carrierNumberCandidates, carrierNumberOf } from './carrier-number.ts';

type Vector = [
  written: string,
  number: string,
  scheme: CarrierNumberScheme,
  carrier: Carrier | null,
  source: string,
];

/** Numbers that others have published, each with where. */
const PUBLISHED: Vector[] = [
  // UPU S10: the worked example of the check digit, 47312482 gives 9 (also in Wikipedia, "S10 (UPU standard)")
  ['RB 47312482 9 GB', 'RB473124829GB', 'S10', 'POST', 'UPU S10'],
  ['RB123456785CV', 'RB123456785CV', 'S10', 'POST', 'jkeen/tracking_number_data, s10.json'],
  ['RB123456785US', 'RB123456785US', 'S10', 'USPS', 'jkeen/tracking_number_data, s10.json'],
  // ups.com, help on tracking: the sample number
  ['1Z 999 AA1 01 2345 6784', '1Z999AA10123456784', 'UPS_1Z', 'UPS', 'UPS, tracking number help'],
  ['1Z 591580 68 55587736', '1Z5915806855587736', 'UPS_1Z', 'UPS', 'CPAN, Algorithm::CheckDigits::M10_011'],
  ['1Z410E7W0392751591', '1Z410E7W0392751591', 'UPS_1Z', 'UPS', 'jkeen/tracking_number_data, ups.json'],
  ['1z5r89390357567127', '1Z5R89390357567127', 'UPS_1Z', 'UPS', 'jkeen/tracking_number_data, ups.json'],
  // remainders of 10, which FedEx writes 0
  ['477179081230', '477179081230', 'FEDEX_12', 'FEDEX', 'jkeen/tracking_number_data, fedex.json'],
  ['974367662710', '974367662710', 'FEDEX_12', 'FEDEX', 'jkeen/tracking_number_data, fedex.json'],
  ['9865 7878 8855', '986578788855', 'FEDEX_12', 'FEDEX', 'jkeen/tracking_number_data, fedex.json'],
  [
    '1001901781990001000300617767839437',
    '617767839437',
    'FEDEX_12',
    'FEDEX',
    'jkeen/tracking_number_data, fedex.json',
  ],
  [
    '9622001560001234567100794808390594',
    '794808390594',
    'FEDEX_12',
    'FEDEX',
    'jkeen/tracking_number_data, fedex.json',
  ],
  [
    '449044304137821',
    '449044304137821',
    'FEDEX_15',
    'FEDEX',
    'FedEx Developer Portal, mock tracking numbers',
  ],
  [
    '122816215025810',
    '122816215025810',
    'FEDEX_15',
    'FEDEX',
    'FedEx Developer Portal, mock tracking numbers',
  ],
  ['5682 8361 0012 734', '568283610012734', 'FEDEX_15', 'FEDEX', 'jkeen/tracking_number_data, fedex.json'],
  // FedEx Ground, Bar Code & Label Layout Specification: shipper 9876543, package 1234567
  [
    '9611020987654312345672',
    '9611020987654312345672',
    'FEDEX_96',
    'FEDEX',
    'jkeen/tracking_number_data, fedex.json',
  ],
  [
    '9101 1234 5678 9000 0000 13',
    '9101123456789000000013',
    'USPS_IMPB',
    'USPS',
    'jkeen/tracking_number_data, usps.json',
  ],
  [
    '9505 5110 6960 5048 6006 24',
    '9505511069605048600624',
    'USPS_IMPB',
    'USPS',
    'jkeen/tracking_number_data, usps.json',
  ],
  [
    '92748931507708513018050063',
    '92748931507708513018050063',
    'USPS_IMPB',
    'USPS',
    'jkeen/tracking_number_data, usps.json',
  ],
  [
    '420 22153 9101026837331000039521',
    '9101026837331000039521',
    'USPS_IMPB',
    'USPS',
    'jkeen/tracking_number_data, usps.json',
  ],
  [
    '4201028200009261290113185417468510',
    '9261290113185417468510',
    'USPS_IMPB',
    'USPS',
    'jkeen/tracking_number_data, usps.json',
  ],
  [
    '7112 3456 7891 2345 6787',
    '71123456789123456787',
    'USPS_IMPB',
    'USPS',
    'jkeen/tracking_number_data, usps.json',
  ],
  ['3318810025', '3318810025', 'DHL_EXPRESS', 'DHL', 'jkeen/tracking_number_data, dhl.json'],
  ['8487135506', '8487135506', 'DHL_EXPRESS', 'DHL', 'jkeen/tracking_number_data, dhl.json'],
  ['56.310 243.031 3', '563102430313', 'DHL_IDENTCODE', 'DHL', 'BWIPP, Deutsche Post Identcode'],
  ['JJD0099999999', 'JJD0099999999', 'DHL_OTHER', 'DHL', 'dhl.com, tracking ID labels'],
  ['3SBCC000123456', '3SBCC000123456', 'DHL_OTHER', 'DHL', 'dhl.com, tracking ID labels'],
  ['GM99999999999', 'GM99999999999', 'DHL_OTHER', 'DHL', 'dhl.com, tracking ID labels'],
  // GS1 General Specifications: the example of the check digit of an SSCC
  ['3761 0425 0021 2345 69', '376104250021234569', 'SSCC', null, 'GS1 General Specifications, 7.9'],
  ['(00)095287654321012346', '095287654321012346', 'SSCC', null, 'BWIPP, SSCC-18'],
  [']C100095287654321012346', '095287654321012346', 'SSCC', null, 'BWIPP, SSCC-18'],
];

describe('a number that was published', () => {
  it.each(PUBLISHED)('%s is %s, %s of %s (%s)', (written, number, scheme, carrier) => {
    const [best] = carrierNumberCandidates(written);

    expect(best).toMatchObject({ number, scheme, carrier, isValid: true });
    expect(carrierNumberOf(written)).toEqual({
      number,
      scheme,
      carrier,
      isCheckDigitValid: scheme === 'DHL_OTHER' ? null : true,
    });
  });

  // jkeen/tracking_number_data, the invalid ones
  it.each<[string, CarrierNumberScheme, string]>([
    ['RB123456786US', 'S10', 'should be 5, but is 6'],
    ['RB123456785XX', 'S10', 'XX, which is not a country'],
    ['1Z1111111111111111', 'UPS_1Z', 'should be'],
    ['996578788855', 'FEDEX_12', 'should be'],
    ['568283610012732', 'FEDEX_15', 'should be 4, but is 2'],
    ['9600000000000000000001', 'FEDEX_96', 'should be 0, but is 1'],
    ['9200000000000000000000', 'USPS_IMPB', 'should be'],
    ['03071790000523483742', 'USPS_IMPB', 'should be 1, but is 2'],
    ['3318810034', 'DHL_EXPRESS', 'should be'],
  ])('%s is told to be no right %s, and why', (written, scheme, reason) => {
    const candidate = carrierNumberCandidates(written).find((one) => one.scheme === scheme);

    expect(candidate).toMatchObject({ isValid: false });
    expect(candidate?.reason).toContain(reason);
  });
});

describe('the candidates', () => {
  it('are all schemes that fit, the one that its check digit proves first', () => {
    const found = carrierNumberCandidates('563102430313').map(({ scheme, isValid }) => [scheme, isValid]);

    expect(found).toEqual([
      ['DHL_IDENTCODE', true],
      ['FEDEX_12', false],
    ]);
  });

  it('are several where several are proved: the check digit of this Identcode is one of FedEx too', () => {
    // CPAN, Algorithm::CheckDigits::M10_005
    const found = carrierNumberCandidates('21.802 580.906 6').filter(({ isValid }) => isValid);

    expect(found.map(({ scheme }) => scheme)).toEqual(['FEDEX_12', 'DHL_IDENTCODE']);
  });

  it('are none for what is no number of a carrier', () => {
    for (const written of [
      '',
      ' ',
      'hello',
      '12345',
      'ß',
      '１２３４５６７８９０',
      ']C1',
      '1Z',
      '+',
      '#########',
    ]) {
      expect(carrierNumberCandidates(written)).toEqual([]);
    }
  });
});

describe('a number that is kept', () => {
  it('is kept whole where no scheme fits', () => {
    expect(carrierNumberOf('abc-123/x')).toEqual({
      number: 'ABC123/X',
      carrier: null,
      scheme: null,
      isCheckDigitValid: null,
    });
  });

  it('is kept whole where something stands before it, but its check digit does not fit', () => {
    const { number, scheme } = carrierNumberOf('420221539101026837331000039522');

    expect([number, scheme]).toEqual(['420221539101026837331000039522', null]);
  });

  it('says that its check digit is wrong', () => {
    expect(carrierNumberOf('RB123456786US')).toMatchObject({ scheme: 'S10', isCheckDigitValid: false });
  });

  it('is the same however it is written, and the same when it is read again', () => {
    const blanks = fc.array(fc.constantFrom('', ' ', '-', '  '), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(
        fc.constantFrom(...PUBLISHED),
        blanks,
        fc.boolean(),
        ([written, number], between, isLower) => {
          const spread = [...written].map((character, place) => character + between[place]).join('');
          const kept = carrierNumberOf(isLower ? spread.toLowerCase() : spread);

          expect(kept.number).toBe(number);
          expect(carrierNumberOf(kept.number)).toEqual(kept);
        },
      ),
    );
  });

  it('is never longer than what was written, whatever that is', () => {
    const ascii = fc.string({ unit: 'binary-ascii', maxLength: 60 });
    fc.assert(
      fc.property(ascii, (written) => {
        expect(carrierNumberOf(written).number.length).toBeLessThanOrEqual(written.length);
      }),
    );
  });
});
