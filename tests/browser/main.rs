//! Every screen of both desks in Chromium, through `taladctl serve`, in both languages and on two
//! sizes of screen. Must never look behind the screens.

mod book;
mod fresh;
mod judge;
mod sample;
mod second_till;
mod selling;
mod till;
