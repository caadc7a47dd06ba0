// Finding and ordering stalls. Must never change the order the book gives inside a zone: by place.
import type { Stall } from '../../../backend/bindings';
import { foldDigits } from '../../../digits';

const plain = (text: string): string => foldDigits(text).toLowerCase().replace(/[\s-]/g, '');

/** Whether any part of its place, name or vendor is what was typed; "b12" finds "B-12". */
export function matches(stall: { place: string; name: string; vendor?: string }, text: string): boolean {
  const wanted = plain(text);
  return [stall.place, stall.name, stall.vendor ?? ''].some((own) => plain(own).includes(wanted));
}

export interface ZoneGroup {
  zone: string;
  stalls: Stall[];
}

/** The stalls by zone, those without one after them, those that left the market last. */
export function byZone(stalls: readonly Stall[], noZone: string, left: string): ZoneGroup[] {
  const groups = new Map<string, Stall[]>();
  for (const stall of stalls) {
    const zone = stall.retired ? left : stall.zone_name || noZone;
    groups.set(zone, [...(groups.get(zone) ?? []), stall]);
  }
  const last = (zone: string): number => (zone === left ? 2 : zone === noZone ? 1 : 0);
  return [...groups]
    .map(([zone, own]) => ({ zone, stalls: own }))
    .sort((a, b) => last(a.zone) - last(b.zone) || a.zone.localeCompare(b.zone, 'th'));
}

/** The place after this one: "A-09" → "A-10"; the same when it has no number at its end. */
export function nextPlace(place: string): string {
  return place.replace(/\d+$/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));
}

/** So many words in use are offered. */
const OFFERED = 5;

/** The words that most stalls have, the most used first. */
export function inUse(words: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words.flat()) if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || a.localeCompare(b, 'th'))
    .slice(0, OFFERED)
    .map(([word]) => word);
}

/** Tags as they are typed: commas between, each once. */
export function tagsOf(text: string): string[] {
  return [...new Set(text.split(/[,،、]/).map((tag) => tag.trim()).filter(Boolean))];
}
