// A till of one stall in memory, for tests: it prices, keeps, holds and sells bills as the real one does.
// Must never be kinder than the real till: what that refuses is refused here.
import type {
  Bill, BillDraft, Customer, Goods, HoldRequest, KeptBill, OfBill, PaymentSoFar, PricedLine, Reduction,
  SaleLine, SellRequest, UsualBasket,
} from '../../src/backend/bindings';

export function refusal(code: string, happened = code, params: Record<string, string> = {}) {
  const words = { happened, todo: 'ทำอย่างนี้' };
  return { code, number: 'X-01', kind: 'refusal' as const, th: words, en: words, params };
}

function off(reduction: Reduction | undefined, from: number): number {
  if (!reduction) return 0;
  return reduction.kind === 'baht'
    ? reduction.amount
    : Math.round((from * reduction.hundredths) / 10_000);
}

export function priceLine(shelf: readonly Goods[], line: SaleLine): { gross: number; priced: PricedLine } {
  const found = shelf.find((one) => one.id === line.goods);
  if (line.goods !== null && !found) throw refusal('bill.goods');
  const list = found?.price ?? line.unit_price ?? 0;
  const unitPrice = line.free ? 0 : (line.unit_price ?? list);
  const gross = line.label ?? Math.round((unitPrice * line.quantity) / 1000);
  const less = off(line.discount, gross);
  const keyed = found !== undefined && unitPrice !== list;
  const priced: PricedLine = {
    goods: line.goods, name: found?.name ?? line.name ?? '', unit: found?.unit ?? 'piece', tax: 'exempt',
    quantity: line.quantity, unit_price: unitPrice, amount: gross - less,
    ...keyed ? { list_price: list, reason: line.free ? 'free' as const : 'keyed' as const } : {},
    ...line.label === undefined ? {} : { label: line.label },
    ...less > 0 ? { discounts: [{ kind: 'line' as const, amount: less }] } : {},
  };
  return { gross, priced };
}

/** "3 ชิ้น 100" of the first goods: so that a bundle can be seen. */
function bundle(line: PricedLine): number {
  const sets = line.goods === 'g1' ? Math.floor(line.quantity / 3000) : 0;
  if (sets === 0 || line.reason !== undefined) return 0;
  const saved = sets * (3 * line.unit_price - 10_000);
  line.discounts = [...line.discounts ?? [], { kind: 'bundle', name: '3 ชิ้น 100', amount: saved }];
  line.amount -= saved;
  return sets;
}

export class KeptTill {
  open: KeptBill | null = null;
  held: KeptBill[] = [];
  removed: { count: number; amount: number }[] = [];
  sold = new Map<string, { receipt: number }>();
  customers: Customer[] = [];
  owes = new Map<string, number>();
  /** bundles are off unless a test wants them: most want plain prices */
  bundles = false;

  constructor(readonly shelf: readonly Goods[]) {}

  price = (draft: BillDraft): Bill => {
    const all = draft.lines.map((line) => priceLine(this.shelf, line));
    const lines = all.map((one) => one.priced);
    const filled = this.bundles ? lines.map(bundle) : [];
    const before = lines.reduce((sum, line) => sum + line.amount, 0);
    const less = off(draft.discount, before);
    if (less > before) throw refusal('bill.discount');
    const saved = lines.flatMap((line) => line.discounts ?? []).filter((one) => one.kind === 'bundle');
    return {
      lines, line_gross: all.map((one) => one.gross), gross: all.reduce((sum, one) => sum + one.gross, 0),
      bundles: saved.map(({ amount }, at) => ({
        name: '3 ชิ้น 100', sets: filled.filter(Boolean)[at] ?? 1, saved: amount,
      })),
      bill_discount: less, total: before - less, vat: 0,
    };
  };

  #kept(draft: BillDraft, held: boolean, label: string): KeptBill {
    return { draft, priced: this.price(draft), label, at: 0, station: 0, held };
  }

  keep = (draft: BillDraft): Bill | null => {
    if (this.sold.has(draft.request)) throw refusal('bill.sold');
    if (draft.lines.length === 0) {
      if (this.open?.draft.request === draft.request) this.open = null;
      if (draft.removed && draft.removed.count > 0) this.removed.push(draft.removed);
      return null;
    }
    if (this.open && this.open.draft.request !== draft.request) throw refusal('bill.other_open');
    this.open = this.#kept(draft, false, this.open?.label ?? '');
    return this.open.priced;
  };

  hold = ({ bill, label }: HoldRequest): KeptBill[] => {
    this.open = null;
    this.held = [...this.held, this.#kept(bill, true, label)];
    return this.held;
  };

  recall = ({ request }: OfBill): KeptBill => {
    if (this.open) throw refusal('bill.other_open');
    const found = this.held.find((one) => one.draft.request === request);
    if (!found) throw refusal('bill.not_held');
    this.held = this.held.filter((one) => one !== found);
    this.open = { ...found, held: false };
    return this.open;
  };

  drop = ({ request }: OfBill): KeptBill[] => {
    this.held = this.held.filter((one) => one.draft.request !== request);
    return this.held;
  };

  payment = ({ total, tenders }: PaymentSoFar) => {
    const exact = tenders.filter(({ kind }) => kind !== 'cash').reduce((sum, one) => sum + one.amount, 0);
    const cash = tenders.filter(({ kind }) => kind === 'cash').reduce((sum, one) => sum + one.amount, 0);
    const missing = Math.max(0, total - exact - cash);
    const over = exact > total ? refusal('pay.transfer_too_large') : null;
    return {
      enough: missing === 0 && !over, missing, change: Math.max(0, cash - Math.max(0, total - exact)),
      pieces: [], cash_due: missing, rounding: 0, refused: over,
      tenders: tenders.map(({ kind, amount }) => ({ kind, amount, received: amount })),
    };
  };

  sell = ({ bill, total, tenders }: SellRequest) => {
    const before = this.sold.get(bill.request);
    const priced = this.price(bill);
    if (!before && priced.total !== total) throw refusal('sell.total_changed');
    const receipt = before?.receipt ?? 42 + this.sold.size;
    this.sold.set(bill.request, { receipt });
    this.open = null;
    const credit = tenders.find(({ kind }) => kind === 'credit')?.amount ?? 0;
    const owes = bill.customer && credit > 0 ? (this.owes.get(bill.customer) ?? 0) + credit : null;
    if (bill.customer && owes !== null) this.owes.set(bill.customer, owes);
    return {
      receipt, at: 0, total: priced.total, change: this.payment({ total, tenders }).change, pieces: [],
      today: total, repeated: before !== undefined, rounding: 0, owes,
      tenders: tenders.map(({ kind, amount }) => ({ kind, amount, received: amount })),
    };
  };

  regulars = ({ text }: { text?: string }) => this.customers
    .filter((one) => one.nickname.includes(text ?? ''))
    .map((customer) => ({ customer, owes: this.owes.get(customer.id) ?? 0, overdue: false, oldest: null }));

  saveCustomer = ({ nickname }: { nickname: string }): Customer => {
    const customer = customerOf(`c${String(this.customers.length + 1)}`, nickname);
    this.customers = [...this.customers, customer];
    return customer;
  };

  keepUsual = ({ customer, lines }: UsualBasket): Customer => {
    const found = this.customers.find((one) => one.id === customer);
    if (!found) throw refusal('customer.unknown');
    found.usual = lines;
    return { ...found };
  };
}

export function customerOf(id: string, nickname: string, usual: SaleLine[] = []): Customer {
  return {
    id, nickname, phone: null, credit_limit: null, due_days: 7, note: '', usual, retired: false,
  };
}
