// What is being written about one thing on sale, until it is saved.
// Must never be saved half: it becomes one draft, or none.
import type { Goods, GoodsDraft, TaxClass, Unit } from '../../../backend/bindings';
import { type AmountEntry, bahtInput } from '../../../money';
import { piecesInput, type QuantityEntry, weightInput } from '../../../quantity';
import { isWeighed } from './units';

/** Which amount the keypad writes. */
export type Amount = 'price' | 'cost' | 'stock';

export class Form {
  name = $state('');
  price = $state.raw<AmountEntry>(bahtInput.empty);
  unit = $state<Unit>('piece');
  category = $state<string | null>(null);
  barcode = $state('');
  favourite = $state<number | null>(null);
  tax = $state<TaxClass>('exempt');
  cost = $state.raw<AmountEntry>(bahtInput.empty);
  countsStock = $state(false);
  stock = $state.raw<QuantityEntry>(piecesInput.empty);

  private readonly untouched: string;

  constructor(
    /** as it stands in the book; null for new goods */
    readonly before: Goods | null,
    barcode: string,
  ) {
    this.barcode = barcode;
    if (before) {
      this.name = before.name;
      this.price = bahtInput.of(before.price);
      this.unit = before.unit;
      this.category = before.category;
      this.barcode = before.barcode ?? '';
      this.favourite = before.favourite;
      this.tax = before.tax;
      this.cost = bahtInput.of(before.cost ?? 0);
      this.countsStock = before.counts_stock;
      this.stock = piecesInput.of(before.stock);
    }
    this.untouched = JSON.stringify(this.draft);
  }

  get stockModel(): typeof weightInput {
    return isWeighed(this.unit) ? weightInput : piecesInput;
  }

  get changed(): boolean {
    return JSON.stringify(this.draft) !== this.untouched;
  }

  /** A name and a price; the book checks the rest. */
  get ready(): boolean {
    return this.name.trim() !== '' && this.price.satang > 0;
  }

  get priceChanged(): boolean {
    return this.before !== null && this.price.satang !== this.before.price;
  }

  get draft(): GoodsDraft {
    const recounted = !this.stock.preset && this.stock.thousandths !== (this.before?.stock ?? 0);
    return {
      id: this.before?.id ?? null,
      name: this.name,
      price: this.price.satang,
      unit: this.unit,
      category: this.category,
      barcode: this.barcode.trim() || null,
      favourite: this.favourite,
      tax: this.tax,
      cost: this.cost.satang > 0 ? this.cost.satang : null,
      counts_stock: this.countsStock,
      // a stock nobody counted is left to the book: sales may move it meanwhile
      stock: this.countsStock && recounted ? this.stock.thousandths : null,
    };
  }
}
