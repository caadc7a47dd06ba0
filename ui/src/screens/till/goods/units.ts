// What goods are sold by, in words, in the order a vendor chooses from.
// Must never convert one into another: a price belongs to its unit.
import type { Unit } from '../../../backend/bindings';
import { m } from '../../../paraglide/messages.js';

const words: Record<Unit, () => string> = {
  piece: m.goods_unit_piece,
  kilogram: m.goods_unit_kilogram,
  khit: m.goods_unit_khit,
  gram: m.goods_unit_gram,
  bunch: m.goods_unit_bunch,
  pack: m.goods_unit_pack,
  bag: m.goods_unit_bag,
  bottle: m.goods_unit_bottle,
  box: m.goods_unit_box,
  plate: m.goods_unit_plate,
  dozen: m.goods_unit_dozen,
};

export const UNITS = Object.keys(words) as readonly Unit[];

export function unitWord(unit: Unit): string {
  return words[unit]();
}

/** Whether a part of a unit can be sold and counted. */
export function isWeighed(unit: Unit): boolean {
  return unit === 'kilogram' || unit === 'khit' || unit === 'gram';
}
