// A fee rule while it is written: what was typed so far, and the rule it makes.
// Must never make a rule that charges nothing, nor work out an example: that is the book's.
import type { Day, FeeKind, FeeRule, FeeRuleDraft } from '../../../backend/bindings';
import { addDays } from '../../../date';
import { type AmountEntry, bahtInput } from '../../../money';

export type Kind = FeeKind['kind'];

/** The steps of a sliding share that the form has room for. */
export const MOST_STEPS = 5;

/**
 * The amounts of a rule, by what they mean; a percentage is kept in hundredths, as satang are. A step of
 * a sliding share has two: above what, and how much of it.
 */
export type Part =
  | 'amount' | 'price' | 'percent' | 'threshold' | 'minimum' | 'maximum'
  | `above ${number}` | `share ${number}`;

const parts: Record<Exclude<Kind, 'sliding'>, readonly Part[]> = {
  per_stall_day: ['amount'],
  per_unit: ['price'],
  metered: ['price'],
  percent_of_net: ['percent', 'threshold', 'minimum', 'maximum'],
  no_file: ['amount'],
  one_off: ['amount'],
  fine: ['amount'],
  deposit: ['amount'],
};

type Amounts = Partial<Record<Part, AmountEntry>>;

export class FeeForm {
  name = $state('');
  kind = $state<Kind>('per_stall_day');
  unit = $state('');
  zone = $state('');
  category = $state('');
  tag = $state('');
  visiting = $state<'all' | 'visiting' | 'staying'>('all');
  from = $state<Day>('2026-01-01');
  lasting = $state<'open' | 'until'>('open');
  until = $state<Day>('2026-01-01');
  wholeBaht = $state<'whole' | 'exact'>('whole');
  steps = $state(1);
  amounts = $state.raw<Amounts>({});
  active = $state<Part>('amount');
  replaces = $state.raw<FeeRule | null>(null);

  /** Begins anew, or from the rule whose place it takes: from tomorrow, as today may be worked out. */
  begin(today: Day, old: FeeRule | null): void {
    this.replaces = old;
    this.name = old?.name ?? '';
    this.zone = old?.zone ?? '';
    this.category = old?.category ?? '';
    this.tag = old?.tag ?? '';
    this.visiting = old?.visiting === undefined || old.visiting === null
      ? 'all'
      : old.visiting ? 'visiting' : 'staying';
    this.from = old ? addDays(old.from > today ? old.from : today, old.from > today ? 0 : 1) : today;
    this.lasting = 'open';
    this.until = addDays(this.from, 30);
    this.wholeBaht = old && !old.whole_baht ? 'exact' : 'whole';
    this.unit = old?.fee.kind === 'per_unit' || old?.fee.kind === 'metered' ? old.fee.unit : '';
    this.steps = old?.fee.kind === 'sliding' ? old.fee.steps.length : 1;
    this.amounts = old ? amountsOf(old.fee) : {};
    this.choose(old?.fee.kind ?? 'per_stall_day');
  }

  choose(kind: Kind): void {
    this.kind = kind;
    this.active = this.parts[0] ?? 'amount';
  }

  addStep(): void {
    this.steps += 1;
    this.active = `above ${this.steps - 1}`;
  }

  dropStep(): void {
    this.steps -= 1;
    this.active = 'above 0';
  }

  get parts(): readonly Part[] {
    if (this.kind !== 'sliding') return parts[this.kind];
    const steps = Array.from({ length: this.steps }, (_, at): Part[] => [`above ${at}`, `share ${at}`]);
    return [...steps.flat(), 'minimum', 'maximum'];
  }

  amount(part: Part): AmountEntry {
    return this.amounts[part] ?? bahtInput.empty;
  }

  get entry(): AmountEntry {
    return this.amount(this.active);
  }

  set entry(next: AmountEntry) {
    this.amounts = { ...this.amounts, [this.active]: next };
  }

  /** What it charges; null while something is missing. */
  get fee(): FeeKind | null {
    const of = (part: Part): number => this.amount(part).satang;
    const bounds = { minimum: of('minimum') || null, maximum: of('maximum') || null };
    const isShare = (hundredths: number): boolean => hundredths > 0 && hundredths <= 10_000;
    switch (this.kind) {
      case 'per_stall_day':
      case 'no_file':
      case 'one_off':
      case 'fine':
      case 'deposit':
        return of('amount') > 0 ? { kind: this.kind, amount: of('amount') } : null;
      case 'per_unit':
      case 'metered': {
        const unit = this.unit.trim();
        return of('price') > 0 && unit ? { kind: this.kind, unit, price: of('price') } : null;
      }
      case 'percent_of_net':
        return isShare(of('percent'))
          ? { kind: this.kind, basis_points: of('percent'), threshold: of('threshold'), ...bounds }
          : null;
      case 'sliding': {
        const steps = Array.from({ length: this.steps }, (_, at) => (
          { above: of(`above ${at}`), basis_points: of(`share ${at}`) }
        ));
        const rising = steps.every(({ above }, at) => at === 0 || above > (steps[at - 1]?.above ?? 0));
        return rising && steps.every((step) => isShare(step.basis_points))
          ? { kind: this.kind, steps, ...bounds }
          : null;
      }
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
      until: this.lasting === 'until' ? this.until : null,
      zone: this.zone || null,
      category: this.category || null,
      tag: this.tag || null,
      visiting: this.visiting === 'all' ? null : this.visiting === 'visiting',
      whole_baht: this.wholeBaht === 'whole',
    };
  }
}

function amountsOf(fee: FeeKind): Amounts {
  const of = (satang: number | null): AmountEntry => bahtInput.of(satang ?? 0);
  switch (fee.kind) {
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
    case 'sliding':
      return Object.fromEntries([
        ...fee.steps.flatMap((step, at) => [
          [`above ${String(at)}`, of(step.above)], [`share ${String(at)}`, of(step.basis_points)],
        ]),
        ['minimum', of(fee.minimum)],
        ['maximum', of(fee.maximum)],
      ]) as Amounts;
  }
}
