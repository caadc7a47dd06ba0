// Asks axe about a piece of a page. Must never be given a whole page's rules: parts have no landmarks.
import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with the rule and the place when something cannot be used by everyone. */
export async function expectClean(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    // jsdom lays nothing out, so contrast cannot be told; the palette was computed by hand
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(told).toEqual([]);
}
