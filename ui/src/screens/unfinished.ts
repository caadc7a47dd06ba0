// Money that was asked for and had no answer when the page was closed: asked once more on the way in.
// Must never ask under another request, nor hide that the till refused.
import { call } from '../backend/client';
import { callWithOwner } from '../backend/owner.svelte';
import { unanswered } from '../backend/unanswered';
import { m } from '../paraglide/messages.js';
import { go, open } from '../screen.svelte';
import { toast } from '../toast.svelte';
import { report } from '../trouble.svelte';
import { finish } from './till/sale/checkout.svelte';

/** Gives whether something was finished that stands on the screen now: the change, or the receipt. */
export async function finishUnanswered(): Promise<boolean> {
  const question = unanswered();
  if (!question) return false;
  try {
    if (question.cmd === 'sell') {
      await finish(question.args);
      return true;
    }
    if (question.cmd === 'refund') {
      await callWithOwner('refund', question.args);
      go('receipts');
      open('receipt', { number: question.args.of });
      return true;
    }
    await call('take_preorder', question.args);
    toast(m.unanswered_done());
  } catch (cause) {
    report(cause);
  }
  return false;
}
