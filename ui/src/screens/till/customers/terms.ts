// The terms of credit a stall usually gives, to tap instead of typing.
// Must never be the only ones: what a customer has already stands among them.

/** Days until a debt is due; 0 is the same day. */
export const USUAL_DAYS: readonly number[] = [1, 7, 15, 30];

/** The most a customer may owe, in satang. */
export const LIMITS: readonly number[] = [30_000, 50_000, 100_000, 200_000];
