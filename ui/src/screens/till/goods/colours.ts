// The colours of a category's stripe, each with its name.
// Must never be shown without the category's word beside it.
import { m } from '../../../paraglide/messages.js';

interface Colour {
  name: string;
  word: () => string;
  paint: string;
}

/** The names are the backend's own. */
export const COLOURS: readonly Colour[] = [
  { name: 'red', word: m.goods_colour_red, paint: '#c62828' },
  { name: 'blue', word: m.goods_colour_blue, paint: '#1565c0' },
  { name: 'green', word: m.goods_colour_green, paint: '#2e7d32' },
  { name: 'brown', word: m.goods_colour_brown, paint: '#6d4c41' },
  { name: 'purple', word: m.goods_colour_purple, paint: '#6a1b9a' },
  { name: 'grey', word: m.goods_colour_grey, paint: '#6b6b6b' },
];

/** What a stripe is painted with; a colour of a newer program is grey. */
export function paintOf(name: string | undefined): string {
  return COLOURS.find((colour) => colour.name === name)?.paint ?? '#6b6b6b';
}
