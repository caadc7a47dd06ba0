// How large everything is written. Sizes in the styles are rem, so this one number moves them all.
// Must never go below 20 px: the people at the stalls are seventy.

export const TEXT_SIZES = [20, 24, 28] as const;

export type TextSize = (typeof TEXT_SIZES)[number];

export function setTextSize(size: TextSize): void {
  document.documentElement.style.fontSize = `${String(size)}px`;
}
