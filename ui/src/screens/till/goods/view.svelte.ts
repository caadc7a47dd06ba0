// What the list of goods shows: kept while an editor is open over it, so one returns to the same place.
// Must never hold goods: those are asked again.
import type { GoodsQuery } from '../../../backend/bindings';

export type Shown = 'all' | 'favourites' | 'retired';

export const PAGE = 60;

class View {
  text = $state('');
  shown = $state<Shown>('all');
  category = $state<string | null>(null);
  offset = $state(0);

  get query(): GoodsQuery {
    return {
      text: this.text,
      category: this.category,
      favourites: this.shown === 'favourites',
      retired: this.shown === 'retired',
      offset: this.offset,
      limit: PAGE,
    };
  }
}

export const view = new View();
