// Keeps a new rule and goes back to where it was begun.
// Must never change a rule that stands.
import type { PriceRuleDraft } from '../../../backend/bindings';
import { callWithOwner } from '../../../backend/owner.svelte';
import { m } from '../../../paraglide/messages.js';
import { back, go, screen } from '../../../screen.svelte';
import { refresh } from '../../../till.svelte';
import { toast } from '../../../toast.svelte';

/** What the paper and the ribbon call it: the sentence itself, as long as it may be. */
const LONGEST = 60;

export async function saveRule(draft: PriceRuleDraft): Promise<void> {
  await callWithOwner('save_price_rule', { ...draft, name: draft.name.slice(0, LONGEST) });
  await refresh();
  toast(m.prices_saved());
  if (screen.canGoBack) back();
  else go('prices');
}
