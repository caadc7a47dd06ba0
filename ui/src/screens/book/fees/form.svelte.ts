// A fee rule while it is written: what was typed so far, and the rule it makes.
// Must never make a rule that charges nothing, nor work out an example: that is the book's.
import type { Day, FeeKind, FeeRule, FeeRuleDraft } from '../../../backend/bindings';
import { addDays } from '../../../date';
import { type AmountEntry, bahtInput } from '../../../money';

export type Kind = FeeKind['kind'];

/** The amounts of a rule, by what they mean; a percentage is kept in hundredths, as satang are. */
export type Part = 'amount' | 'price' | 'percent' | 'threshold' | 'minimum' | 'maximum';

const parts: Record<Kind, readonly Part[]> = {
  per_stall_day: ['amount'],
  per_unit: ['price'],
  metered: ['price'],
  percent_of_net: ['percent', 'threshold', 'minimum', 'maximum'],
  sliding: [],
  no_file: ['amount'],
  one_off: ['amount'],
  fine: ['amount'],
  deposit: ['amount'],
};

const blank = (): Record<Part, AmountEntry> => ({
  amount: bahtInput.empty,
  price: bahtInput.empty,
  percent: bahtInput.empty,
  threshold: bahtInput.empty,
  minimum: bahtInput.empty,
  maximum: bahtInput.empty,
});

export class FeeForm {
  name = $state('');
  kind = $state<Kind>('per_stall_day');
  unit = $state('');
  zone = $state('');
  from = $state<Day>('2026-01-01');
  wholeBaht = $state<'whole' | 'exact'>('whole');
  amounts = $state.raw(blank());
  active = $state<Part>('amount');
  replaces = $state.raw<FeeRule | null>(null);

  /** Begins anew, or from the rule whose place it takes: from tomorrow, as today may be worked out. */
  begin(today: Day, old: FeeRule | null): void {
    this.replaces = old;
    this.name = old?.name ?? '';
    this.zone = old?.zone ?? '';
    this.from = old ? addDays(old.from > today ? old.from : today, old.from > today ? 0 : 1) : today;
    this.wholeBaht = old && !old.whole_baht ? 'exact' : 'whole';
    this.unit = old?.fee.kind === 'per_unit' || old?.fee.kind === 'metered' ? old.fee.unit : '';
    this.amounts = { ...blank(), ...(old ? amountsOf(old.fee) : {}) };
    this.choose(old?.fee.kind ?? 'per_stall_day');
  }

  choose(kind: Kind): void {
    this.kind = kind;
    this.active = this.parts[0] ?? 'amount';
  }

  get parts(): readonly Part[] {
    return parts[this.kind];
  }

  get entry(): AmountEntry {
    return this.amounts[this.active];
  }

  set entry(next: AmountEntry) {
    this.amounts = { ...this.amounts, [this.active]: next };
  }

  /** What it charges; null while something is missing. */
  get fee(): FeeKind | null {
    const { amount, price, percent, threshold, minimum, maximum } = this.amounts;
    switch (this.kind) {
      case 'sliding':
        return null;
      case 'per_stall_day':
      case 'no_file':
      case 'one_off':
      case 'fine':
      case 'deposit':
        return amount.satang > 0 ? { kind: this.kind, amount: amount.satang } : null;
      case 'per_unit':
      case 'metered': {
        const unit = this.unit.trim();
        return price.satang > 0 && unit ? { kind: this.kind, unit, price: price.satang } : null;
      }
      case 'percent_of_net':
        return percent.satang > 0 && percent.satang <= 10_000
          ? {
              kind: this.kind,
              basis_points: percent.satang,
              threshold: threshold.satang,
              minimum: minimum.satang || null,
              maximum: maximum.satang || null,
            }
          : null;
    }
  }

  /** What the book is asked to keep; null while something is missing. */
  get draft(): FeeRuleDraft | null {
    const fee = this.fee;
    if (!fee || this.name.trim() === '') return null;
    return {
      replaces: this.replaces?.id ?? null,
      name: this.name.trim(),
      fee,
      from: this.from,
      until: null,
      zone: this.zone || null,
      category: this.replaces?.category ?? null,
      tag: this.replaces?.tag ?? null,
      visiting: this.replaces?.visiting ?? null,
      whole_baht: this.wholeBaht === 'whole',
    };
  }
}

function amountsOf(fee: FeeKind): Partial<Record<Part, AmountEntry>> {
  const of = (satang: number | null): AmountEntry => bahtInput.of(satang ?? 0);
  switch (fee.kind) {
    case 'sliding':
      return {};
    case 'per_stall_day':
    case 'no_file':
    case 'one_off':
    case 'fine':
    case 'deposit':
      return { amount: of(fee.amount) };
    case 'per_unit':
    case 'metered':
      return { price: of(fee.price) };
    case 'percent_of_net':
      return {
        percent: of(fee.basis_points),
        threshold: of(fee.threshold),
        minimum: of(fee.minimum),
        maximum: of(fee.maximum),
      };
  }
}
