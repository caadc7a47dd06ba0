// One line of the bill being changed, until it is put back.
// Must never say of a line what was not touched: what stood there stays.
import type { SaleLine } from '../../../backend/bindings';
import { type AmountEntry, bahtInput } from '../../../money';
import { piecesInput, type QuantityEntry } from '../../../quantity';
import { isWeighed } from '../goods/units';
import type { TicketLine } from './bill.svelte';
import { type ReductionEntry, reductionInput } from './reduction';
import { gramsOf, quantityOf, weighedIn, weighing, type WeightEntry } from './weight';

export class LineForm {
  pieces = $state.raw<QuantityEntry>(piecesInput.empty);
  weight = $state.raw<WeightEntry>(weighing.of(0, 'kilogram'));
  price = $state.raw<AmountEntry>(bahtInput.empty);
  off = $state.raw<ReductionEntry>(reductionInput.empty);
  free = $state(false);
  note = $state('');

  readonly weighed: boolean;
  readonly #grams: number;

  constructor(readonly line: TicketLine) {
    const { sale, priced } = line;
    this.weighed = isWeighed(priced.unit);
    this.#grams = gramsOf(priced.unit, sale.quantity);
    this.pieces = piecesInput.of(sale.quantity);
    this.weight = weighing.of(this.#grams, weighedIn(priced.unit));
    this.price = bahtInput.of(this.#before);
    this.off = reductionInput.of(sale.discount);
    this.free = sale.free ?? false;
    this.note = sale.note ?? '';
  }

  /** what one unit cost when the sheet opened; of a line given free, its usual price */
  get #before(): number {
    const { priced } = this.line;
    return priced.reason === 'free' ? (priced.list_price ?? 0) : priced.unit_price;
  }

  get quantity(): number {
    const { sale, priced } = this.line;
    if (!this.weighed) return this.pieces.thousandths;
    // a label's weight may be finer than a gram; it stays so while nobody touches it
    return this.weight.grams === this.#grams ? sale.quantity : quantityOf(priced.unit, this.weight.grams);
  }

  get ready(): boolean {
    return this.quantity > 0 && (this.free || this.price.satang > 0);
  }

  get sale(): SaleLine {
    const { goods, name, unit_price, label, quantity } = this.line.sale;
    const touched = this.price.satang !== this.#before;
    const keyed = goods === null || touched ? this.price.satang : unit_price;
    const labelled = label !== undefined && keyed === null && this.quantity === quantity;
    const discount = this.free ? null : reductionInput.reduction(this.off);
    const note = this.note.trim();
    return {
      goods, name, quantity: this.quantity, unit_price: keyed,
      ...this.free ? { free: true } : {},
      ...labelled ? { label } : {},
      ...discount ? { discount } : {},
      ...note ? { note } : {},
    };
  }
}
