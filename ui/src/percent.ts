// Percentages as people read them, from whole hundredths of a percent.
// Must never round: what does not divide keeps its digits.
import { parts } from './digits';

/** 750 → "7.5", 2000 → "20". */
export function percentFigure(hundredths: number): string {
  const { whole, rest } = parts(hundredths, 2);
  const behind = rest.replace(/0+$/, '');
  return `${whole}${behind && `.${behind}`}`;
}

/** 750 → "7.5%", 2000 → "20%". */
export function percent(hundredths: number): string {
  return `${percentFigure(hundredths)}%`;
}
