// Special prices: plain sentences, each made in few taps, ended with a way back.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PriceRule, PriceRuleRow } from '../../src/backend/bindings';
import { setLocale } from '../../src/locale.svelte';
import PriceBundle from '../../src/screens/till/prices/PriceBundle.svelte';
import PriceDated from '../../src/screens/till/prices/PriceDated.svelte';
import PriceMarkdown from '../../src/screens/till/prices/PriceMarkdown.svelte';
import { percent } from '../../src/percent';
import Prices from '../../src/screens/till/prices/Prices.svelte';
import { toasts } from '../../src/toast.svelte';
import { expectClean } from '../axe';
import { asked, somtam, stand } from './stand';

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const choose = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('radio', { name }));

const bundle: PriceRule = {
  id: 'r1', name: '3 ชิ้น 100 บาท', does: { kind: 'bundle', goods: ['g1'], count: 3, price: 10_000 },
  from: '2026-11-20', until: null,
};
const row = (rule: PriceRule, holds = true): PriceRuleRow => ({ rule, holds, ended: false });

describe('the list', () => {
  it('says each rule in a sentence, and ends it with a way back', async () => {
    const fake = await stand({
      price_rules: () => [row(bundle)], end_price_rule: () => [], save_price_rule: () => [row(bundle)],
    });
    const { container } = render(Prices);
    expect(await screen.findByText('3 ชิ้น 100 บาท: ส้มตำ')).toBeVisible();
    expect(screen.getByText('ตั้งแต่ 20 พ.ย. 2569 จนกว่าจะเลิก')).toBeVisible();
    await expectClean(container);
    await press(/เลิกใช้ 3 ชิ้น/);
    expect(asked(fake, 'end_price_rule')).toEqual([{ id: 'r1' }]);
    expect(await screen.findByText('ตอนนี้ขายราคาปกติทุกอย่าง')).toBeVisible();
    await toasts.current?.undo?.();
    expect(asked(fake, 'save_price_rule')).toEqual([{ name: bundle.name, does: bundle.does }]);
  });

  it('tells what comes later apart', async () => {
    await stand({ price_rules: () => [row({ ...bundle, from: '2026-12-01' }, false)] });
    render(Prices);
    expect(await screen.findByRole('heading', { name: 'จะเริ่มใช้' })).toBeVisible();
  });
});

describe('a markdown', () => {
  it('of everything takes two taps', async () => {
    const fake = await stand({ save_price_rule: () => [] });
    const { container } = render(PriceMarkdown);
    expect(screen.getByRole('button', { name: /เริ่มลดเลย/ })).toBeDisabled();
    await choose('30%');
    expect(screen.getByText('ลด 30% ทุกอย่างในร้าน')).toBeVisible();
    await expectClean(container);
    await press(/เริ่มลดเลย/);
    expect(asked(fake, 'save_price_rule')).toEqual([{
      name: 'ลดราคาเก็บตลาด ลด 30%',
      does: { kind: 'markdown', of: { kind: 'all' }, off: { kind: 'percent', hundredths: 3000 } },
    }]);
  });

  it('of a category, by baht', async () => {
    const fake = await stand({ save_price_rule: () => [] });
    render(PriceMarkdown);
    await screen.findByRole('radio', { name: 'หมวดเดียว' });
    await choose('หมวดเดียว');
    await choose('กับข้าว');
    await choose('ชิ้นละ 5 บาท');
    await press(/เริ่มลดเลย/);
    expect(asked(fake, 'save_price_rule')).toEqual([expect.objectContaining({
      does: {
        kind: 'markdown', of: { kind: 'category', name: 'กับข้าว' }, off: { kind: 'baht', amount: 500 },
      },
    })]);
  });

  it('of one thing, by an amount keyed', async () => {
    const fake = await stand({ save_price_rule: () => [] });
    render(PriceMarkdown);
    await choose('อย่างเดียว');
    await userEvent.click(await screen.findByRole('button', { name: /^ส้มตำ/ }));
    await choose('กดเอง');
    await press('7');
    expect(screen.getByText('ลดชิ้นละ 7 บาท: ส้มตำ')).toBeVisible();
    await press(/เริ่มลดเลย/);
    expect(asked(fake, 'save_price_rule')).toEqual([expect.objectContaining({
      does: { kind: 'markdown', of: { kind: 'goods', id: 'g1' }, off: { kind: 'baht', amount: 700 } },
    })]);
  });
});

describe('other rules', () => {
  it('a bundle takes goods, how many and a price', async () => {
    const fake = await stand({ save_price_rule: () => [] });
    const { container } = render(PriceBundle);
    await userEvent.click(await screen.findByRole('button', { name: /^ส้มตำ/ }));
    await choose('2');
    await press('7');
    await press('0');
    expect(screen.getByText('2 ชิ้น 70 บาท: ส้มตำ')).toBeVisible();
    await expectClean(container);
    await press(/ใช้ราคานี้/);
    expect(asked(fake, 'save_price_rule')).toEqual([{
      name: '2 ชิ้น 70 บาท', does: { kind: 'bundle', goods: ['g1'], count: 2, price: 7_000 },
    }]);
  });

  it('a bundle holds nothing that is weighed', async () => {
    await stand({ goods: () => ({ goods: [{ ...somtam, unit: 'kilogram' }], count: 1 }) });
    render(PriceBundle);
    await userEvent.click(await screen.findByRole('button', { name: /^ส้มตำ/ }));
    expect(toasts.current?.words).toBe('ของที่ชั่งขาย ตั้งแบบหลายชิ้นไม่ได้');
  });

  it('a dated price holds a week unless said otherwise', async () => {
    const fake = await stand({ save_price_rule: () => [] });
    const { container } = render(PriceDated);
    await userEvent.click(await screen.findByRole('button', { name: /^ส้มตำ/ }));
    await press('3');
    await press('5');
    expect(screen.getByText('ส้มตำ ราคา 35 บาท (ปกติ 40 บาท)')).toBeVisible();
    await expectClean(container);
    await press(/ใช้ราคานี้/);
    expect(asked(fake, 'save_price_rule')).toEqual([{
      name: 'ส้มตำ ราคา 35 บาท', does: { kind: 'dated', goods: 'g1', price: 3_500 },
      from: '2026-11-22', until: '2026-11-28',
    }]);
  });
});

describe('words', () => {
  it('write a share plainly', () => {
    expect([1000, 750, 5].map(percent)).toEqual(['10%', '7.5%', '0.05%']);
  });

  it('are English too', async () => {
    await stand({ price_rules: () => [row(bundle)] });
    setLocale('en');
    render(Prices);
    expect(await screen.findByText('3 for 100 baht: ส้มตำ')).toBeVisible();
  });
});
