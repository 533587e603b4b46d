import type { CostCategory } from '../graphql/generated/graphql.ts';

/** The columns of an invoice, and what else carriers call them; each also as it is named here. */
export const INVOICE_COLUMNS = {
  line_id: ['line', 'line_number', 'line_item', 'line_item_id', 'charge_id', 'transaction_id'],
  carrier_number: [
    ...['tracking', 'tracking_no', 'tracking_id', 'tracking_number', 'shipment_tracking_number'],
    ...[
      'waybill',
      'waybill_number',
      'air_waybill_number',
      'awb',
      'awb_number',
      'express_or_ground_tracking_id',
    ],
    ...['shipment_number', 'consignment', 'consignment_number', 'package_tracking_number', 'barcode'],
  ],
  our_tracking_number: [
    ...['package_number', 'reference', 'reference_1', 'customer_reference', 'shipment_reference'],
    ...['shipper_reference', 'our_reference'],
  ],
  description: [
    ...['charge', 'charge_description', 'charge_type', 'category', 'service', 'surcharge', 'product'],
    ...['service_type', 'product_name', 'tracking_id_charge_description'],
  ],
  amount: [
    ...['net', 'net_amount', 'net_charge', 'net_charge_amount', 'charge_amount', 'price', 'total_net'],
    ...['amount_excl_tax', 'amount_excl_vat', 'tracking_id_charge_amount'],
  ],
  tax: ['vat', 'tax_amount', 'vat_amount', 'total_tax', 'gst'],
  currency: ['currency_code', 'invoice_currency', 'billing_currency'],
  charged_on: [
    ...['date', 'ship_date', 'shipment_date', 'shipping_date', 'pickup_date', 'transaction_date'],
    ...['charge_date', 'date_of_charge'],
  ],
  weight: ['billed_weight', 'rated_weight', 'billed_weight_quantity', 'weight_kg'],
} as const satisfies Record<string, readonly string[]>;

export type InvoiceColumn = keyof typeof INVOICE_COLUMNS;
export type InvoiceCells = Partial<Record<InvoiceColumn, string>>;

/** What a good line says; the database knows its invoice. Nothing in it is free text. */
export type InvoiceCharge = {
  lineId?: string;
  carrierNumber?: string;
  trackingNumber?: string;
  category: CostCategory;
  isCategoryRecognized: boolean;
  /** Decimal with a point. */
  amount: string;
  tax?: string;
  currencyCode?: string;
  chargedOn: string;
  weight?: string;
};
