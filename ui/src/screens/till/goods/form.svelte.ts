// What is being written about one thing on sale, until it is saved.
// Must never be saved half: it becomes one draft, or none.
import type { Goods, GoodsDraft, TaxClass, Unit } from '../../../backend/bindings';
import { type AmountEntry, bahtInput } from '../../../money';
import { piecesInput, type QuantityEntry, weightInput } from '../../../quantity';
import { isWeighed } from './units';

/** Which amount the keypad writes. */
export type Amount = 'price' | 'cost' | 'stock' | 'inside';

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
  scaleCode = $state('');
  /** the goods one unit is made of; null when it is made of nothing that is sold */
  inside = $state.raw<Pick<Goods, 'id' | 'name' | 'unit'> | null>(null);
  insideCount = $state.raw<QuantityEntry>(piecesInput.empty);

  private readonly untouched: string;

  constructor(
    /** as it stands in the book; null for new goods */
    readonly before: Goods | null,
    barcode: string,
    /** what it is made of, as that stands in the book */
    inside: Goods | null = null,
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
      this.scaleCode = before.scale_code ?? '';
      if (inside && before.contains) {
        this.inside = inside;
        this.insideCount = piecesInput.of(before.contains.count);
      }
    }
    this.untouched = JSON.stringify(this.draft);
  }

  get stockModel(): typeof weightInput {
    return isWeighed(this.unit) ? weightInput : piecesInput;
  }

  get insideModel(): typeof weightInput {
    return this.inside && isWeighed(this.inside.unit) ? weightInput : piecesInput;
  }

  get changed(): boolean {
    return JSON.stringify(this.draft) !== this.untouched;
  }

  /** A name and a price; the book checks the rest. */
  get ready(): boolean {
    const filled = this.inside === null || this.insideCount.thousandths > 0;
    return this.name.trim() !== '' && this.price.satang > 0 && filled;
  }

  get priceChanged(): boolean {
    return this.before !== null && this.price.satang !== this.before.price;
  }

  /** a count of zero says that it is made of nothing any more */
  private get contents(): Pick<GoodsDraft, 'contains'> {
    if (this.inside) return { contains: { goods: this.inside.id, count: this.insideCount.thousandths } };
    const before = this.before?.contains;
    return before ? { contains: { goods: before.goods, count: 0 } } : {};
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
      scale_code: this.scaleCode.trim(),
      ...this.contents,
    };
  }
}
