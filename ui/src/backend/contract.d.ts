// The commands that are on their way from Rust, until bindings.ts has them.
// Must never outlive them: what bindings.ts says replaces what stands here.
import './bindings';
import type {
  Day, FileOut, Goods, Money, Quantity, ReportFormat, TenderTotal,
} from './bindings';

declare module './bindings' {
  /** The slips that are on their way; then they are kinds of Job. */
  export interface JobToCome { kind: 'report'; from: Day; until: Day }

  export interface OperatorTotals {
    number: number | null; name: string; net: Money; receipts: number; refunds: number; refunded: Money;
    removed_lines: number; removed_amount: Money; drawer_openings: number;
  }
  export interface TillReport {
    from: Day; until: Day; gross: Money; net: Money; receipts: number; average: Money; profit: Money | null;
    profit_known: number; by_day: { day: Day; net: Money; receipts: number }[];
    by_hour: { hour: number; net: Money; receipts: number }[]; by_tender: TenderTotal[];
    best: { name: string; unit: Goods['unit']; quantity: Quantity; amount: Money }[];
    discounts: Money; rounding: Money; refunds: { count: number; amount: Money };
    removed: { count: number; amount: Money }; by_operator: OperatorTotals[]; credit_outstanding: Money;
    deposits_held: Money; low_stock: { name: string; stock: Quantity }[];
    compare: { net_before: Money } | null;
  }
  export interface TaxRow {
    day: Day; first: number | null; last: number | null; taxed: Money; base: Money; vat: Money; exempt: Money;
    total: Money;
  }
  export interface TaxReport {
    rows: TaxRow[]; sums: Omit<TaxRow, 'day' | 'first' | 'last'>; year_to_date: Money;
    threshold_share: number;
  }

  interface Range { from: Day; until: Day }

  export interface Commands {
    till_report: { args: Range; result: TillReport };
    export_till_report: { args: Range & { format: ReportFormat }; result: FileOut };
    tax_report: { args: Range; result: TaxReport };
    export_tax_report: { args: Range & { format: ReportFormat }; result: FileOut };
  }
}
