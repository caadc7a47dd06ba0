//! Sums on paper: halves, steps and shares as a person works them out with whole satang.
//! Must never call the program: what it checks would then check itself.

/// A rounding: a step, and which way a part of it goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    pub step: i64,
    pub way: Way,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Down,
    Nearest,
    Up,
}

impl Way {
    pub const fn word(self) -> &'static str {
        match self {
            Way::Down => "down",
            Way::Nearest => "nearest",
            Way::Up => "up",
        }
    }
}

/// a / b with a half going away from zero.
pub fn half_up(a: i64, b: i64) -> i64 {
    let (sign, a) = if a < 0 { (-1, -a) } else { (1, a) };
    sign * ((2 * a + b) / (2 * b))
}

/// The VAT inside an amount that includes it.
pub fn vat_inside(gross: i64) -> i64 {
    half_up(gross * 7, 107)
}

/// An amount in whole steps; it may become nothing.
pub fn in_steps(amount: i64, Step { step, way }: Step) -> i64 {
    let over = amount % step;
    let down = amount - over;
    match way {
        Way::Nearest if 2 * over >= step => down + step,
        Way::Up if over > 0 => down + step,
        _ => down,
    }
}

/// What is asked for an amount in steps: never nothing for something.
pub fn asked_in_steps(amount: i64, step: Option<Step>) -> i64 {
    let Some(by) = step else { return amount };
    match in_steps(amount, by) {
        0 if amount > 0 => by.step,
        whole => whole,
    }
}

/// An amount shared over weights: whole satang of the exact part, the rest to the largest
/// remainders, the earlier first.
pub fn shared(amount: i64, weights: &[i64]) -> Vec<i64> {
    let whole: i64 = weights.iter().sum();
    if whole == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: i64| i128::from(amount) * i128::from(weight);
    let floor = |weight: i64| i64::try_from(exact(weight) / i128::from(whole)).expect("a share");
    let mut parts: Vec<i64> = weights.iter().map(|weight| floor(*weight)).collect();
    let mut left = amount - parts.iter().sum::<i64>();
    let mut turn: Vec<usize> = (0..weights.len()).collect();
    turn.sort_by_key(|place| -(exact(weights[*place]) % i128::from(whole)));
    for place in turn {
        if left == 0 {
            break;
        }
        parts[place] += 1;
        left -= 1;
    }
    parts
}

/// Which of some things that cannot be cut come to an amount: one that is it, else the first ones.
pub fn whole_ones(of: &[i64], amount: i64) -> Option<Vec<usize>> {
    if let Some(one) = of.iter().position(|one| *one == amount) {
        return Some(vec![one]);
    }
    let mut sum = 0;
    for (place, one) in of.iter().enumerate() {
        if sum >= amount {
            break;
        }
        sum += one;
        if sum == amount {
            return Some((0..=place).collect());
        }
    }
    None
}
