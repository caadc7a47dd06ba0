// Which part of the settings stands open: kept when the language changes, which draws everything anew.
// Must never hold a setting.

export const SECTIONS = [
  'screen', 'stall', 'promptpay', 'tenders', 'rounding', 'tax', 'printer', 'scale', 'stations', 'keep',
  'committee', 'about',
] as const;

export type Section = (typeof SECTIONS)[number];

let current = $state<Section>('screen');

export const section = {
  get current(): Section {
    return current;
  },
  set current(next: Section) {
    current = next;
  },
};
