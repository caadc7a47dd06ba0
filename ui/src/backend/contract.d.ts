// The commands that are on their way from Rust, until bindings.ts has them.
// Must never outlive them: what bindings.ts says replaces what stands here.
import './bindings';
import type {
  CustomerId, Day, FileOut, Goods, Money, Nothing, PreorderId, Qr,
  Quantity, ReportFormat, RequestId, SaleLine, TenderKind, TenderTotal, Timestamp,
} from './bindings';

declare module './bindings' {
  /** The slips that are on their way; then they are kinds of Job. */
  export type JobToCome =
    | { kind: 'statement'; customer: CustomerId } | { kind: 'repayment'; number: number }
    | { kind: 'pick_list'; day: Day } | { kind: 'preorder'; id: PreorderId }
    | { kind: 'report'; from: Day; until: Day };

  export interface LabelRead { goods: Goods; quantity: Quantity; label: Money | null }

  export interface TransferRow {
    receipt: number; place: number; at: Timestamp; amount: Money; kind: TenderKind;
    source: 'sale' | 'repayment' | 'deposit'; slip: { bank: string; reference: string } | null; seen: boolean;
  }

  export interface Customer {
    id: CustomerId; nickname: string; phone: string | null; credit_limit: Money | null; due_days: number;
    note: string; usual: SaleLine[]; retired: boolean;
  }
  export interface CustomerRow { customer: Customer; owes: Money; overdue: boolean; oldest: Day | null }
  export interface CustomerDraft {
    id?: CustomerId; nickname: string; phone?: string; credit_limit?: Money; due_days: number; note: string;
    retired?: boolean;
  }
  export interface CreditItem {
    receipt: number; at: Timestamp; due: Day; amount: Money; left: Money; overdue: boolean;
  }
  export interface RepaymentRow {
    number: number; at: Timestamp; amount: Money; kind: TenderKind; reverses: number | null;
    taken_back: boolean;
  }
  export interface CustomerAccount {
    customer: Customer; owes: Money; items: CreditItem[]; repayments: RepaymentRow[];
  }
  export interface Repaid {
    number: number; owes: Money; allocated: { receipt: number; amount: Money }[]; repeated: boolean;
  }
  export interface Preorder {
    id: PreorderId; who: string; phone: string | null; customer: CustomerId | null; pickup_day: Day;
    pickup_minute: number; lines: SaleLine[]; names: string[]; note: string; deposit: Money; kind: TenderKind;
    at: Timestamp; state: 'open' | 'handed_over' | 'called_off'; receipt: number | null; returned: Money;
  }
  export interface PreorderDraft {
    request: RequestId; who: string; phone?: string; customer?: CustomerId; pickup_day: Day;
    pickup_minute: number; lines: SaleLine[]; note: string; deposit: Money; kind: TenderKind; print: boolean;
  }
  export interface PickList {
    goods: { name: string; unit: Goods['unit']; quantity: Quantity }[]; preorders: Preorder[];
  }

  export type Role = 'owner' | 'helper';
  export interface Operator { number: number; name: string; role: Role; retired: boolean }
  export interface OperatorDraft {
    number?: number; name: string; role: Role; pin?: string; retired?: boolean;
  }
  export interface Signed { operator: Operator | null; needed: boolean }

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

  export interface CustomerDisplay {
    version: number; stall_name: string; stage: 'idle' | 'bill' | 'paying' | 'change';
    lines: { name: string; quantity: Quantity; unit: Goods['unit']; amount: Money }[]; total: Money;
    qr: Qr | null; to: string; change: Money | null;
  }
  export interface PairedStation {
    number: number; name: string; paired: Timestamp; ended: Timestamp | null; last_seen: Timestamp | null;
  }
  export interface Pairing { url: string; qr: Qr; code: string; expires: Timestamp }

  interface Range { from: Day; until: Day }

  export interface Commands {
    read_label: { args: { code: string }; result: LabelRead | null };
    transfers: { args: { day?: Day }; result: TransferRow[] };
    tick_transfer: {
      args: { receipt: number; place: number; source: string; seen: boolean }; result: TransferRow[];
    };
    customers: { args: { text?: string; owing?: boolean }; result: CustomerRow[] };
    save_customer: { args: CustomerDraft; result: Customer };
    keep_usual: { args: { customer: CustomerId; lines: SaleLine[] }; result: Customer };
    customer_account: { args: { id: CustomerId }; result: CustomerAccount };
    repay_credit: {
      args: { request: RequestId; customer: CustomerId; amount: Money; kind: TenderKind; print: boolean };
      result: Repaid;
    };
    take_back_repayment: { args: { request: RequestId; number: number }; result: Repaid };
    preorders: { args: { from?: Day; until?: Day; open_only: boolean }; result: Preorder[] };
    take_preorder: { args: PreorderDraft; result: Preorder };
    call_off_preorder: {
      args: { request: RequestId; id: PreorderId; reason: string; returned: Money; kind: TenderKind };
      result: Preorder;
    };
    pick_list: { args: { day: Day }; result: PickList };
    operators: { args: Nothing; result: Operator[] };
    save_operator: { args: OperatorDraft; result: Operator[] };
    sign_in: { args: { number: number; pin: string }; result: Signed };
    sign_out: { args: Nothing; result: Signed };
    signed_in: { args: Nothing; result: Signed };
    till_report: { args: Range; result: TillReport };
    export_till_report: { args: Range & { format: ReportFormat }; result: FileOut };
    tax_report: { args: Range; result: TaxReport };
    export_tax_report: { args: Range & { format: ReportFormat }; result: FileOut };
    customer_display: { args: { seen: number }; result: CustomerDisplay };
    pair_station: { args: { name: string }; result: Pairing };
    stations: { args: Nothing; result: PairedStation[] };
    end_station: { args: { number: number }; result: PairedStation[] };
    display_link: { args: Nothing; result: { url: string; qr: Qr } };
    open_display: { args: Nothing; result: Nothing };
  }
}

