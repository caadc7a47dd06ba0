// The rows of a file of goods that could not be taken, as the refusal carries them.
// Must never be asked of any other failure: only csv.rows has rows.
import type { Failure } from '../../../backend/failure';
import { m } from '../../../paraglide/messages.js';

export interface RefusedRow {
  /** the line of the file, the heading included */
  line: number;
  reason: string;
  /** what stands there */
  text: string;
}

const reasons: Record<string, () => string> = {
  cells: m.goods_row_cells,
  name: m.goods_row_name,
  price: m.goods_row_price,
  unit: m.goods_row_unit,
  barcode: m.goods_row_barcode,
  barcode_taken: m.goods_row_barcode_taken,
  category: m.goods_row_category,
  favourite: m.goods_row_favourite,
  tax: m.goods_row_tax,
  cost: m.goods_row_cost,
  stock: m.goods_row_stock,
  id: m.goods_row_id,
};

/** What is wrong with a row, and what belongs there. */
export function reasonWords(reason: string): string {
  return (reasons[reason] ?? m.goods_row_other)();
}

function isRow(value: unknown): value is RefusedRow {
  const row = value as Partial<RefusedRow> | null;
  return typeof row?.line === 'number' && typeof row.reason === 'string' && typeof row.text === 'string';
}

/** The rows a refusal names, or null when it is another refusal. */
export function refusedRows(failure: Failure): readonly RefusedRow[] | null {
  if (failure.code !== 'csv.rows') return null;
  try {
    const rows: unknown = JSON.parse(failure.params['rows'] ?? '');
    return Array.isArray(rows) ? rows.filter(isRow) : null;
  } catch {
    return null;
  }
}
