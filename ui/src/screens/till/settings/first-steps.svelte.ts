// Which of the first steps stands open: kept when one leaves for an editor and comes back.
// Must never say that a step is done: the till knows that.

let step = $state(0);

export const firstSteps = {
  get at(): number {
    return step;
  },
  set at(next: number) {
    step = next;
  },
};
