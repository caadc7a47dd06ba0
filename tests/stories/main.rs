//! Stories of the market, told through `api` as a screen would tell them.

mod goods;
mod market_day;
mod mishaps;
mod paper;
mod selling;
