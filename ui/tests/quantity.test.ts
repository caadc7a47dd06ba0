// Quantities in and out: thousandths only.
import { describe, expect, it } from 'vitest';
import { padKey, type PadKey } from '../src/digits';
import { piecesInput, quantity, type QuantityEntry, thousandthsOf, weightInput } from '../src/quantity';

const type = (model: typeof weightInput, keys: string, from: QuantityEntry = model.empty): QuantityEntry =>
  [...keys].reduce((entry, key) => model.press(entry, padKey(key) as PadKey), from);

describe('quantity', () => {
  it.each([[0, '0'], [1_000, '1'], [1_250, '1.250'], [5, '0.005'], [1_234_000, '1,234'], [-500, '−0.500']])(
    'writes %d thousandths as %s',
    (thousandths, text) => {
      expect(quantity(thousandths)).toBe(text);
    },
  );

  it('writes decimals always when asked', () => {
    expect(quantity(2_000, { decimals: true })).toBe('2.000');
  });

  it.each([['1.25', 1_250], ['๒', 2_000], ['.5', 500], ['1.2345', null], ['กก.', null], ['100000', null]])(
    'reads %s',
    (text, thousandths) => {
      expect(thousandthsOf(text)).toBe(thousandths);
    },
  );
});

describe('the quantity keypad', () => {
  it('weighs to the gram', () => {
    expect(type(weightInput, '1.2505').thousandths).toBe(1_250);
    expect(weightInput.shown(type(weightInput, '1.2'))).toBe('1.2');
  });

  it('counts pieces without a point', () => {
    expect(type(piecesInput, '1.2').thousandths).toBe(12_000);
  });

  it('replaces a quantity that was there', () => {
    expect(type(piecesInput, '3', piecesInput.of(1_000)).thousandths).toBe(3_000);
    expect(piecesInput.press(piecesInput.of(1_000), 'back').thousandths).toBe(0);
    expect(piecesInput.shown(piecesInput.of(1_000))).toBe('1');
  });

  it('stops at the limit', () => {
    expect(type(piecesInput, '123456').thousandths).toBe(12_345_000);
  });
});
